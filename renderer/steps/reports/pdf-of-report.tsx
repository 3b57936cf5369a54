import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { useMutation } from '@tanstack/react-query';
import type { ReportName } from '../../../electron/assistant/contract/index.ts';
import { failureIn } from '../../client/failure-in.ts';
import { pageNonce } from '../../client/page-nonce.ts';
import { useAssistant, useSnapshot } from '../../client/use-assistant.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { framedReport } from './framed-report.ts';
import { printReport } from './print-report.ts';

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '4px 12px',
    alignItems: 'center',
    marginTop: '12px',
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  note: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  wide: { gridColumn: '1 / -1' },
  path: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
    userSelect: 'all',
  },
});

/** The report on paper: as a PDF that the app makes, or by the print dialog where it can't. */
export function PdfOfReport({ which }: { readonly which: ReportName }) {
  const styles = useStyles();
  const assistant = useAssistant();
  const { host } = useSnapshot();
  const made = useMutation({
    mutationFn: () => {
      const requestId = crypto.randomUUID();
      return assistant.call((client) => client.savePdf({ requestId, ...which }));
    },
  });
  const printed = useMutation({
    mutationFn: async () => {
      const { html } = await assistant.call((client) => client.readReport(which));
      await printReport(framedReport(html, pageNonce()));
    },
  });
  const print = (
    <Button
      size="small"
      aria-label={t`Print the report`}
      disabledFocusable={printed.isPending}
      onClick={() => printed.mutate()}
    >
      {t`Print`}
    </Button>
  );
  return (
    <div className={styles.item}>
      <span>
        <span className={styles.name}>{t`PDF`}</span>
        <span className={styles.note}>
          {host.pdf
            ? t`the report on A4 pages`
            : t`a browser makes it: choose “Save as PDF” as the printer in the dialog that opens`}
        </span>
      </span>
      {host.pdf ? (
        <Button
          size="small"
          disabledFocusable={made.isPending}
          aria-label={t`Save the PDF`}
          onClick={() => made.mutate()}
        >
          {t`Save`}
        </Button>
      ) : (
        print
      )}
      <span role="status" className={styles.wide}>
        {made.isPending && t`Making the PDF …`}
        {made.data !== undefined && (
          <span className={styles.path} data-file="pdf">
            {made.data.path}
          </span>
        )}
      </span>
      {printed.error !== null && (
        <div className={styles.wide}>
          <FailurePanel failure={failureIn(printed.error)} />
        </div>
      )}
      {made.error !== null && (
        <div className={styles.wide}>
          <FailurePanel failure={failureIn(made.error)}>{print}</FailurePanel>
        </div>
      )}
    </div>
  );
}
