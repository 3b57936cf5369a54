import { assertNever } from '../../common/assert-never.ts';
import { CHOSEN_PREFIX } from './joinable-tables.ts';
import { type ColumnRef, type Condition, type Details, type Mapping, profileFields, type Value } from './mapping.ts';

/** One line of a mapping in words: Auth0's field and where it comes from. */
export interface MappingLine {
  readonly field: string;
  readonly source: string;
}

/** A mapping as a person reads it, in the order in which the fields matter. */
export function describeMapping(mapping: Mapping): readonly MappingLine[] {
  const { fields, key, password, locked, unapproved } = mapping;
  const nameOf = namesOfColumns(mapping);
  const barring = [...unapproved, ...locked].map(describeCondition);
  return [
    { field: 'user_id', source: `${key.column.column} · ${key.kind === 'guid' ? 'lower case, ' : ''}with the prefix` },
    ...profileFields.flatMap((field) => {
      const value = fields[field];
      return value === undefined ? [] : [{ field, source: describeField(field, value, nameOf) }];
    }),
    ...(fields.email_verified === undefined ? [{ field: 'email_verified', source: unproven }] : []),
    ...(barring.length === 0 ? [] : [{ field: 'blocked', source: [...new Set(barring.flat())].join(', ') }]),
    ...metadataLines('user_metadata', mapping.userMetadata, nameOf),
    ...metadataLines('app_metadata', mapping.appMetadata, nameOf),
    ...mapping.details.map((details) => ({ field: detailFields[details.role], source: describeDetails(details) })),
    { field: 'password', source: describePassword(password) },
  ];
}

const unproven = 'false · no column proves it';

const detailFields: Readonly<Record<Details['role'], string>> = {
  roles: 'app_metadata.roles',
  claims: 'app_metadata.claims',
  'external-logins': 'external logins',
  'two-factor-secret': 'mfa_factors',
};

/** What is done to a field on its way besides what its value says. */
const ruleOf: Readonly<Record<string, string>> = {
  email: 'trimmed, folded',
  username: 'where the connection has user names',
  name: 'where it is not the e-mail address',
  phone_number: 'where it is in E.164',
};

function describeField(field: string, value: Value, nameOf: NameOf): string {
  if (field === 'email_verified' && value.kind === 'constant' && value.value === false) return unproven;
  const rule = ruleOf[field];
  const source = describeValue(value, nameOf);
  return rule === undefined ? source : `${source} · ${rule}`;
}

function describeValue(value: Value, nameOf: NameOf): string {
  switch (value.kind) {
    case 'column':
      return nameOf(value.column);
    case 'constant':
      return `always ${quoted(value.value)}`;
    case 'concatenate':
      return [
        value.values
          .map((part) => (part.kind === 'constant' ? quoted(part.value) : describeValue(part, nameOf)))
          .join(' + '),
        ...(value.between.trim() === '' ? [] : [`with ${quoted(value.between)} between`]),
      ].join(' · ');
    case 'trim':
      return `${describeValue(value.of, nameOf)} · trimmed`;
    case 'fold':
      return `${describeValue(value.of, nameOf)} · trimmed, small letters`;
    case 'iso-date':
      return `${describeValue(value.of, nameOf)} · as an ISO date`;
    case 'parse-json':
      return `${describeValue(value.of, nameOf)} · as JSON`;
    case 'provided':
      return `${describeValue(value.of, nameOf)} · where ${nameOf(value.that)} is known`;
    case 'map':
      return `${describeValue(value.of, nameOf)} · ${value.cases.length} ${value.cases.length === 1 ? 'value' : 'values'} replaced`;
    default:
      return assertNever(value);
  }
}

type NameOf = (column: ColumnRef) => string;

/** Columns by their names alone, but for those of tables that somebody has chosen besides: nobody would look for them there. */
function namesOfColumns({ origin }: Mapping): NameOf {
  const chosen = origin.kind === 'tables' ? origin.joins.filter(({ alias }) => alias.startsWith(CHOSEN_PREFIX)) : [];
  const tables = new Map(chosen.map(({ alias, table }) => [alias, table.name]));
  return ({ table, column }) => (tables.has(table) ? `${tables.get(table)}.${column}` : column);
}

function quoted(constant: string | number | boolean): string {
  return typeof constant === 'string' ? `“${constant}”` : String(constant);
}

function describeCondition(condition: Condition): readonly string[] {
  const names: readonly (ColumnRef | null)[] =
    condition.kind === 'is-ahead' ? [condition.onlyIf, condition.column] : [condition.column];
  return names.flatMap((column) => (column === null ? [] : [column.column]));
}

function metadataLines(field: string, values: Mapping['userMetadata'], nameOf: NameOf): readonly MappingLine[] {
  return Object.entries(values).map(([name, value]) => ({
    field: `${field}.${name}`,
    source: describeValue(value, nameOf),
  }));
}

function describeDetails({ table, columns }: Details): string {
  return `${table.name}: ${columns.map(({ column }) => column).join(', ')}`;
}

function describePassword({ hash, format, salt }: Mapping['password']): string {
  const names = [hash, format, salt].flatMap((column) => (column === null ? [] : [column.column]));
  return names.length === 0 ? 'none · nobody has one here' : `${names.join(', ')} · never shown`;
}
