import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { LegacyForm } from '../../../electron/assistant/contract/index.ts';
import { type Protection, protectionOf, withProtection } from './protection.ts';

interface ProtectionFieldsProps {
  readonly form: LegacyForm;
  readonly onChange: (form: LegacyForm) => void;
}

/** How the connection is encrypted, and what was accepted about it. */
export function ProtectionFields({ form, onChange }: ProtectionFieldsProps) {
  return (
    <>
      <Field label={t`Encryption`}>
        <Select
          value={protectionOf(form)}
          onChange={(_, { value }) => onChange(withProtection(form, value as Protection))}
        >
          <option value="checked">
            <Trans>Encrypted, certificate checked</Trans>
          </option>
          <option value="strict">
            <Trans>Strict (SQL Server 2022, Azure SQL)</Trans>
          </option>
          {form.trust.kind === 'authority' && (
            <option value="authority">
              <Trans>Encrypted, your own authority trusted</Trans>
            </option>
          )}
          {form.trust.kind === 'fingerprint' && (
            <option value="fingerprint">
              <Trans>Encrypted, one certificate trusted</Trans>
            </option>
          )}
          <option value="unchecked">
            <Trans>Encrypted, certificate not checked</Trans>
          </option>
          <option value="none">
            <Trans>Not encrypted</Trans>
          </option>
        </Select>
      </Field>
      {form.certificateName !== undefined && (
        <Field label={t`Name in the certificate`}>
          <Input value={form.certificateName} onChange={(_, { value }) => onChange(withName(form, value))} />
        </Field>
      )}
      {form.oldEncryption === true && (
        <Checkbox
          checked
          label={t`Old encryption allowed (a risk, named in the report)`}
          onChange={() => onChange({ ...form, oldEncryption: false })}
        />
      )}
      <Checkbox
        checked={form.readOnlyReplica}
        label={t`Ask for a read-only replica, where the server has one`}
        onChange={(_, { checked }) => onChange({ ...form, readOnlyReplica: checked === true })}
      />
    </>
  );
}

function withName({ certificateName: _, ...rest }: LegacyForm, value: string): LegacyForm {
  return value === '' ? rest : { ...rest, certificateName: value };
}
