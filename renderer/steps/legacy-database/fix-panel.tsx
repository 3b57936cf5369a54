import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';
import type { Check, LegacyForm } from '../../../electron/assistant/contract/index.ts';
import { type Fix, fixesFor } from './fixes.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '12px 0 0', padding: 0, display: 'grid', gap: '8px' },
  price: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  badge: { marginLeft: '8px' },
});

interface FixPanelProps {
  readonly check: Check;
  readonly form: LegacyForm;
  readonly busy: boolean;
  readonly onFix: (form: LegacyForm) => void;
}

/** What can be done about a failed check from here, each with its price; pressing one runs the checks again. */
export function FixPanel({ check, form, busy, onFix }: FixPanelProps) {
  const styles = useStyles();
  const fixes = fixesFor(check, form);
  if (fixes.length === 0) return null;
  return (
    <ul className={styles.list}>
      {fixes.map((fix: Fix) => (
        <li key={fix.label}>
          <Button disabledFocusable={busy} onClick={() => onFix(fix.form)}>
            {fix.label}
          </Button>
          {fix.risk && (
            <Badge className={styles.badge} appearance="tint" color="warning" shape="rounded">
              <Trans>Risk, named in the report</Trans>
            </Badge>
          )}
          {fix.price !== undefined && <span className={styles.price}>{fix.price}</span>}
        </li>
      ))}
    </ul>
  );
}
