import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { DraftValue, ExceptionKind } from '../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../client/use-command.ts';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { useKeptDraft } from '../../drafts/use-draft.ts';
import { count } from '../../words/numbers.ts';
import { kindWords } from './cut-over-words.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))', gap: '10px 16px' },
  foot: { display: 'flex', gap: '8px', alignItems: 'center', flexWrap: 'wrap', gridColumn: '1 / -1' },
});

interface AcceptFormProps {
  readonly kind: ExceptionKind;
  /** The one that is meant; undefined for all that are open. */
  readonly only: string | undefined;
  readonly open: number;
  readonly onAll: () => void;
}

/** Who accepts exceptions, or has seen what only people see, and why: both have to be said. */
export function AcceptForm({ kind, only, open, onAll }: AcceptFormProps) {
  const styles = useStyles();
  const accept = useCommand('acceptExceptions');
  const [by, setBy] = useKeptDraft<'accepts-exceptions', string>('accepts-exceptions', '');
  const of = { kind, ...(only === undefined ? {} : { only }) };
  const [{ why }, setReason] = useKeptDraft<'accepts-why', DraftValue<'accepts-why'>>('accepts-why', {
    ...of,
    why: '',
  });
  const setWhy = (why: string) => setReason({ ...of, why });
  const [left, setLeft] = useState<ReadonlySet<'by' | 'why'>>(new Set());
  const leave = (...names: readonly ('by' | 'why')[]) => setLeft((before) => new Set([...before, ...names]));
  const missing = { by: by.trim() === '', why: why.trim() === '' };
  const { say } = kindWords[kind];
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        leave('by', 'why');
        if (missing.by || missing.why || accept.running) return;
        void accept.give({ kind, ...(only === undefined ? {} : { name: only }), by, why }).then((given) => {
          if (given === undefined) return;
          setWhy('');
          onAll();
        });
      }}
    >
      <Field
        label={say === undefined ? t`Who accepts it` : t`Who has seen it`}
        required
        {...(left.has('by') && missing.by ? { validationMessage: t`Type a name.` } : {})}
      >
        <Input
          value={by}
          maxLength={200}
          autoComplete="name"
          onChange={(_, data) => setBy(data.value)}
          onBlur={() => leave('by')}
        />
      </Field>
      <Field
        label={say === undefined ? t`Why` : t`How they know`}
        required
        {...(left.has('why') && missing.why ? { validationMessage: t`Type a reason.` } : {})}
      >
        <Input
          value={why}
          maxLength={1000}
          autoComplete="off"
          onChange={(_, data) => setWhy(data.value)}
          onBlur={() => leave('why')}
        />
      </Field>
      <div className={styles.foot}>
        <Button appearance="primary" type="submit" disabledFocusable={accept.running}>
          {say ?? acceptText(only, open)}
        </Button>
        {only !== undefined && open > 1 && (
          <Button onClick={onAll} appearance="subtle">
            <Trans>All {{ open: count(open) }} instead</Trans>
          </Button>
        )}
      </div>
      <RefusedCommand error={accept.error} />
    </form>
  );
}

function acceptText(only: string | undefined, open: number): string {
  if (only !== undefined) return t`Accept only the marked one`;
  const number = count(open);
  return plural(open, { one: 'Accept this one', other: `Accept all ${number}` });
}
