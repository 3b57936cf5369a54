import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import type { LegacyForm } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { SecretField } from '../../components/secret-field.tsx';
import { type Protection, protectionOf, withProtection } from './protection.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gap: '12px' },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: '10px' },
});

interface ConnectionFormProps {
  readonly form: LegacyForm;
  readonly onChange: (form: LegacyForm) => void;
  readonly password: string;
  readonly passwordKnown: boolean;
  readonly onPassword: (password: string) => void;
}

/** How the SQL Server is reached and who signs in there. */
export function ConnectionForm({ form, onChange, password, passwordKnown, onPassword }: ConnectionFormProps) {
  const styles = useStyles();
  return (
    <Card title="Connection">
      <div className={styles.fields}>
        <Field label="Server">
          <Input value={form.server} onChange={(_, { value }) => onChange({ ...form, server: value })} />
        </Field>
        <div className={styles.pair}>
          <Field label="Instance">
            <Input
              value={form.instance ?? ''}
              placeholder="None"
              onChange={(_, { value }) => onChange(withInstance(form, value))}
            />
          </Field>
          <Field label="Port">
            <Input
              value={form.port === undefined ? '' : String(form.port)}
              inputMode="numeric"
              placeholder="1433"
              onChange={(_, { value }) => onChange(withPort(form, value))}
            />
          </Field>
        </div>
        <Field label="Database">
          <Input value={form.database} onChange={(_, { value }) => onChange({ ...form, database: value })} />
        </Field>
        <div className={styles.pair}>
          <Field label="Login">
            <Input
              value={form.user}
              autoComplete="off"
              onChange={(_, { value }) => onChange({ ...form, user: value })}
            />
          </Field>
          <SecretField
            // Saved means known: the field closes again and forgets what was typed.
            key={String(passwordKnown)}
            label="Password"
            known={passwordKnown && password === ''}
            value={password}
            onChange={onPassword}
          />
        </div>
        <Field label="Encryption">
          <Select
            value={protectionOf(form)}
            onChange={(_, { value }) => onChange(withProtection(form, value as Protection))}
          >
            <option value="checked">Encrypted, certificate checked</option>
            {form.trust.kind === 'fingerprint' && (
              <option value="fingerprint">Encrypted, one certificate trusted</option>
            )}
            <option value="unchecked">Encrypted, certificate not checked</option>
            <option value="none">Not encrypted</option>
          </Select>
        </Field>
      </div>
    </Card>
  );
}

function withInstance({ instance: _, ...rest }: LegacyForm, value: string): LegacyForm {
  return value === '' ? rest : { ...rest, instance: value };
}

function withPort(form: LegacyForm, value: string): LegacyForm {
  const { port: _, ...rest } = form;
  if (value === '') return rest;
  const port = Number(value);
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? { ...rest, port } : form;
}
