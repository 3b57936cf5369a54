import { TRICKLE_MARK } from '../../accounts/metadata-names.ts';
import { accountSource } from '../../stores/mapping/account-source.ts';
import type { Condition, Details, Mapping, Value } from '../../stores/mapping/mapping.ts';
import { columnId, readColumns } from '../../stores/mapping/read-columns.ts';
import { quoteName } from '../../stores/quote-name.ts';
import type { SourceParameter } from '../../stores/store.ts';
import { indented, literal, propertyName, sqlLiteral } from './js.ts';
import { lookupColumns } from './lookup.ts';
import type { ScriptPlan } from './script-plan.ts';
import { conditionCode, valueCode } from './value-code.ts';

/** `findAccount`, `refuseBarred` and `profileOf` for a mapping: what login and getUser have in common. */
export function accountCode(plan: ScriptPlan): string {
  return [findCode(plan, plan.mapping.details), barredCode(plan), profileCode(plan)].join('\n\n');
}

/** `accountsNamed` and `findAccount` for a mapping, with these of its rows of other tables. */
export function findCode(plan: ScriptPlan, wanted: Mapping['details']): string {
  const { details } = accountSource(plan.mapping, plan.applications);
  const lines = plan.mapping.details.flatMap((each, index) =>
    wanted.includes(each) ? detailsCode(each, details[index], plan.mapping) : [],
  );
  return `${namedCode(plan)}

/** The account with this name; null where there is none. */
async function findAccount(identifier) {
  const query = asking();
  const accounts = await accountsNamed(identifier, query);
  if (accounts.length > 1) throw severalAccounts();
  if (accounts.length === 0) return null;
  const [account] = accounts;
${indented(lines.join('\n'), 2)}${lines.length === 0 ? '' : '\n'}  return account;
}`;
}

/** `accountsNamed` for a mapping: those that the database has by a name, as the user’s name is told from others. */
export function namedCode({ mapping, applications, username }: ScriptPlan): string {
  const source = accountSource(mapping, applications);
  const lookups = lookupColumns(mapping, username !== null);
  const columns = [
    `${source.key.expression} AS [key]`,
    ...readColumns(mapping).map((column, index) => `${source.columns[index]} AS ${quoteName(columnId(column))}`),
  ];
  const found = lookups.map(({ expression, parameter }) => `${expression} = @${parameter}`).join(' OR ');
  const where = source.where === null ? found : `(${found}) AND ${source.where}`;
  const query = sqlLiteral([
    // One more than anybody should have, so that two of a kind are seen.
    'SELECT TOP (3)',
    ...columns.map((column, index) => `  ${column}${index === columns.length - 1 ? '' : ','}`),
    `FROM ${source.from}`,
    `WHERE ${where}`,
  ]);
  const parameters = [
    ...[...new Set(lookups.map(({ parameter }) => parameter))].map(
      (parameter) => `['${parameter}', 'NVarChar', ${lookupValues[parameter]}]`,
    ),
    ...source.parameters.map(constantParameter),
  ];
  const named = [
    `folded(${valueCode(mapping.fields.email ?? { kind: 'constant', value: '' })}) === name`,
    ...(username === null || mapping.fields.username === undefined
      ? []
      : [`folded(${valueCode(mapping.fields.username)}) === name`]),
  ].join(' || ');
  const anonymous = anyOf(mapping.anonymous);
  return `/** The accounts with this name, asked for by \`execute\`: what \`asking\` or a transaction gives. */
async function accountsNamed(identifier, execute) {
  const sql = ${indented(query, 2).trimStart()};
  const name = foldEmail(identifier);
  const rows = await execute(sql, [
${indented(parameters.map((parameter) => `${parameter},`).join('\n'), 4)}
  ]);
  return rows.filter((account) => ${anonymous === null ? named : `(${named}) && !(${anonymous})`});
}`;
}

const lookupValues = {
  identifier: 'identifier.trim()',
  lower: 'identifier.trim().toLowerCase()',
  upper: 'upperInvariant(identifier.trim())',
} as const;

export function constantParameter({ name, type, value }: SourceParameter): string {
  return `[${literal(name)}, ${literal(tediousTypes[type])}, ${typeof value === 'number' ? value : literal(String(value))}]`;
}

const tediousTypes: Readonly<Record<SourceParameter['type'], string>> = {
  nvarchar: 'NVarChar',
  uniqueidentifier: 'UniqueIdentifier',
  int: 'Int',
};

/** Rows of another table, kept beside the account's own columns. */
function detailsCode(
  { role }: Details,
  source: ReturnType<typeof accountSource>['details'][number] | undefined,
  { key }: Mapping,
): readonly string[] {
  // Nobody can sign in to Auth0's database connection with another provider's login.
  if (source === undefined || role === 'external-logins') return [];
  const owner = `${source.owner} = CAST(@key AS ${key.sqlType})`;
  const query = sqlLiteral([
    `SELECT ${source.columns.map((column, index) => `${column} AS [c${index}]`).join(', ')}`,
    `FROM ${source.from}`,
    `WHERE ${source.where === null ? owner : `${owner} AND ${source.where}`}`,
  ]);
  const parameters = [`['key', 'NVarChar', textOf(account.key)]`, ...source.parameters.map(constantParameter)];
  return [`account[${literal(role)}] = await query(${query}, [${parameters.join(', ')}]);`];
}

function barredCode({ mapping, barred }: ScriptPlan): string {
  const [unapproved, locked] = [anyOf(mapping.unapproved), anyOf(mapping.locked)];
  const lines =
    barred === 'let-in'
      ? []
      : [
          ...(unapproved === null
            ? []
            : [`if (${unapproved}) throw new UnauthorizedError('This account is not approved.');`]),
          ...(locked === null ? [] : [`if (${locked}) throw new UnauthorizedError('This account is locked.');`]),
        ];
  return `/** Who may not sign in to the old application may not here. */
function refuseBarred(${lines.length === 0 ? '_account' : 'account'}) {
${indented(lines.join('\n'), 2)}${lines.length === 0 ? '' : '\n'}}`;
}

function anyOf(conditions: readonly Condition[]): string | null {
  return conditions.length === 0 ? null : conditions.map(conditionCode).join(' || ');
}

function profileCode({ mapping, prefix, username, marked, olderMetadata }: ScriptPlan): string {
  const { fields } = mapping;
  const text = (value: Value | undefined) => (value === undefined ? null : `textOf(${valueCode(value)})`);
  const given = (name: string, code: string | null) => (code === null ? [] : [`${name}: ${code},`]);
  const wrapped = (wrap: (code: string) => string, code: string | null) => (code === null ? null : wrap(code));
  const phone = wrapped((code) => `phoneNumber(${code})`, text(fields.phone_number));
  const twoFactor = mapping.details.some(({ role }) => role === 'two-factor-secret');
  const lines = [
    `user_id: ${userIdCode(mapping, prefix)},`,
    'email,',
    `email_verified: ${fields.email_verified === undefined ? 'false' : `flagOf(${valueCode(fields.email_verified)})`},`,
    ...(username === null
      ? []
      : given(
          'username',
          wrapped((code) => `username(${code}, ${username.minLength}, ${username.maxLength})`, text(fields.username)),
        )),
    ...given(
      'name',
      wrapped((code) => `fullName(${code}, email)`, text(fields.name)),
    ),
    ...given(
      'given_name',
      wrapped((code) => `orNothing(${code})`, text(fields.given_name)),
    ),
    ...given(
      'family_name',
      wrapped((code) => `orNothing(${code})`, text(fields.family_name)),
    ),
    ...given(
      'nickname',
      wrapped((code) => `orNothing(${code})`, text(fields.nickname)),
    ),
    ...given(
      'picture',
      wrapped((code) => `pictureAddress(${code})`, text(fields.picture)),
    ),
    ...given('phone_number', phone),
    ...given(
      'phone_verified',
      phone === null
        ? null
        : `${phone} === undefined ? undefined : ${fields.phone_verified === undefined ? 'false' : `flagOf(${valueCode(fields.phone_verified)})`}`,
    ),
    ...metadataLines('user_metadata', metadataEntries(mapping.userMetadata)),
    ...metadataLines('app_metadata', [
      ...metadataEntries(mapping.appMetadata),
      ...mapping.details.flatMap(({ role }) =>
        role === 'roles' || role === 'claims' ? [`${role}: ${role}Of(account[${literal(role)}]),`] : [],
      ),
      ...(marked ? [markCode(mapping)] : []),
    ]),
    ...(twoFactor ? [`mfa_factors: ${secondFactorCode(mapping)},`] : []),
  ];
  const email = fields.email === undefined ? "''" : `foldEmail(${text(fields.email)} || '')`;
  return `/** The same user that a bulk import sends. */
function profileOf(account) {
  const email = ${email};
  ${olderMetadata === true ? 'const profile =' : 'return'} compact({
${indented(lines.join('\n'), 4)}
  });${olderMetadata === true ? olderMetadataCode : ''}
}`;
}

/** Auth0's older documentation has app metadata by this name, and a tenant may take no other (AUTH0.md A2). */
const olderMetadataCode = `
  // A pilot saw that this tenant takes app metadata by its older name.
  if (profile.app_metadata !== undefined) profile.metadata = profile.app_metadata;
  return profile;`;

function userIdCode({ key }: Mapping, prefix: string): string {
  switch (key.kind) {
    case 'guid':
      return `fittingUserId(${literal(prefix)} + textOf(account.key).replace(/[{}]/g, '').toLowerCase())`;
    case 'integer':
      // A bare number would meet another source's in the tenant.
      return `fittingUserId(${literal(prefix === '' ? 'user-' : prefix)} + textOf(account.key))`;
    case 'text':
      return `fittingUserId(userIdOfText(${literal(prefix)}, textOf(account.key)))`;
  }
}

function metadataEntries(values: Mapping['userMetadata']): readonly string[] {
  return Object.entries(values).map(([name, value]) => `${propertyName(name)}: metadataOf(${valueCode(value)}),`);
}

function metadataLines(name: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : [`${name}: compact({`, ...entries.map((entry) => `  ${entry}`), '}),'];
}

/** When and from where somebody came: told at the moment of their coming, so that it differs from one call to the next. */
function markCode({ store }: Mapping): string {
  return `${TRICKLE_MARK}: { at: new Date().toISOString(), from: ${literal(store)} },`;
}

function secondFactorCode({ twoFactor }: Mapping): string {
  const secret = "authenticatorFactor(firstText(account['two-factor-secret']))";
  const on = anyOf(twoFactor);
  return on === null ? secret : `${on} ? ${secret} : undefined`;
}
