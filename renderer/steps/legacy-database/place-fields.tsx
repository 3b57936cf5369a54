import { Field, Input, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { type LegacyForm, parseServerAddress } from '../../../electron/assistant/contract/index.ts';

const useStyles = makeStyles({
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: '10px' },
});

interface PlaceFieldsProps {
  readonly form: LegacyForm;
  readonly onChange: (form: LegacyForm) => void;
}

/** Where the database is. What is written in one field, as `HOST\INSTANCE,PORT`, goes to its own fields when it is left. */
export function PlaceFields({ form, onChange }: PlaceFieldsProps) {
  const styles = useStyles();
  const address = parseServerAddress(form.server);
  return (
    <>
      <Field label={t`Server`} {...(address.kind === 'refused' ? { validationMessage: address.why } : {})}>
        <Input
          value={form.server}
          placeholder={t`HOST, HOST\\INSTANCE or HOST,PORT`}
          onChange={(_, { value }) => onChange({ ...form, server: value })}
          onBlur={() => onChange(withAddress(form))}
        />
      </Field>
      <div className={styles.pair}>
        <Field label={t`Instance`}>
          <Input
            value={form.instance ?? ''}
            placeholder={t`None`}
            onChange={(_, { value }) => onChange(withInstance(form, value))}
          />
        </Field>
        <Field label={t`Port`}>
          <Input
            value={form.port === undefined ? '' : String(form.port)}
            inputMode="numeric"
            placeholder={form.instance === undefined ? '1433' : t`Asked for`}
            onChange={(_, { value }) => onChange(withPort(form, value))}
          />
        </Field>
      </div>
      <Field label={t`Database`}>
        <Input value={form.database} onChange={(_, { value }) => onChange({ ...form, database: value })} />
      </Field>
    </>
  );
}

/** The form with its server taken apart; the same form where there is nothing to take apart. */
export function withAddress(form: LegacyForm): LegacyForm {
  const address = parseServerAddress(form.server);
  if (address.kind === 'refused' || address.server === form.server) return form;
  const { kind: _, ...place } = address;
  return { ...form, ...place };
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
