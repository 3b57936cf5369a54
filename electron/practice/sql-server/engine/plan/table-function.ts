import { failure, unsupported } from '../failure.ts';
import type { BoundValue } from './bound.ts';
import type { BoundQuery } from './environment.ts';

const KNOWN_ELSEWHERE = new Set(['STRING_SPLIT', 'OPENJSON', 'GENERATE_SERIES', 'FN_HELPCOLLATIONS']);

/** A table-valued function. None is answered; a name that SQL Server doesn't know either is its own error. */
export function tableFunction(name: string, _args: readonly BoundValue[]): BoundQuery {
  if (KNOWN_ELSEWHERE.has(name.toUpperCase())) throw unsupported(`the table-valued function ${name}`);
  throw failure(208, `Invalid object name '${name}'.`);
}
