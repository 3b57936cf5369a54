import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { LegacyForm, SignInKind } from '../../../electron/assistant/contract/index.ts';
import { SecretField } from '../../components/secret-field.tsx';
import { signInOf, signIns } from './sign-in.ts';

const useStyles = makeStyles({
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: '10px' },
  hint: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

interface SignInFieldsProps {
  readonly form: LegacyForm;
  readonly onChange: (form: LegacyForm) => void;
  readonly password: string;
  readonly passwordKnown: boolean;
  readonly windowsUser: boolean;
  readonly onPassword: (password: string) => void;
}

/** Who signs in, and with what; only ways that work on this computer are offered. */
export function SignInFields(props: SignInFieldsProps) {
  const { form, onChange, password, passwordKnown, windowsUser, onPassword } = props;
  const styles = useStyles();
  const chosen = signInOf(form);
  const offered = signIns.filter(({ kind }) => kind !== 'windows-user' || windowsUser || form.signIn === kind);
  return (
    <>
      <Field label={t`Sign in as`}>
        <Select value={form.signIn} onChange={(_, { value }) => onChange({ ...form, signIn: value as SignInKind })}>
          {offered.map(({ kind, label }) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      {form.signIn === 'windows-domain' && (
        <Field label={t`Domain`}>
          <Input value={form.domain ?? ''} onChange={(_, { value }) => onChange({ ...form, domain: value })} />
        </Field>
      )}
      {form.signIn === 'entra-service-principal' && (
        <Field label={t`Directory (tenant) id`}>
          <Input value={form.tenantId ?? ''} onChange={(_, { value }) => onChange({ ...form, tenantId: value })} />
        </Field>
      )}
      {(chosen.user !== undefined || chosen.secret !== undefined) && (
        <div className={styles.pair}>
          {chosen.user !== undefined && (
            <Field label={chosen.user}>
              <Input
                value={form.user}
                autoComplete="off"
                onChange={(_, { value }) => onChange({ ...form, user: value })}
              />
            </Field>
          )}
          {chosen.secret !== undefined && (
            <SecretField
              // Saved means known: the field closes again and forgets what was typed.
              key={`${form.signIn} ${passwordKnown}`}
              label={chosen.secret}
              known={passwordKnown && password === ''}
              value={password}
              onChange={onPassword}
            />
          )}
        </div>
      )}
      <p className={styles.hint}>{chosen.hint ?? t`Userferry keeps it in memory, never in the workspace file.`}</p>
    </>
  );
}
