import { UserferryError } from '../common/userferry-error.ts';
import { readDriverError } from './connect-error.ts';

/** Why a statement failed, as far as it decides what to do next. */
export type RequestTrouble = 'lost' | 'busy' | 'permanent';

// 1205 deadlock victim, 1222 lock request time-out, 6005/6006 shutdown in progress, 596/41606 session killed, 40613, 40501,
// 49918 Azure SQL busy (Microsoft: SQL Server errors and events reference).
const busyNumbers = [1205, 1222, 40501, 40613, 49918];
const lostNumbers = [596, 6005, 6006];
const lostCodes =
  /^(ESOCKET|ECONNRESET|EPIPE|ECLOSE|ECONNCLOSED|ENOTOPEN|EINVALIDSTATE|ETIMEOUT|ETIMEDOUT|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

export function troubleOf(error: unknown): RequestTrouble {
  const { codes, numbers, messages } = readDriverError(error);
  if (busyNumbers.some((value) => numbers.has(value))) return 'busy';
  if (lostNumbers.some((value) => numbers.has(value))) return 'lost';
  if (numbers.size > 0) return 'permanent';
  // Every connection of the pool is at work: one comes free.
  if (/ResourceRequest timed out|operation timed out for an unknown reason/i.test(messages)) return 'busy';
  // A certificate that fails its check comes as a socket error, and no waiting mends it.
  if (/certificate/i.test(messages)) return 'permanent';
  return [...codes].some((value) => lostCodes.test(value)) ? 'lost' : 'permanent';
}

/** Error 2812, could not find stored procedure: as the driver has it, or inside what it was explained as. */
export function isUnknownProcedure(error: unknown): boolean {
  const cause = error instanceof UserferryError ? error.cause : error;
  return readDriverError(cause).numbers.has(2812);
}

const kept =
  'Nothing in the database was changed. What was read before is kept; reading can go on behind the last account.';

/** The failure that the administrator reads after a statement failed for good. */
export function statementFailure(error: unknown, server: string): UserferryError {
  const { numbers, messages } = readDriverError(error);
  const options = { cause: error };
  const detail = messages;
  if (troubleOf(error) === 'busy') {
    return new UserferryError(
      {
        code: 'UF-1004',
        message: `${server} kept the accounts locked or was too busy, several times in a row.`,
        kept,
        next: 'See what holds the locks (a backup, an index being rebuilt, a nightly job), then go on.',
        detail,
      },
      options,
    );
  }
  if (numbers.has(229) || numbers.has(230)) {
    const message = 'The login may not read a table or column that holds the accounts.';
    const next = 'Ask the DBA for the SELECT right on what the details name.';
    return new UserferryError({ ...mayNotRead(message, next), kept, detail }, options);
  }
  if (numbers.has(208) || numbers.has(207)) {
    return new UserferryError(
      {
        code: 'UF-1122',
        message: 'A table or column of the accounts is no longer in the database.',
        kept,
        next: 'Survey the database again: its structure has changed, or the login no longer sees all of it.',
        detail,
      },
      options,
    );
  }
  return new UserferryError(
    {
      code: 'UF-1123',
      message: `${server} refused to read the accounts.`,
      kept,
      next: 'The server’s own words stand in the details: show them to your DBA.',
      detail,
    },
    options,
  );
}

/** Whether a statement met it or the diagnosis saw it coming: the login lacks a right that reading needs. */
export function mayNotRead(message: string, next: string) {
  return { code: 'UF-1121', message, next } as const;
}
