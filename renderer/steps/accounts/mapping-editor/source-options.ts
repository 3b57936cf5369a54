import type { ColumnRef, EditableMapping, Value } from '../../../../electron/assistant/contract/index.ts';
import type { Source } from './value-shape.ts';

type Tables = EditableMapping['tables'];

/** What a field may come from, as the values of a list of choices. */
export type SourceId = 'nothing' | 'constant' | 'several' | `column:${string}`;

/** Aliases hold no dot, columns may. */
export function idOfColumn({ table, column }: ColumnRef): SourceId {
  return `column:${table}.${column}`;
}

export function idOfSource(source: Source | undefined): SourceId {
  switch (source?.kind) {
    case undefined:
      return 'nothing';
    case 'column':
      return idOfColumn(source.column);
    case 'constant':
      return 'constant';
    case 'concatenate':
      return 'several';
  }
}

/** The column that a choice names; undefined for one that names none. */
export function columnOfId(id: string): ColumnRef | undefined {
  const [, table, column] = /^column:([^.]+)\.(.*)$/s.exec(id) ?? [];
  return table === undefined || column === undefined ? undefined : { table, column };
}

/** What a field begins with once another choice is made; of several columns the one that it came from is the first. */
export function sourceOfId(id: SourceId, before: Source | undefined, tables: Tables): Source | undefined {
  const column = columnOfId(id);
  if (column !== undefined) return { kind: 'column', column };
  switch (id) {
    case 'constant':
      return { kind: 'constant', value: '' };
    case 'several': {
      const first = before?.kind === 'column' ? before : firstColumn(tables);
      return first === undefined ? before : { kind: 'concatenate', values: [first], between: ' ' };
    }
    default:
      return undefined;
  }
}

/** A column to begin with where somebody adds one. */
export function firstColumn(tables: Tables): Extract<Value, { kind: 'column' }> | undefined {
  const [table] = tables;
  const [column] = table?.columns ?? [];
  return table === undefined || column === undefined
    ? undefined
    : { kind: 'column', column: { table: table.alias, column: column.name } };
}

/** Whether a value begins with a date or time. */
export function isMoment(source: Source, tables: Tables): boolean {
  if (source.kind !== 'column') return false;
  const { table, column } = source.column;
  const columns = tables.find(({ alias }) => alias === table)?.columns ?? [];
  return columns.some(({ name, isMoment: moment }) => moment && name === column);
}
