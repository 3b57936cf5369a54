import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
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
      <Field label="Encryption">
        <Select
          value={protectionOf(form)}
          onChange={(_, { value }) => onChange(withProtection(form, value as Protection))}
        >
          <option value="checked">Encrypted, certificate checked</option>
          <option value="strict">Strict (SQL Server 2022, Azure SQL)</option>
          {form.trust.kind === 'authority' && <option value="authority">Encrypted, your own authority trusted</option>}
          {form.trust.kind === 'fingerprint' && <option value="fingerprint">Encrypted, one certificate trusted</option>}
          <option value="unchecked">Encrypted, certificate not checked</option>
          <option value="none">Not encrypted</option>
        </Select>
      </Field>
      {form.certificateName !== undefined && (
        <Field label="Name in the certificate">
          <Input value={form.certificateName} onChange={(_, { value }) => onChange(withName(form, value))} />
        </Field>
      )}
      {form.oldEncryption === true && (
        <Checkbox
          checked
          label="Old encryption allowed (a risk, named in the report)"
          onChange={() => onChange({ ...form, oldEncryption: false })}
        />
      )}
      <Checkbox
        checked={form.readOnlyReplica}
        label="Ask for a read-only replica, where the server has one"
        onChange={(_, { checked }) => onChange({ ...form, readOnlyReplica: checked === true })}
      />
    </>
  );
}

function withName({ certificateName: _, ...rest }: LegacyForm, value: string): LegacyForm {
  return value === '' ? rest : { ...rest, certificateName: value };
}
