import { assertNever } from '../../../common/assert-never.ts';
import { accountSource } from '../../../stores/mapping/account-source.ts';
import { quoteName, quoteTable } from '../../../stores/quote-name.ts';
import type { ActionName } from '../../actions.ts';
import { constantParameter } from '../account-code.ts';
import { indented, literal, sqlLiteral } from '../js.ts';
import type { ScriptPlan } from '../script-plan.ts';
import { applicationCode } from './application-code.ts';
import { keyRange } from './key-range.ts';
import { parametersOf } from './parameters.ts';
import type { Dependents, NewKey, RowWrite } from './store-writes.ts';
import { storeWrites } from './stores.ts';
import { writtenTable } from './written-table.ts';

/**
 * The functions by which a script writes into its mapping's tables, in the way of the store.
 * @throws UserferryError UF-7104 where it can't
 */
export function writingCode(action: ActionName, plan: ScriptPlan): string {
  const writes = storeWrites(action, plan);
  switch (action) {
    case 'create':
      return [namesCode(plan), insertCode(plan, writes.insert())].join('\n\n');
    case 'verify':
      return updateCode('writeVerified', plan, writes.verified());
    case 'changePassword':
      return updateCode('writePassword', plan, writes.password());
    case 'changeEmail':
      return updateCode('writeEmail', plan, writes.email());
    case 'deleteUser':
      return [userKeyCode(plan), accountOfCode(plan), deleteCode(action, plan, writes.dependents())].join('\n\n');
    case 'login':
    case 'getUser':
      throw new TypeError(`${action} writes nothing.`);
    default:
      return assertNever(action);
  }
}

function deleteCode(action: ActionName, plan: ScriptPlan, dependents: readonly Dependents[]): string {
  const { owner, ...table } = writtenTable(action, plan, plan.mapping.key.column.table);
  const statements = [...dependents, { table, owner }].map((each) =>
    asked(`DELETE FROM ${quoteTable(each.table)} WHERE ${quoteName(each.owner)} = ${key(plan)}`),
  );
  return `/** With all rows that belong to the account. */
async function deleteAccount(values, execute) {
${statements.map((statement) => `  await execute(${statement});`).join('\n')}
}`;
}

function namesCode({ username }: ScriptPlan): string {
  return `/** The names of a new account. */
function namesOf(user) {
  const email = user.email.trim();
  return { email, userName: ${username === null ? 'email' : 'user.username || email'} };
}`;
}

function key({ mapping }: ScriptPlan): string {
  return `CAST(@key AS ${mapping.key.sqlType})`;
}

function insertCode(
  plan: ScriptPlan,
  { key: made, rows }: { readonly key: NewKey; readonly rows: readonly RowWrite[] },
): string {
  const application = rows.some(({ columns }) => Object.values(columns).some((sql) => sql.includes('@application')));
  const given = [
    ...(application ? ['application: await applicationOf(execute)'] : []),
    ...(made === 'made' ? ['key: crypto.randomUUID()'] : []),
  ];
  const values = given.length === 0 ? '' : `  const values = { ...written, ${given.join(', ')} };\n`;
  const parameter = given.length === 0 ? 'values' : 'written';
  const [first, ...others] = rows.map((row) => insertSql(row.table, row.columns));
  const counted = made === 'identity' && others.length > 0;
  const insert = counted
    ? `  const [{ key }] = await execute(${asked(`${first ?? ''};\nSELECT CAST(SCOPE_IDENTITY() AS nvarchar(40)) AS [key]`)});
  values.key = key;
`
    : `  await execute(${asked(first ?? '')});\n`;
  const rest = others.map((sql) => `  await execute(${asked(sql)});\n`).join('');
  const code = `async function insertAccount(${parameter}, execute) {
${values}${insert}${rest}}`;
  return application ? `${applicationCode(plan)}\n\n${code}` : code;
}

function insertSql(table: RowWrite['table'], columns: RowWrite['columns']): string {
  const entries = Object.entries(columns);
  return [
    `INSERT INTO ${quoteTable(table)} (`,
    entries.map(([name]) => `  ${quoteName(name)}`).join(',\n'),
    ') VALUES (',
    entries.map(([, sql]) => `  ${sql}`).join(',\n'),
    ')',
  ].join('\n');
}

function updateCode(name: string, plan: ScriptPlan, [first, ...others]: readonly RowWrite[]): string {
  const changes = (sql: string) => `(await changesRow(execute, ${asked(`${sql};\nSELECT @@ROWCOUNT AS [changed]`)}))`;
  const updates = first === undefined ? [] : [changes(updateSql(plan, first))];
  const inserts = first?.otherwise === undefined ? [] : [changes(insertSql(first.table, first.otherwise))];
  const rest = others.map((row) => `  await execute(${asked(updateSql(plan, row))});\n`).join('');
  return `/** Whether the account was still there. */
async function ${name}(values, execute) {
  const changed = ${[...updates, ...inserts].join(' || ')};
${rest}  return changed;
}`;
}

function updateSql(plan: ScriptPlan, { table, columns }: RowWrite): string {
  return [
    `UPDATE ${quoteTable(table)} SET`,
    Object.entries(columns)
      .map(([column, sql]) => `  ${quoteName(column)} = ${sql}`)
      .join(',\n'),
    `WHERE ${quoteName(table.owner)} = ${key(plan)}`,
  ].join('\n');
}

/** A statement and its parameters, as arguments. */
function asked(sql: string): string {
  const lines = sql.split('\n');
  const text = lines.length === 1 ? literal(sql) : sqlLiteral(lines);
  return indented(`${text}, ${parametersOf(sql)}`, 2).trimStart();
}

function userKeyCode({ mapping, prefix }: ScriptPlan): string {
  const { kind, sqlType } = mapping.key;
  const front = prefix === '' && kind === 'integer' ? 'user-' : prefix;
  const [lowest, highest] = kind === 'integer' ? keyRange(sqlType) : [null, null];
  return `/** The account's key; null where no account has such an id. */
function userKey(id) {
  return keyOfUserId(${[front, kind, lowest, highest].map(literal).join(', ')}, id);
}`;
}

/** SQL Server holds some spellings for one key, and cuts what is longer than the column: only the very key is the account's. */
function accountOfCode({ mapping, applications }: ScriptPlan): string {
  const source = accountSource(mapping, applications);
  const where = `${source.key.expression} = CAST(@key AS ${mapping.key.sqlType})`;
  const sql = sqlLiteral([
    `SELECT ${source.key.expression} AS [key]`,
    `FROM ${source.from}`,
    `WHERE ${source.where === null ? where : `${where} AND ${source.where}`}`,
  ]);
  const text = mapping.key.kind === 'guid' ? 'textOf(account.key).toLowerCase()' : 'textOf(account.key)';
  const parameters = ["['key', 'NVarChar', key]", ...source.parameters.map(constantParameter)];
  return `/** The account with this key, of those that this script is for; null where there is none. */
async function accountOf(key, execute) {
  const sql = ${indented(sql, 2).trimStart()};
  const rows = await execute(sql, [${parameters.join(', ')}]);
  return rows.find((account) => ${text} === key) || null;
}`;
}
