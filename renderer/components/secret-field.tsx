import { Button, Field, Input, Label, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';

const useStyles = makeStyles({
  // As far from its field as the labels of the fields beside it.
  label: { display: 'block', padding: '2px 0' },
  known: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '32px',
    color: tokens.colorNeutralForeground2,
  },
});

interface SecretFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** The assistant has one already; it never comes back to the page. */
  readonly known: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const knownWord = () =>
  t({
    message: 'Known',
    comment: 'Of a password or client secret: it is known already and can only be replaced.',
  });

/** A password or client secret: goes in and never comes back; one that is known can only be replaced. */
export function SecretField({ label, hint, known, value, onChange }: SecretFieldProps) {
  const styles = useStyles();
  const [replacing, setReplacing] = useState(false);
  if (known && !replacing) {
    return (
      <div>
        <Label className={styles.label}>{label}</Label>
        <div className={styles.known}>
          <span>{knownWord()}</span>
          <Button size="small" aria-label={t`Replace: ${label}`} onClick={() => setReplacing(true)}>
            <Trans>Replace</Trans>
          </Button>
        </div>
      </div>
    );
  }
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      <Input
        type="password"
        autoComplete="off"
        value={value}
        // One that was typed and saved leaves an empty field, which would look as if nothing were known.
        {...(known ? { placeholder: knownWord() } : {})}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}
