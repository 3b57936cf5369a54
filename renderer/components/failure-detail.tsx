import { makeStyles, tokens } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';

const useStyles = makeStyles({
  summary: { cursor: 'pointer', color: tokens.colorBrandForeground1, width: 'fit-content' },
  raw: {
    margin: '8px 0 0',
    padding: '8px 12px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

/** The raw text of a driver or an API, folded away under the failure's code. */
export function FailureDetail({ code, detail }: { readonly code: string; readonly detail: string }) {
  const styles = useStyles();
  return (
    <details>
      <summary className={styles.summary}>
        <Trans>Details · {code}</Trans>
      </summary>
      <pre className={styles.raw}>{detail}</pre>
    </details>
  );
}
