import { assertNever } from '../../common/assert-never.ts';
import {
  type ColumnRef,
  type Condition,
  type Details,
  flagFields,
  type Mapping,
  textFields,
  type Value,
} from './mapping.ts';

/** One line of a mapping in words: Auth0's field and where it comes from. */
export interface MappingLine {
  readonly field: string;
  readonly source: string;
}

/** A mapping as a person reads it, in the order in which the fields matter. */
export function describeMapping(mapping: Mapping): readonly MappingLine[] {
  const { fields, key, password, locked, unapproved } = mapping;
  const inOrder = [...textFields, ...flagFields].toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
  const barring = [...unapproved, ...locked].map(describeCondition);
  return [
    { field: 'user_id', source: `${key.column.column} · ${key.kind === 'guid' ? 'lower case, ' : ''}with the prefix` },
    ...inOrder.flatMap((field) => {
      const value = fields[field];
      return value === undefined ? [] : [{ field, source: describeField(field, value) }];
    }),
    ...(fields.email_verified === undefined ? [{ field: 'email_verified', source: unproven }] : []),
    ...(barring.length === 0 ? [] : [{ field: 'blocked', source: [...new Set(barring.flat())].join(', ') }]),
    ...metadataLines('user_metadata', mapping.userMetadata),
    ...metadataLines('app_metadata', mapping.appMetadata),
    ...mapping.details.map((details) => ({ field: detailFields[details.role], source: describeDetails(details) })),
    { field: 'password', source: describePassword(password) },
  ];
}

const order: readonly string[] = [
  'email',
  'email_verified',
  'username',
  'name',
  'given_name',
  'family_name',
  'nickname',
  'picture',
  'phone_number',
  'phone_verified',
];
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

function describeField(field: string, value: Value): string {
  if (field === 'email_verified' && value.kind === 'constant' && value.value === false) return unproven;
  const rule = ruleOf[field];
  const source = describeValue(value);
  return rule === undefined ? source : `${source} · ${rule}`;
}

export function describeValue(value: Value): string {
  switch (value.kind) {
    case 'column':
      return value.column.column;
    case 'constant':
      return `always ${JSON.stringify(value.value)}`;
    case 'concatenate':
      return value.values.map(describeValue).join(' + ');
    case 'trim':
      return `${describeValue(value.of)} · trimmed`;
    case 'fold':
      return `${describeValue(value.of)} · trimmed, small letters`;
    case 'iso-date':
      return `${describeValue(value.of)} · as an ISO date`;
    case 'parse-json':
      return `${describeValue(value.of)} · as JSON`;
    case 'provided':
      return `${describeValue(value.of)} · where ${value.that.column} is known`;
    case 'map':
      return `${describeValue(value.of)} · ${value.cases.length} values replaced`;
    default:
      return assertNever(value);
  }
}

function describeCondition(condition: Condition): readonly string[] {
  const names: readonly (ColumnRef | null)[] =
    condition.kind === 'is-ahead' ? [condition.onlyIf, condition.column] : [condition.column];
  return names.flatMap((column) => (column === null ? [] : [column.column]));
}

function metadataLines(field: string, values: Mapping['userMetadata']): readonly MappingLine[] {
  return Object.entries(values).map(([name, value]) => ({ field: `${field}.${name}`, source: describeValue(value) }));
}

function describeDetails({ table, columns }: Details): string {
  return `${table.name}: ${columns.map(({ column }) => column).join(', ')}`;
}

function describePassword({ hash, format, salt }: Mapping['password']): string {
  const names = [hash, format, salt].flatMap((column) => (column === null ? [] : [column.column]));
  return names.length === 0 ? 'none · nobody has one here' : `${names.join(', ')} · never shown`;
}
