import { Select } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import type { EditableMapping } from '../../../../electron/assistant/contract/index.ts';
import { columnOfId, idOfColumn } from './source-options.ts';

type Tables = EditableMapping['tables'];
type Join = NonNullable<Tables[number]['join']>;

interface ColumnSelectProps {
  readonly tables: Tables;
  readonly value: string;
  readonly label?: string;
  /** Choices before the columns. */
  readonly children?: ReactNode;
  readonly onChange: (id: string) => void;
}

/** A choice among the columns of every table that can be read, table by table. */
export function ColumnSelect({ tables, value, label, children, onChange }: ColumnSelectProps) {
  const chosen = columnOfId(value);
  const isOffered = tables.some(
    ({ alias, columns }) => alias === chosen?.table && columns.some(({ name }) => name === chosen.column),
  );
  return (
    <Select
      value={value}
      {...(label === undefined ? {} : { 'aria-label': label })}
      onChange={(_, { value: id }) => onChange(id)}
    >
      {children}
      {chosen !== undefined && !isOffered && <option value={value}>{chosen.column}</option>}
      {tables.map(({ alias, name, join, columns }) => (
        <optgroup key={alias} label={join === null ? name : t`${name}, by ${{ join: keyOf(join, tables) }}`}>
          {columns.map((column) => (
            <option key={column.name} value={idOfColumn({ table: alias, column: column.name })}>
              {join === null ? column.name : `${name}.${column.name}`}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}

/** The columns by which a table is found: `Users.CountryId`. */
function keyOf({ on }: Pick<Join, 'on'>, tables: Tables): string {
  const columns = on.flatMap((each) => ('equals' in each ? [each.equals] : []));
  return columns
    .map(({ table, column }) => `${tables.find(({ alias }) => alias === table)?.name ?? table}.${column}`)
    .join(', ');
}
