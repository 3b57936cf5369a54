import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReportName } from '../../../electron/assistant/contract/index.ts';
import { pageNonce } from '../../client/page-nonce.ts';
import { useAssistant } from '../../client/use-assistant.tsx';
import { Card } from '../../components/card.tsx';
import { framedReport } from './framed-report.ts';

const useStyles = makeStyles({
  frame: {
    display: 'block',
    width: '100%',
    height: 'max(420px, calc(100vh - 260px))',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxSizing: 'border-box',
  },
});

interface ReportFrameProps {
  readonly which: ReportName;
  /** When it was written: a verification or a look writes it anew. */
  readonly made: number;
}

/** The report as it is in its file, in a frame that may run nothing and reach nothing. */
export function ReportFrame({ which, made }: ReportFrameProps) {
  const styles = useStyles();
  const assistant = useAssistant();
  const { data, isPending } = useQuery({
    queryKey: ['report', which, made],
    queryFn: () => assistant.call((client) => client.readReport(which)),
  });
  const html = useMemo(() => (data === undefined ? undefined : framedReport(data.html, pageNonce())), [data]);
  if (isPending) return <Spinner label={t`Reading the report`} />;
  if (html === undefined) return <Card>{t`The report could not be read. Its files are listed beside.`}</Card>;
  return (
    <iframe
      id="report"
      className={styles.frame}
      title={'run' in which ? t`Report of run ${which.run}` : t`Report of the trickle`}
      sandbox=""
      srcDoc={html}
    />
  );
}
