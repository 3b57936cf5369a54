import { Button, Caption1, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Snapshot } from '../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../client/use-command.ts';
import { Card } from '../../components/card.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { rows as rowsCounted } from '../../words/counts.ts';

const useStyles = makeStyles({
  text: { margin: '0 0 12px' },
  list: { listStyleType: 'none', margin: '0 0 12px', padding: 0, display: 'grid', gap: '12px' },
  head: { display: 'flex', alignItems: 'baseline', gap: '8px', flexWrap: 'wrap' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  rows: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  why: { margin: '2px 0 0' },
  index: {
    display: 'block',
    marginTop: '6px',
    padding: '6px 10px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  foot: { display: 'flex', alignItems: 'center', gap: '12px', flexWrap: 'wrap' },
});

type Scans = NonNullable<Snapshot['accounts']['scans']>;

/** What would be read whole from a database that others work with: asked before it happens, named afterwards. */
export function ScansCard({ scans, locked }: { readonly scans: Scans; readonly locked: boolean }) {
  return scans.asked ? <Question of={scans.of} locked={locked} /> : <Reminder of={scans.of} />;
}

function Question({ of, locked }: { readonly of: Scans['of']; readonly locked: boolean }) {
  const styles = useStyles();
  const allow = useCommand('allowScans');
  return (
    <Card title={t`May this be read whole?`}>
      <p className={styles.text}>
        <Trans>
          No accounts were read yet. Without an index SQL Server reads all of what is named here: for the survey and the
          plan, and again for every thousand accounts or so of a run and its verification.
        </Trans>
      </p>
      <RefusedCommand error={allow.error} />
      <ul className={styles.list}>
        {of.map((scan) => (
          <li key={`${scan.of} ${scan.why}`}>
            <span className={styles.head}>
              <span className={styles.name}>{scan.of}</span>
              <span className={styles.rows}>{rowsText(scan.rows)}</span>
            </span>
            <p className={styles.why}>{scan.why}</p>
            {scan.index !== null && <code className={styles.index}>{scan.index}</code>}
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <Button
          disabledFocusable={locked || allow.running}
          onClick={() => void allow.give({ names: [...new Set(of.map((scan) => scan.of))] })}
        >
          <Trans>Read it all the same</Trans>
        </Button>
        <Caption1>
          {of.some(({ index }) => index !== null)
            ? t`Or have the DBA add the index, and survey again.`
            : t`Ask the DBA when that does no harm.`}
        </Caption1>
      </div>
    </Card>
  );
}

function Reminder({ of }: { readonly of: Scans['of'] }) {
  const names = of.map((scan) => `${scan.of} (${rowsText(scan.rows)})`);
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <Trans>Read whole, as you allowed: {{ value: [...new Set(names)].join(', ') }}.</Trans>
      </MessageBarBody>
    </MessageBar>
  );
}

function rowsText(rows: number | null): string {
  return rows === null ? t`rows not known` : rowsCounted(rows);
}
