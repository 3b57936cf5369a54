import { Field, makeStyles, Select } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import {
  type Experience,
  type Outcome,
  outcome as outcomeSchema,
  outcomeTexts,
  type Reason,
  reason as reasonSchema,
  type Trait,
} from '../../electron/assistant/contract/index.ts';
import { reasonTitle } from '../words/reasons.ts';

/** Which accounts a list shows; traits and experiences are known of surveys and plans alone. */
export interface AccountFilter {
  readonly outcome?: Outcome;
  readonly reason?: Reason;
  readonly trait?: Trait;
  readonly experience?: Experience;
}

const useStyles = makeStyles({
  bar: { display: 'flex', gap: '12px', flexWrap: 'wrap' },
  field: { minWidth: '200px', flexGrow: 1, maxWidth: '420px' },
});

interface AccountFilterBarProps {
  readonly filter: AccountFilter;
  readonly ofRun: boolean;
  readonly onChange: (filter: AccountFilter) => void;
}

/** The choice of an outcome and a reason; a plan has no outcomes yet. */
export function AccountFilterBar({ filter, ofRun, onChange }: AccountFilterBarProps) {
  const styles = useStyles();
  const withOutcome = (value: string): AccountFilter => {
    const { outcome: _, ...rest } = filter;
    const chosen = outcomeSchema.safeParse(value);
    return chosen.success ? { ...rest, outcome: chosen.data } : rest;
  };
  const withReason = (value: string): AccountFilter => {
    const { reason: _, ...rest } = filter;
    const chosen = reasonSchema.safeParse(value);
    return chosen.success ? { ...rest, reason: chosen.data } : rest;
  };
  return (
    <div className={styles.bar}>
      {ofRun && (
        <Field label={t`Outcome`} className={styles.field}>
          <Select value={filter.outcome ?? ''} onChange={(_, { value }) => onChange(withOutcome(value))}>
            <option value="">
              <Trans>All</Trans>
            </option>
            {outcomeSchema.options.map((name) => (
              <option key={name} value={name}>
                {outcomeTexts[name]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={t`Reason`} className={styles.field}>
        <Select value={filter.reason ?? ''} onChange={(_, { value }) => onChange(withReason(value))}>
          <option value="">
            <Trans>All</Trans>
          </option>
          {reasonSchema.options.map((name) => (
            <option key={name} value={name}>
              {reasonTitle(name)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
