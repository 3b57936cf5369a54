import { Field, Input, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import type { TenantForm } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { SecretField } from '../../components/secret-field.tsx';

const useStyles = makeStyles({ fields: { display: 'grid', gap: '12px' } });

interface TenantFormCardProps {
  readonly form: TenantForm;
  readonly onChange: (form: TenantForm) => void;
  readonly secret: string;
  readonly secretKnown: boolean;
  readonly onSecret: (secret: string) => void;
  /** Above the fields. */
  readonly children: ReactNode;
}

/** The tenant and the machine-to-machine application with which the assistant signs in there. */
export function TenantFormCard({ form, onChange, secret, secretKnown, onSecret, children }: TenantFormCardProps) {
  const styles = useStyles();
  return (
    <Card title={t`Tenant`}>
      <div className={styles.fields}>
        {children}
        <Field label={t`Domain`} hint={t`As in the dashboard, without https://`}>
          <Input value={form.domain} onChange={(_, { value }) => onChange({ ...form, domain: value.trim() })} />
        </Field>
        <Field label={t`Client id`} hint={t`Of a machine-to-machine application for the Management API`}>
          <Input
            value={form.clientId}
            autoComplete="off"
            onChange={(_, { value }) => onChange({ ...form, clientId: value.trim() })}
          />
        </Field>
        <SecretField
          // Saved means known: the field closes again and forgets what was typed.
          key={String(secretKnown)}
          label={t`Client secret`}
          known={secretKnown && secret === ''}
          value={secret}
          onChange={onSecret}
        />
        <Field label={t`Connection`} hint={t`The database connection that receives the users`}>
          <Input value={form.connection} onChange={(_, { value }) => onChange({ ...form, connection: value })} />
        </Field>
      </div>
    </Card>
  );
}
