import type { ColumnRef, Condition, Value } from '../../../stores/mapping/mapping.ts';
import type { ActionName } from '../../actions.ts';
import { columnBehind } from '../lookup.ts';
import type { ScriptPlan } from '../script-plan.ts';
import { addressColumn, nameColumn } from './address-column.ts';
import { cannotWrite } from './cannot-write.ts';
import { dependentsOf } from './dependents.ts';
import { flagWrites } from './flag-writes.ts';
import type { NewKey, RowWrite, StoreWrites } from './store-writes.ts';
import { type Assignments, columnOf, newRow, type WrittenTable, writtenTable } from './written-table.ts';

/** What a mapping itself says of how to write: its columns get what it reads from them, and no others are touched. */
export function customWrites(action: ActionName, plan: ScriptPlan): StoreWrites {
  const users = writtenTable(action, plan, plan.mapping.key.column.table);
  return {
    insert() {
      const password = passwordRows(action, plan);
      if (password.some(({ table }) => table.alias !== users.alias)) {
        throw cannotWrite(
          action,
          `The passwords are not in ${users.name}, and what else a new row there needs is not known.`,
        );
      }
      const columns = {
        ...wantedColumns(plan, users),
        ...Object.assign({}, ...password.map((row) => row.columns)),
        ...nameColumn(plan, users),
        ...addressColumn(action, plan, users),
        ...applicationColumn(plan, users),
      };
      return { key: newKey(action, plan, users), rows: [{ table: users, columns: newRow(action, users, columns) }] };
    },
    password: () => passwordRows(action, plan),
    email() {
      if (columnBehind(plan.mapping.fields.email)?.column === users.owner) {
        throw cannotWrite(
          action,
          `The address is the key of ${users.name}: whoever changed it would have another user_id afterwards, and Auth0 the same person twice.`,
          'Leave changeEmail out, or map a key that stays.',
        );
      }
      const proven = plan.mapping.fields.email_verified;
      const flags = proven === undefined || proven.kind === 'constant' ? [] : flagWrites(action, plan);
      return merged([{ table: users, columns: addressColumn(action, plan, users) }, ...flags]);
    },
    verified: () => flagWrites(action, plan),
    dependents: () => dependentsOf(plan, []),
  };
}

/** Passwords of a custom store, by the table in which they are. */
function passwordRows(action: ActionName, plan: ScriptPlan): readonly RowWrite[] {
  const { hash, salt, format } = plan.mapping.password;
  if (hash === null) throw cannotWrite(action, 'The mapping names no column with passwords.');
  const write = (column: ColumnRef | null, text: string, bytes: string): readonly RowWrite[] => {
    if (column === null) return [];
    const table = writtenTable(action, plan, column.table);
    const isBinary = /binary$/i.test(columnOf(table, column.column)?.type ?? '');
    return [{ table, columns: { [column.column]: isBinary ? bytes : text } }];
  };
  return merged([
    ...write(hash, '@hash', '@hashBytes'),
    ...write(salt, '@salt', '@saltBytes'),
    ...write(format, '@format', '@format'),
  ]);
}

function merged(rows: readonly RowWrite[]): readonly RowWrite[] {
  return [...Map.groupBy(rows, ({ table }) => table.alias).values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ ...first, columns: Object.assign({}, first.columns, ...others.map(({ columns }) => columns)) }],
  );
}

function newKey(action: ActionName, { mapping }: ScriptPlan, users: WrittenTable): NewKey {
  const { filled } = columnOf(users, users.owner) ?? {};
  if (filled === 'identity' || filled === 'default') return filled;
  if (mapping.key.kind === 'guid') return 'made';
  throw cannotWrite(action, `Nothing says which ${users.owner} a new row of ${users.name} gets.`);
}

/** One application's accounts get its id where it is a column of their own table. */
function applicationColumn({ mapping: { application } }: ScriptPlan, users: WrittenTable): Assignments {
  if (application === null || application.through !== null || application.column.table !== users.alias) return {};
  return { [application.column.column]: `CAST(@application AS ${application.sqlType})` };
}

/** Columns that must have a value, and that the mapping reads something from: what somebody new would have there. */
function wantedColumns({ mapping }: ScriptPlan, users: WrittenTable): Assignments {
  const { fields, locked, unapproved, anonymous, key } = mapping;
  const columns: Record<string, string> = {};
  const want = (column: ColumnRef | null, sql: string) => {
    if (column === null || column.table !== users.alias) return;
    const known = columnOf(users, column.column);
    if (known !== null && !known.nullable && known.filled === undefined) columns[known.name] = sql;
  };
  if (columnOf(users, key.column.column)?.filled === undefined && key.kind === 'guid') {
    want(key.column, 'CAST(@key AS uniqueidentifier)');
  }
  for (const value of [fields.name, fields.nickname]) want(columnBehind(value), '@userName');
  for (const value of [fields.given_name, fields.family_name]) want(columnBehind(value), "N''");
  want(flagColumn(fields.email_verified), '0');
  for (const condition of [...locked, ...unapproved, ...anonymous]) {
    const free = freeValue(condition);
    if (free !== null) want(condition.column, free);
  }
  return columns;
}

function flagColumn(value: Value | undefined): ColumnRef | null {
  return value?.kind === 'column' ? value.column : null;
}

/** What a flag says of somebody who is not barred by it. */
function freeValue(condition: Condition): string | null {
  if (condition.kind !== 'is-one-of') return null;
  if (condition.values.every((value) => value === '1')) return '0';
  return condition.values.every((value) => value === '0') ? '1' : null;
}
