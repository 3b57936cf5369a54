import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { ReportEntry, ReportName } from '../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../client/use-command.ts';
import { Card } from '../../components/card.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { PdfOfReport } from './pdf-of-report.tsx';

const formats = [
  { format: 'html', name: t`Report`, open: t`Open the Report`, what: t`one page, to read and to print` },
  { format: 'csv', name: t`CSV`, open: t`Open the CSV`, what: t`every account that did not make it, with its reason` },
  { format: 'json', name: t`JSON`, open: t`Open the JSON`, what: t`the numbers, for other programs` },
] as const;

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '12px' },
  item: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: '12px', alignItems: 'center' },
  name: { fontWeight: tokens.fontWeightSemibold },
  note: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  path: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
    userSelect: 'all',
  },
  told: { margin: '12px 0 0', color: tokens.colorNeutralForeground3 },
});

interface ReportFilesProps {
  readonly which: ReportName;
  readonly report: Pick<ReportEntry, 'html' | 'csv' | 'json'>;
}

/** A report's files: where they are, and the way to open them with the system's own program. */
export function ReportFiles({ which, report }: ReportFilesProps) {
  const styles = useStyles();
  const { give, running, error } = useCommand('openReport');
  const [told, setTold] = useState<string>();
  const { folder } = placeOf(report.html);
  async function open(format: (typeof formats)[number]['format']) {
    const answer = await give({ ...which, format });
    if (answer === undefined) return;
    setTold(answer.opened ? undefined : t`This computer did not open the file from here. It is in the folder above.`);
  }
  return (
    <Card title={t`Files`}>
      <ul className={styles.list}>
        {formats.map(({ format, name, open: label, what }) => (
          <li key={format} className={styles.item}>
            <span>
              <span className={styles.name}>{name}</span>
              <span className={styles.note}>{what}</span>
              <span className={styles.path} data-file={format}>
                {placeOf(report[format]).name}
              </span>
            </span>
            <Button size="small" disabledFocusable={running} aria-label={label} onClick={() => void open(format)}>
              {t`Open`}
            </Button>
          </li>
        ))}
      </ul>
      <PdfOfReport which={which} />
      <p className={styles.told}>
        <Trans>
          In the folder{' '}
          <span className={styles.path} data-file="folder">
            {folder}
          </span>
        </Trans>
      </p>
      {told !== undefined && (
        <p className={styles.told} role="status">
          {told}
        </p>
      )}
      <RefusedCommand error={error} />
    </Card>
  );
}

/** A file’s folder and its name, on Windows too. */
function placeOf(path: string): { readonly folder: string; readonly name: string } {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return { folder: path.slice(0, end), name: path.slice(end + 1) };
}
