import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { EditableMapping, Value } from '../../../../electron/assistant/contract/index.ts';
import { ColumnSelect } from './column-select.tsx';
import { columnOfId, firstColumn, idOfSource } from './source-options.ts';
import { takeApart } from './value-shape.ts';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: '8px' },
  part: { display: 'flex', gap: '8px', alignItems: 'center' },
  foot: { display: 'flex', gap: '12px', alignItems: 'flex-end', flexWrap: 'wrap' },
  between: { width: '160px' },
});

type Several = Extract<Value, { kind: 'concatenate' }>;

interface SeveralColumnsProps {
  readonly value: Several;
  readonly tables: EditableMapping['tables'];
  readonly onChange: (value: Several) => void;
}

/** Columns and texts that are put one behind the other, with something between them; what is empty is passed over. */
export function SeveralColumns({ value, tables, onChange }: SeveralColumnsProps) {
  const styles = useStyles();
  const withPart = (at: number, part: Value) => onChange({ ...value, values: value.values.with(at, part) });
  const added = firstColumn(tables);
  return (
    <div className={styles.parts}>
      {[...value.values.entries()].map(([at, part]) => (
        <div key={at} className={styles.part}>
          <Part part={part} place={at + 1} tables={tables} onChange={(next) => withPart(at, next)} />
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t`Leave part ${{ at: at + 1 }} out`}
            disabledFocusable={value.values.length === 1}
            onClick={() => onChange({ ...value, values: value.values.toSpliced(at, 1) })}
          />
        </div>
      ))}
      <div className={styles.foot}>
        <Button
          disabledFocusable={added === undefined}
          onClick={() => added !== undefined && onChange({ ...value, values: [...value.values, added] })}
        >
          <Trans>Add a column</Trans>
        </Button>
        <Field label={t`Between them`} className={styles.between}>
          <Input
            value={value.between}
            maxLength={20}
            onChange={(_, data) => onChange({ ...value, between: data.value })}
          />
        </Field>
      </div>
    </div>
  );
}

interface PartProps {
  readonly part: Value;
  /** Counted from 1. */
  readonly place: number;
  readonly tables: EditableMapping['tables'];
  readonly onChange: (part: Value) => void;
}

/** A column or a text; what is done to it besides stays until another is chosen. */
function Part({ part, place, tables, onChange }: PartProps) {
  const { source } = takeApart(part);
  return (
    <>
      <ColumnSelect
        tables={tables}
        value={idOfSource(source)}
        label={t`Part ${place}`}
        onChange={(id) => {
          const column = columnOfId(id);
          if (column !== undefined) onChange({ kind: 'column', column });
          if (id === 'constant') onChange({ kind: 'constant', value: '' });
        }}
      >
        <option value="constant">
          <Trans>This text</Trans>
        </option>
        {source.kind === 'concatenate' && (
          <option value="several">
            <Trans>Several columns</Trans>
          </option>
        )}
      </ColumnSelect>
      {source.kind === 'constant' && (
        <Input
          aria-label={t`Text of part ${place}`}
          value={String(source.value)}
          onChange={(_, { value }) => onChange({ kind: 'constant', value })}
        />
      )}
    </>
  );
}
