import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { ActionName } from '../../../electron/assistant/contract/index.ts';
import { SecretField } from '../../components/secret-field.tsx';
import { argumentFields } from './scripts-words.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '10px', alignContent: 'start' },
  line: { display: 'flex', alignItems: 'center', gap: '12px', flexWrap: 'wrap' },
  when: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface RunFormProps {
  readonly action: ActionName;
  /** Whom the call is about: the same person for one action after the other. */
  readonly account: string;
  /** Why it can't be run at the moment. */
  readonly opensWhen: string | undefined;
  readonly onAccount: (account: string) => void;
  readonly onRun: (args: Readonly<Record<string, string>>) => void;
}

/** The arguments of one call: an account, and passwords, which leave the page with the call. */
export function RunForm({ action, account, opensWhen, onAccount, onRun }: RunFormProps) {
  const styles = useStyles();
  const fields = argumentFields[action];
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const given = (name: string, kind: (typeof fields)[number]['kind']) =>
    kind === 'account' ? account : (typed[name] ?? (kind === 'flag' ? 'false' : ''));
  const missing = fields.find(({ name, kind }) => given(name, kind) === '');
  const when =
    opensWhen ??
    (missing === undefined
      ? undefined
      : missing.kind === 'account'
        ? t`Needs an account`
        : missing.kind === 'password'
          ? t`Needs its password`
          : t`Needs: ${{ field: missing.label }}`);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (when !== undefined) return;
        onRun(Object.fromEntries(fields.map(({ name, kind }) => [name, given(name, kind)])));
        const passwords = fields.filter(({ kind }) => kind === 'password').map(({ name }) => name);
        setTyped(Object.fromEntries(Object.entries(typed).filter(([name]) => !passwords.includes(name))));
      }}
    >
      {fields.map(({ name, kind, label, hint }) => {
        const set = (value: string) => setTyped({ ...typed, [name]: value });
        switch (kind) {
          case 'password':
            return (
              <SecretField
                key={name}
                label={label}
                hint={hint}
                known={false}
                value={given(name, kind)}
                onChange={set}
              />
            );
          case 'flag':
            return (
              <Checkbox
                key={name}
                label={label}
                checked={given(name, kind) === 'true'}
                onChange={(_, { checked }) => set(String(checked === true))}
              />
            );
          default:
            return (
              <Field key={name} label={label} hint={hint}>
                <Input
                  value={given(name, kind)}
                  autoComplete="off"
                  onChange={(_, { value }) => (kind === 'account' ? onAccount(value) : set(value))}
                />
              </Field>
            );
        }
      })}
      <div className={styles.line}>
        <Button type="submit" icon={<PlayRegular />} disabledFocusable={when !== undefined}>
          <Trans>Run {action}</Trans>
        </Button>
        {when !== undefined && <span className={styles.when}>{when}</span>}
      </div>
    </form>
  );
}
