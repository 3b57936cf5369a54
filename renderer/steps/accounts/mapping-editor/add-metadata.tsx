import { Button, Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { EditableMapping, Profile, Value } from '../../../../electron/assistant/contract/index.ts';
import { ColumnSelect } from './column-select.tsx';
import { type MetadataKind, metadataKinds, wrongName } from './edit-profile.ts';
import { columnOfId, firstColumn, idOfSource } from './source-options.ts';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(140px, 170px) minmax(140px, 1fr) minmax(140px, 1fr) auto',
    gap: '12px',
    alignItems: 'start',
  },
  // As low as the fields that stand under their labels.
  button: { marginTop: '26px' },
});

interface AddMetadataProps {
  readonly profile: Profile;
  readonly tables: EditableMapping['tables'];
  readonly onAdd: (field: string, value: Value) => void;
}

/** Another field of a user's metadata, from a column. */
export function AddMetadata({ profile, tables, onAdd }: AddMetadataProps) {
  const styles = useStyles();
  const [kind, setKind] = useState<MetadataKind>('user_metadata');
  const [name, setName] = useState('');
  const [source, setSource] = useState<Value | undefined>(firstColumn(tables));
  const wrong = wrongName(profile, kind, name);
  const said = name === '' ? undefined : wrong;
  return (
    <form
      className={styles.form}
      aria-label={t`Add a field of metadata`}
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong !== undefined || source === undefined) return;
        onAdd(`${kind}.${name}`, source);
        setName('');
      }}
    >
      <Field label={t`Add a field of`}>
        <Select
          value={kind}
          onChange={(_, { value }) => setKind(metadataKinds.find((each) => each === value) ?? 'user_metadata')}
        >
          {metadataKinds.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </Select>
      </Field>
      <Field label={t`Its name`} {...(said === undefined ? {} : { validationMessage: said })}>
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field label={t`It comes from`}>
        <ColumnSelect
          tables={tables}
          value={idOfSource(source?.kind === 'column' ? source : undefined)}
          onChange={(id) => {
            const column = columnOfId(id);
            if (column !== undefined) setSource({ kind: 'column', column });
          }}
        />
      </Field>
      <Button type="submit" className={styles.button} disabledFocusable={wrong !== undefined || source === undefined}>
        <Trans>Add</Trans>
      </Button>
    </form>
  );
}
