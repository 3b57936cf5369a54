import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { useState } from 'react';
import { type ActionName, actions } from '../../../electron/assistant/contract/index.ts';
import { SecretField } from '../../components/secret-field.tsx';
import { parameterWords } from './scripts-words.ts';

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
  const { parameters } = actions[action];
  const passwords = parameters.filter((name) => actions[action].passwords.includes(name));
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({});
  const isMissing = (name: string) => (secrets[name] ?? '') === '';
  const when =
    opensWhen ?? (account === '' ? 'Needs an account' : passwords.some(isMissing) ? 'Needs its password' : undefined);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (when !== undefined) return;
        onRun(Object.fromEntries(parameters.map((name) => [name, secrets[name] ?? account])));
        setSecrets({});
      }}
    >
      {parameters.map((name) => {
        const { label = name, hint = '' } = parameterWords[name] ?? {};
        return passwords.includes(name) ? (
          <SecretField
            key={name}
            label={label}
            hint={hint}
            known={false}
            value={secrets[name] ?? ''}
            onChange={(value) => setSecrets({ ...secrets, [name]: value })}
          />
        ) : (
          <Field key={name} label={label} hint={hint}>
            <Input value={account} autoComplete="off" onChange={(_, { value }) => onAccount(value)} />
          </Field>
        );
      })}
      <div className={styles.line}>
        <Button type="submit" icon={<PlayRegular />} disabledFocusable={when !== undefined}>
          Run {action}
        </Button>
        {when !== undefined && <span className={styles.when}>{when}</span>}
      </div>
    </form>
  );
}
