import { plural } from '@lingui/core/macro';
import { count } from './numbers.ts';

/** `1 account`, `2,400 accounts`. */
export function accounts(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} account`, other: `${number} accounts` });
}

/** `1 file`, `14 files`. */
export function files(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} file`, other: `${number} files` });
}

/** `1 run`, `3 runs`. */
export function runs(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} run`, other: `${number} runs` });
}

/** `1 person`, `3 people`. */
export function people(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} person`, other: `${number} people` });
}

/** `1 user`, `3 users`. */
export function users(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} user`, other: `${number} users` });
}

/** `1 line`, `3 lines`. */
export function lines(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} line`, other: `${number} lines` });
}

/** `1 field`, `3 fields`. */
export function fields(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} field`, other: `${number} fields` });
}

/** `1 row`, `3 rows`. */
export function rows(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} row`, other: `${number} rows` });
}

/** `1 question`, `3 questions`. */
export function questions(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} question`, other: `${number} questions` });
}

/** `1 format`, `3 formats`. */
export function formats(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} format`, other: `${number} formats` });
}

/** `1 connection`, `3 connections`. */
export function connections(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} connection`, other: `${number} connections` });
}

/** `1 statement`, `3 statements`. */
export function statements(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} statement`, other: `${number} statements` });
}

/** `1 change`, `3 changes`. */
export function changes(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} change`, other: `${number} changes` });
}

/** `1 event`, `3 events`. */
export function events(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} event`, other: `${number} events` });
}

/** `1 warning`, `3 warnings`. */
export function warnings(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} warning`, other: `${number} warnings` });
}

/** `1 error`, `3 errors`. */
export function errors(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} error`, other: `${number} errors` });
}

/** `1 place`, `3 places`. */
export function places(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} place`, other: `${number} places` });
}

/** `1 sign-in`, `3 sign-ins`. */
export function signIns(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} sign-in`, other: `${number} sign-ins` });
}

/** `1 finding`, `3 findings`. */
export function findings(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} finding`, other: `${number} findings` });
}

/** `1 exception`, `3 exceptions`. */
export function exceptions(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} exception`, other: `${number} exceptions` });
}

/** `1 e-mail`, `3 e-mails`. */
export function emails(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} e-mail`, other: `${number} e-mails` });
}

/** `1 attempt`, `3 attempts`. */
export function attempts(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} attempt`, other: `${number} attempts` });
}

/** `1 password`, `3 passwords`. */
export function passwords(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} password`, other: `${number} passwords` });
}

/** `1 migration`, `3 migrations`. */
export function migrations(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} migration`, other: `${number} migrations` });
}
