import { aliased } from '../aliased-table.ts';
import { nothingMapped, unverified } from '../mapping/make.ts';
import type { Mapping, Value } from '../mapping/mapping.ts';
import type { EmailColumn } from './columns/choose-email.ts';
import type { FieldChoices } from './columns/choose-fields.ts';
import type { FlagChoices } from './columns/choose-flags.ts';
import type { KeyChoice } from './columns/choose-key.ts';
import type { PasswordColumn } from './columns/choose-password.ts';
import type { RecipeChoice } from './columns/choose-recipe.ts';
import type { SurveyedTable } from './columns/surveyed-table.ts';
import { type JoinedPerson, PERSON } from './joined-person.ts';
import type { RoleChoice } from './roles.ts';
import type { ColumnProfile } from './values/profile.ts';

/** What was chosen for each part of a mapping. */
export interface Chosen {
  readonly login: SurveyedTable;
  readonly key: KeyChoice;
  readonly joined: JoinedPerson | null;
  readonly email: EmailColumn | null;
  /** Whose address is proven; null where no column says it. */
  readonly verified: Value | null;
  readonly password: PasswordColumn | null;
  readonly recipe: RecipeChoice | null;
  readonly fields: FieldChoices;
  readonly personFields: FieldChoices | null;
  readonly flags: readonly FlagChoices[];
  readonly roles: RoleChoice;
}

/** The mapping of what was chosen; the login's own columns go before those of the joined person. */
export function assemble(chosen: Chosen): Mapping {
  const { login, key, joined, email, verified, password, recipe, fields, personFields, flags, roles } = chosen;
  const u = aliased('u', login.table);
  const p = joined === null ? null : aliased(PERSON, joined.person.table);
  const value = (field: (choices: FieldChoices) => ColumnProfile | null): Value | null => {
    const own = field(fields);
    const theirs = personFields === null ? null : field(personFields);
    if (own !== null) return u.value(own.name);
    return theirs === null || p === null ? null : p.value(theirs.name);
  };
  const given = value(({ givenName }) => givenName);
  const family = value(({ familyName }) => familyName);
  const whole = value(({ wholeName }) => wholeName);
  const both: Value | null =
    given === null || family === null ? null : { kind: 'concatenate', values: [given, family], between: ' ' };
  const entries: readonly (readonly [keyof Mapping['fields'], Value | null])[] = [
    ['email', email === null ? null : ((email.alias === PERSON ? p : null) ?? u).value(email.profile.name)],
    ['email_verified', verified ?? unverified],
    ['username', value(({ username }) => username)],
    ['name', whole ?? both],
    ['given_name', given],
    ['family_name', family],
    ['nickname', value(({ nickname }) => nickname)],
    ['phone_number', value(({ phone }) => phone)],
  ];
  const lastSignIn = value((choices) => choices.lastSignIn);
  const beside = (profile: ColumnProfile | null | undefined) =>
    profile === null || profile === undefined ? null : u.at(profile.name);
  return {
    ...nothingMapped,
    store: 'custom',
    origin: {
      kind: 'tables',
      alias: u.alias,
      table: u.table,
      joins: [...(joined === null ? [] : [joined.join]), ...roles.joins],
    },
    key: { column: u.at(key.column.name), sqlType: key.sqlType, kind: key.kind },
    fields: Object.fromEntries(entries.filter(([, one]) => one !== null)),
    appMetadata: roles.role === null ? {} : { role: roles.role },
    password: {
      recipe: recipe?.recipe ?? { kind: 'none' },
      hash: beside(password?.profile),
      salt: beside(recipe?.salt),
      format: beside(recipe?.format),
    },
    locked: flags.flatMap(({ locked }) => locked),
    unapproved: flags.flatMap(({ unapproved }) => unapproved),
    lastSignIn: lastSignIn?.kind === 'column' ? lastSignIn.column : null,
    details: roles.details,
  };
}
