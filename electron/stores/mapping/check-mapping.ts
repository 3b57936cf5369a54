import { assertNever } from '../../common/assert-never.ts';
import { indexOf } from '../catalog-index.ts';
import { keyOfColumn } from '../expected-columns.ts';
import type { Catalog, CatalogColumn, CatalogTable } from '../store.ts';
import { STATEMENT_ALIAS } from './account-source.ts';
import { flagOf } from './evaluate.ts';
import { kindOfType, type TypeKind } from './kind-of-type.ts';
import { type ColumnRef, type Condition, flagFields, type Mapping, type TableName, type Value } from './mapping.ts';
import { valuesOfProfile } from './profile.ts';
import { columnsOfValue, contentColumns } from './read-columns.ts';
import { isSecretColumn } from './secret-columns.ts';

/** Something in a mapping that the database does not bear out. */
export interface MappingProblem {
  readonly code: `UF-${number}`;
  /** One sentence that names table and column. */
  readonly text: string;
  /** The field of a user that it is about (`email`, `user_metadata.city`); null where it is none of the profile. */
  readonly field: string | null;
}

export interface MappingCheck {
  readonly problems: readonly MappingProblem[];
  /** What the catalog does not promise and the rows themselves must prove, in sentences; empty where the catalog promises all. */
  readonly toProve: readonly string[];
}

/**
 * Whether a database has what a mapping reads: every table and column with a type that fits, a key that tells every account apart,
 * and joins that give each account one row at the most. `statement` holds the columns of an administrator's own SELECT as the server
 * describes them; null for a mapping of tables.
 */
export function checkMapping(
  mapping: Mapping,
  catalog: Catalog,
  statement: readonly CatalogColumn[] | null = null,
): MappingCheck {
  const check = new Check(catalog);
  check.origin(mapping, statement);
  check.key(mapping);
  for (const [field, value] of valuesOfProfile(mapping)) check.field(mapping, field, value);
  const { hash, salt, format } = mapping.password;
  check.column(hash, ['text', 'bytes'], 'the password');
  check.column(salt, ['text', 'bytes', 'guid'], 'the salt');
  check.column(format, ['text', 'whole'], 'the password’s format');
  check.column(mapping.lastSignIn, ['moment'], 'the last sign-in');
  for (const condition of [...mapping.locked, ...mapping.unapproved, ...mapping.anonymous, ...mapping.twoFactor]) {
    check.condition(condition);
  }
  check.application(mapping);
  for (const details of mapping.details) check.details(details);
  check.namesTwice(mapping);
  return { problems: check.problems, toProve: check.toProve };
}

/** Types whose values can stand in a profile. */
const profileTypes: readonly TypeKind[] = ['text', 'flag', 'whole', 'number', 'moment', 'guid', 'bytes'];
const flagTypes: readonly TypeKind[] = ['flag', 'whole', 'text'];

/** A table under its alias; columns of a statement have no table. */
interface Aliased {
  readonly name: string;
  readonly table: CatalogTable | null;
  readonly columns: readonly CatalogColumn[];
}

class Check {
  readonly problems: MappingProblem[] = [];
  readonly toProve: string[] = [];
  readonly #catalog: Catalog;
  readonly #aliases = new Map<string, Aliased>();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  origin({ origin }: Mapping, statement: readonly CatalogColumn[] | null): void {
    if (origin.kind === 'statement') {
      this.#aliases.set(STATEMENT_ALIAS, { name: 'the SELECT', table: null, columns: statement ?? [] });
      return;
    }
    this.#add(origin.alias, origin.table);
    for (const join of origin.joins) {
      for (const on of join.on) if ('equals' in on) this.column(on.equals, null, 'a join');
      const table = this.#add(join.alias, join.table);
      if (table === null) continue;
      for (const name of [...join.on.map(({ column }) => column), ...(join.latestBy ?? [])]) {
        this.#columnOf(table, name, null, 'a join');
      }
      const named = new Set(join.on.map(({ column }) => column));
      const isSingle = [table.primaryKey, ...table.uniqueKeys].some(
        (key) => key.length > 0 && key.every((column) => named.has(column)),
      );
      if (join.latestBy === null && !isSingle) {
        this.toProve.push(`No key promises that ${table.name} has one row at the most for each account.`);
      }
    }
  }

  key({ key }: Mapping): void {
    const aliased = this.#aliases.get(key.column.table);
    const column = this.column(key.column, null, 'the key');
    if (column === null || aliased === undefined) return;
    const made = keyOfColumn(column);
    const base = (type: string) => type.toLowerCase().replace(/\s*\(.*$/, '');
    if (made === null || made.kind !== key.kind || base(made.sqlType) !== base(key.sqlType)) {
      this.#report(
        'UF-1222',
        `${column.name} in ${aliased.name} is ${column.type}, and the mapping has it as a key of type ${key.sqlType} (${key.kind}).`,
      );
    }
    const { table } = aliased;
    const isTable = table !== null && table.kind === 'table';
    if (isTable && column.nullable) {
      this.#report('UF-1223', `${column.name} in ${aliased.name} may be NULL, and a key never is.`);
    }
    const isPromised =
      table !== null &&
      [table.primaryKey, ...table.uniqueKeys].some((each) => each.length === 1 && each[0] === column.name);
    if (!isPromised)
      this.toProve.push(`No key promises that ${column.name} is different in every row of ${aliased.name}.`);
  }

  field(mapping: Mapping, field: string, value: Value): void {
    this.#field = field;
    this.value(value, (flagFields as readonly string[]).includes(field) ? flagTypes : profileTypes, field);
    for (const ref of contentColumns(value)) {
      const column = this.#found(ref);
      if (column !== null && isSecretColumn(mapping, ref, column)) {
        this.#report('UF-1229', `${column.name} may hold a password or a secret, and ${field} never comes from one.`);
      }
    }
    if (field === 'email_verified') this.#evidence(value);
    this.#field = null;
  }

  /**
   * An address is verified because a column says so, and that somebody was approved says nothing of the address: Auth0 lets whoever
   * proves such an address take the account over.
   */
  #evidence(value: Value): void {
    const columns = columnsOfValue(value);
    const approval = columns.find(({ column }) => /approved/i.test(column));
    if (approval !== undefined) {
      this.#report(
        'UF-1227',
        `${approval.column} says that somebody was approved, and not that the e-mail address is theirs: email_verified is never taken from it.`,
      );
    }
    const isFalse = value.kind === 'constant' && !flagOf(value.value);
    if (columns.length === 0 && !isFalse) {
      this.#report('UF-1228', 'email_verified is false unless a column proves that the e-mail address was verified.');
    }
  }

  value(value: Value, kinds: readonly TypeKind[], what: string): void {
    switch (value.kind) {
      case 'column':
        this.column(value.column, kinds, what);
        return;
      case 'constant':
        return;
      case 'concatenate':
        for (const part of value.values) this.value(part, profileTypes, what);
        return;
      case 'provided':
        this.column(value.that, null, what);
        this.value(value.of, kinds, what);
        return;
      case 'iso-date':
        this.value(value.of, ['moment'], what);
        return;
      case 'trim':
      case 'fold':
      case 'parse-json':
      case 'map':
        this.value(value.of, profileTypes, what);
        return;
      default:
        assertNever(value);
    }
  }

  condition(condition: Condition): void {
    switch (condition.kind) {
      case 'is-one-of':
      case 'is-none-of':
        this.column(condition.column, ['text', 'flag', 'whole', 'number', 'guid'], 'a condition');
        return;
      case 'is-null':
        this.column(condition.column, null, 'a condition');
        return;
      case 'is-ahead':
        this.column(condition.column, ['moment'], 'a condition');
        this.column(condition.onlyIf, flagTypes, 'a condition');
        return;
      case 'is-over':
        this.column(condition.column, ['moment'], 'a condition');
        return;
      default:
        assertNever(condition);
    }
  }

  application({ application }: Mapping): void {
    if (application === null) return;
    this.column(application.column, ['whole', 'guid'], 'the application');
    const table = this.#table(application.table);
    if (table !== null)
      for (const name of [application.id, application.name]) this.#columnOf(table, name, null, 'the application');
    const { through } = application;
    const link = through === null ? null : this.#table(through.table);
    if (through === null || link === null) return;
    for (const name of [through.owner, through.equals]) this.#columnOf(link, name, null, 'the application');
  }

  /** Roles and claims have names of their own in `app_metadata`, which no other value may take. */
  namesTwice({ details, appMetadata }: Mapping): void {
    for (const { role } of details) {
      if ((role !== 'roles' && role !== 'claims') || !Object.hasOwn(appMetadata, role)) continue;
      this.#field = `app_metadata.${role}`;
      this.#report('UF-1232', `app_metadata.${role} holds the accounts’ ${role} already, and takes no other value.`);
    }
    this.#field = null;
  }

  details({ role, alias, table: name, owner, through, columns, only }: Mapping['details'][number]): void {
    const own = this.#table(name);
    const second = through === null ? null : this.#table(through.table);
    if (own !== null) {
      this.#columnOf(own, owner, null, role);
      if (through !== null) this.#columnOf(own, through.equals, null, role);
    }
    if (second !== null && through !== null) this.#columnOf(second, through.column, null, role);
    for (const { table, column } of [...columns, ...only.map((each) => each.column)]) {
      if (table !== alias && table !== through?.alias) {
        this.#report(
          'UF-1226',
          `The mapping reads ${role} from ${table}.${column}, and nothing is called ${table} there.`,
        );
        continue;
      }
      const of = table === alias ? own : second;
      if (of !== null) this.#columnOf(of, column, ['text'], role);
    }
  }

  /** The column, where it is there; what is wrong with it is reported. `kinds` null takes any type. */
  column(ref: ColumnRef | null, kinds: readonly TypeKind[] | null, what: string): CatalogColumn | null {
    if (ref === null) return null;
    const aliased = this.#aliases.get(ref.table);
    if (aliased === undefined) {
      // A table that is missing has been reported by its own name.
      if (!this.#unknown.has(ref.table)) {
        this.#report(
          'UF-1226',
          `The mapping reads ${what} from ${ref.table}.${ref.column}, and no table of it is called ${ref.table}.`,
        );
      }
      return null;
    }
    return this.#columnOf(aliased, ref.column, kinds, what);
  }

  readonly #unknown = new Set<string>();
  /** The field of the profile that is being checked. */
  #field: string | null = null;

  /** The column without a word where it is missing. */
  #found({ table, column }: ColumnRef): CatalogColumn | null {
    return named(this.#aliases.get(table)?.columns ?? [], column);
  }

  #add(alias: string, name: TableName): CatalogTable | null {
    if (this.#aliases.has(alias)) this.#report('UF-1226', `Two tables of the mapping are called ${alias}.`);
    const table = this.#table(name);
    if (table === null) this.#unknown.add(alias);
    else this.#aliases.set(alias, { name: table.name, table, columns: table.columns });
    return table;
  }

  #table(name: TableName): CatalogTable | null {
    const table = indexOf(this.#catalog).table(name);
    if (table === null) {
      this.#report('UF-1220', `${name.schema}.${name.name} is not in the database, or the login may not see it.`);
    }
    return table;
  }

  #columnOf(
    { name: table, columns }: Pick<Aliased, 'name' | 'columns'>,
    name: string,
    kinds: readonly TypeKind[] | null,
    what: string,
  ): CatalogColumn | null {
    const column = named(columns, name);
    if (column === null) {
      this.#report('UF-1221', `${table} has no column ${name}, from which the mapping reads ${what}.`);
      return null;
    }
    if (kinds !== null && !kinds.includes(kindOfType(column.type))) {
      this.#report('UF-1222', `${name} in ${table} is ${column.type}, from which ${what} can’t be read.`);
    }
    return column;
  }

  #report(code: MappingProblem['code'], text: string): void {
    if (!this.problems.some((problem) => problem.text === text)) this.problems.push({ code, text, field: this.#field });
  }
}

function named(columns: readonly CatalogColumn[], name: string): CatalogColumn | null {
  const folded = name.toLowerCase();
  return columns.find((one) => one.name === name) ?? columns.find((one) => one.name.toLowerCase() === folded) ?? null;
}
