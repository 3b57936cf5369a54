import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Failure, Override } from '../../electron/assistant/contract/index.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useShowStep } from '../wizard/show-step.ts';
import { FailurePanel } from './failure-panel.tsx';

/** Of what is refused in production because it was not tried. */
export const LOCKED = 'UF-4601';

/** Beside a button that is locked. */
export const opensUnlocked = t`Opens when it was tried, or with a name and a reason`;

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: '10px 16px',
    marginTop: '12px',
  },
});

const nobody: Override = { by: '', why: '' };

/** Who begins in production what was not tried, as typed so far; undefined until both are there. */
export function useOverride(of: string) {
  const [typed, setTyped] = useDraft<Override>(`override-${of}`, nobody);
  const override = { by: typed.by.trim(), why: typed.why.trim() };
  return { typed, setTyped, override: override.by === '' || override.why === '' ? undefined : override };
}

interface LockedPanelProps {
  readonly failure: Failure;
  readonly typed: Override;
  readonly onType: (typed: Override) => void;
}

/** Why production is locked, what was not tried, and where somebody may answer for beginning all the same. */
export function LockedPanel({ failure, typed, onType }: LockedPanelProps) {
  const styles = useStyles();
  const showStep = useShowStep();
  const [left, setLeft] = useState<ReadonlySet<keyof Override>>(new Set());
  const { detail, ...headline } = failure;
  const field = (name: keyof Override, label: string, missing: string) => (
    <Field label={label} {...(left.has(name) && typed[name].trim() === '' ? { validationMessage: missing } : {})}>
      <Input
        value={typed[name]}
        maxLength={name === 'by' ? 200 : 1000}
        autoComplete={name === 'by' ? 'name' : 'off'}
        onChange={(_, data) => onType({ ...typed, [name]: data.value })}
        onBlur={() => setLeft((before) => new Set([...before, name]))}
      />
    </Field>
  );
  return (
    <FailurePanel failure={headline}>
      <p>{detail}</p>
      <Button size="small" onClick={() => showStep('rehearse')}>
        <Trans>Open Rehearse, for rehearsal and pilot</Trans>
      </Button>
      <div className={styles.fields}>
        {field('by', t`Who begins all the same`, t`Type a name.`)}
        {field('why', t`Why`, t`Type a reason.`)}
      </div>
    </FailurePanel>
  );
}
