import { UserferryError } from '../common/userferry-error.ts';

// Failures that time alone can mend, by the codes of the rooms that classify them. Everything else needs a person.

/** Name lookup, refused, unreachable, no readable answer, rate limit used up, server errors, tokens that end at once. */
const tenantUnreachable: ReadonlySet<string> = new Set([
  'UF-2002',
  'UF-2003',
  'UF-2004',
  'UF-2006',
  'UF-2013',
  'UF-2014',
  'UF-2016',
]);

/** An export that failed or broke off: worth a few more tries, not any number. */
const exportFailed: ReadonlySet<string> = new Set(['UF-2030', 'UF-2031']);

export type Transience = 'wait' | 'try-a-few-times' | 'permanent';

export function tenantTransience(error: unknown): Transience {
  if (!(error instanceof UserferryError)) return 'permanent';
  if (tenantUnreachable.has(error.code)) return 'wait';
  return exportFailed.has(error.code) ? 'try-a-few-times' : 'permanent';
}

/** Connection refused, lost or timed out, server shutting down or busy. */
const databaseUnreachable: ReadonlySet<string> = new Set([1, 2, 3, 4, 5, 6, 7].map((number) => `UF-100${number}`));

export function legacyTransience(error: unknown): Transience {
  return error instanceof UserferryError && databaseUnreachable.has(error.code) ? 'wait' : 'permanent';
}
