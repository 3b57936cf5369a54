import type { Account } from '../../accounts/account.ts';
import { integerOrNull, keyFrom, momentOrNull } from '../row-values.ts';
import { type Cell, compileCondition, compileValue, type Evaluate, flagOf, type Test, textOfCell } from './evaluate.ts';
import type { ColumnRef, Condition, Mapping } from './mapping.ts';
import { columnId, readColumns } from './read-columns.ts';

/** A row as the reader gives it: the key, the source's columns, then one array of rows for each of its details. */
export type AccountRow = readonly unknown[];

/** Turns rows into accounts; `now` in ms since 1970, for lockouts that end by themselves. */
export type ToAccount = (row: AccountRow, now: number) => Account;

/** Compiles a mapping, so that a million rows look up no column. */
export function accountMapper(mapping: Mapping): ToAccount {
  const columns = readColumns(mapping);
  const places = new Map(columns.map((column, index) => [columnId(column), index + 1]));
  const placeOf = (column: ColumnRef): number => {
    const place = places.get(columnId(column));
    if (place === undefined) throw new TypeError(`The source does not read ${columnId(column)}`);
    return place;
  };
  const { fields, key, password, lastSignIn } = mapping;
  const text = (value: (typeof fields)['email']): ((row: AccountRow) => string | null) => {
    if (value === undefined) return () => null;
    const evaluate = compileValue(value, placeOf);
    return (row) => textOfCell(evaluate(row));
  };
  const flag = (value: (typeof fields)['email']): ((row: AccountRow) => boolean) => {
    if (value === undefined) return () => false;
    const evaluate = compileValue(value, placeOf);
    return (row) => flagOf(evaluate(row));
  };
  const texts = {
    email: text(fields.email),
    username: text(fields.username),
    name: text(fields.name),
    givenName: text(fields.given_name),
    familyName: text(fields.family_name),
    nickname: text(fields.nickname),
    picture: text(fields.picture),
    phoneNumber: text(fields.phone_number),
  };
  const emailVerified = flag(fields.email_verified);
  const phoneVerified = flag(fields.phone_verified);
  const userMetadata = metadata(mapping.userMetadata, placeOf);
  const appMetadata = metadata(mapping.appMetadata, placeOf);
  const unapproved = anyOf(mapping.unapproved, placeOf);
  const locked = anyOf(mapping.locked, placeOf);
  const anonymous = anyOf(mapping.anonymous, placeOf);
  const twoFactor = anyOf(mapping.twoFactor, placeOf);
  const tellsTwoFactor = mapping.twoFactor.length > 0;
  const cell = (column: ColumnRef | null): ((row: AccountRow) => unknown) => {
    if (column === null) return () => null;
    const place = placeOf(column);
    return (row) => row[place] ?? null;
  };
  const hash = cell(password.hash);
  const salt = cell(password.salt);
  const format = cell(password.format);
  const lastSeen = cell(lastSignIn);
  const detailsAt = columns.length + 1;
  const roles = mapping.details.map(({ role }, index) => ({ role, place: detailsAt + index }));
  const rowsOf = (row: AccountRow, role: (typeof roles)[number]['role']): readonly (readonly unknown[])[] =>
    roles.flatMap((detail) =>
      detail.role === role ? ((row[detail.place] ?? []) as readonly (readonly unknown[])[]) : [],
    );

  return (row, now) => ({
    key: keyFrom(key.kind, row[0]),
    email: texts.email(row),
    emailVerified: emailVerified(row),
    username: texts.username(row),
    name: texts.name(row),
    givenName: texts.givenName(row),
    familyName: texts.familyName(row),
    nickname: texts.nickname(row),
    picture: texts.picture(row),
    phoneNumber: texts.phoneNumber(row),
    phoneVerified: phoneVerified(row),
    password: {
      recipe: password.recipe,
      hash: textOrBytes(hash(row)),
      salt: textOrBytes(salt(row)),
      format: textOrInteger(format(row)),
    },
    barred: unapproved(row, now) ? 'unapproved' : locked(row, now) ? 'locked' : 'no',
    anonymous: anonymous(row, now),
    externalLogins: distinctTexts(rowsOf(row, 'external-logins')),
    totpSecret: firstText(rowsOf(row, 'two-factor-secret')),
    twoFactor: tellsTwoFactor ? twoFactor(row, now) : null,
    lastSignIn: lastSignIn === null ? null : signedIn(lastSeen(row)),
    userMetadata: userMetadata(row),
    appMetadata: { ...appMetadata(row), ...rolesOf(rowsOf(row, 'roles')), ...claimsOf(rowsOf(row, 'claims')) },
  });
}

function metadata(values: Mapping['userMetadata'], placeOf: (column: ColumnRef) => number) {
  const evaluators = Object.entries(values).map(([name, value]): readonly [string, Evaluate] => [
    name,
    compileValue(value, placeOf),
  ]);
  return (row: AccountRow): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      evaluators.map(([name, evaluate]) => [name, jsonOf(evaluate(row))]).filter(([, value]) => value !== null),
    );
}

function anyOf(conditions: readonly Condition[], placeOf: (column: ColumnRef) => number): Test {
  const tests = conditions.map((condition) => compileCondition(condition, placeOf));
  return (row, now) => tests.some((test) => test(row, now));
}

function jsonOf(cell: Cell): unknown {
  return cell instanceof Date ? cell.toISOString() : cell;
}

// SQL Server promises no order of rows within an account, and digests need one: texts are put in code unit order.

function distinctTexts(rows: readonly (readonly unknown[])[]): readonly string[] {
  return [...new Set(rows.flatMap(([text]) => (typeof text === 'string' ? [text] : [])))].sort();
}

function rolesOf(rows: readonly (readonly unknown[])[]): { readonly roles?: readonly string[] } {
  const roles = distinctTexts(rows);
  return roles.length === 0 ? {} : { roles };
}

/** A list and not an object: claim types are addresses, and Auth0's metadata takes no key with a dot. */
function claimsOf(rows: readonly (readonly unknown[])[]): {
  readonly claims?: readonly { type: string; value: string | null }[];
} {
  const claims = rows
    .flatMap(([type, value]) =>
      typeof type === 'string' ? [{ type, value: typeof value === 'string' ? value : null }] : [],
    )
    .map((claim) => ({ claim, text: JSON.stringify([claim.type, claim.value]) }))
    .sort((one, other) => (one.text < other.text ? -1 : one.text > other.text ? 1 : 0))
    .map(({ claim }) => claim);
  return claims.length === 0 ? {} : { claims };
}

function firstText(rows: readonly (readonly unknown[])[]): string | null {
  const text = rows[0]?.[0];
  return typeof text === 'string' && text !== '' ? text : null;
}

/** 1754-01-01 is what Membership writes for never; 1753 and 1900 are where SQL Server's datetime types begin. */
const LATEST_NEVER = Date.UTC(1900, 0, 2);

function signedIn(value: unknown): number | 'never' {
  const moment = momentOrNull(value);
  return moment === null || moment < LATEST_NEVER ? 'never' : moment;
}

function textOrInteger(value: unknown): string | number | null {
  return typeof value === 'string' ? value : integerOrNull(value);
}

function textOrBytes(value: unknown): string | Uint8Array | null {
  if (value === null || typeof value === 'string' || value instanceof Uint8Array) return value;
  throw new TypeError(`Expected text or bytes, got ${typeof value}`);
}
