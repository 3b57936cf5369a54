import { assertNever } from '../../common/assert-never.ts';
import type { ColumnRef, Condition, Mapping, Value } from './mapping.ts';

/** Every column that a mapping reads of an account's own row, each once, in a fixed order; the key is not among them. */
export function readColumns(mapping: Mapping): readonly ColumnRef[] {
  const found = new Map<string, ColumnRef>();
  const add = (column: ColumnRef | null) => {
    if (column !== null) found.set(columnId(column), column);
  };
  for (const value of mappedValues(mapping)) for (const column of columnsOfValue(value)) add(column);
  const { password, locked, unapproved, anonymous, twoFactor, lastSignIn } = mapping;
  for (const column of [password.hash, password.salt, password.format, lastSignIn]) add(column);
  for (const condition of [...locked, ...unapproved, ...anonymous, ...twoFactor])
    for (const column of columnsOfCondition(condition)) add(column);
  return [...found.values()];
}

/** Names a column uniquely within a mapping. Aliases hold no dot. */
export function columnId({ table, column }: ColumnRef): string {
  return `${table}.${column}`;
}

/** Every value of a mapping. */
export function mappedValues({ fields, userMetadata, appMetadata }: Mapping): readonly Value[] {
  return [fields, userMetadata, appMetadata].flatMap((values) => Object.values(values));
}

/** The columns whose contents get into a value: without those that are only asked whether they are NULL. */
export function contentColumns(value: Value): readonly ColumnRef[] {
  if (value.kind === 'provided') return contentColumns(value.of);
  if (value.kind === 'concatenate') return value.values.flatMap(contentColumns);
  return 'of' in value ? contentColumns(value.of) : columnsOfValue(value);
}

export function columnsOfValue(value: Value): readonly ColumnRef[] {
  switch (value.kind) {
    case 'column':
      return [value.column];
    case 'constant':
      return [];
    case 'concatenate':
      return value.values.flatMap(columnsOfValue);
    case 'provided':
      return [value.that, ...columnsOfValue(value.of)];
    case 'trim':
    case 'fold':
    case 'iso-date':
    case 'parse-json':
    case 'map':
      return columnsOfValue(value.of);
    default:
      return assertNever(value);
  }
}

function columnsOfCondition(condition: Condition): readonly ColumnRef[] {
  switch (condition.kind) {
    case 'is-one-of':
    case 'is-none-of':
    case 'is-null':
    case 'is-over':
      return [condition.column];
    case 'is-ahead':
      return condition.onlyIf === null ? [condition.column] : [condition.column, condition.onlyIf];
    default:
      return assertNever(condition);
  }
}
