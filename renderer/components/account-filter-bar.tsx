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
import { useSnapshot } from '../client/use-assistant.tsx';
import { count } from '../words/numbers.ts';
import { reasonTitle } from '../words/reasons.ts';

/** Which accounts a list shows; traits and experiences are known of surveys and plans alone. */
export interface AccountFilter {
  readonly outcome?: Outcome;
  readonly reason?: Reason;
  readonly trait?: Trait;
  readonly experience?: Experience;
  /** Of a run in waves. */
  readonly wave?: number;
}

const useStyles = makeStyles({
  bar: { display: 'flex', gap: '12px', flexWrap: 'wrap' },
  // As wide as there is room for, not as its longest choice.
  field: { minWidth: '200px', flexBasis: 0, flexGrow: 1, maxWidth: '420px' },
});

interface AccountFilterBarProps {
  readonly filter: AccountFilter;
  readonly ofRun: boolean;
  readonly onChange: (filter: AccountFilter) => void;
}

/** The choice of an outcome, a reason and a wave; a plan has only reasons yet. */
export function AccountFilterBar({ filter, ofRun, onChange }: AccountFilterBarProps) {
  const styles = useStyles();
  const { run, waves } = useSnapshot();
  const ofWaves = ofRun && waves !== undefined && waves.run === run?.id ? waves.waves : [];
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
  const withWave = (value: string): AccountFilter => {
    const { wave: _, ...rest } = filter;
    return value === '' ? rest : { ...rest, wave: Number(value) };
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
      {ofWaves.length > 0 && (
        <Field label={t`Wave`} className={styles.field}>
          <Select value={filter.wave ?? ''} onChange={(_, { value }) => onChange(withWave(value))}>
            <option value="">
              <Trans>All</Trans>
            </option>
            {ofWaves.map(({ number, title }) => (
              <option key={number} value={number}>
                {`${count(number)}: ${title}`}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}
