import { failure } from '../failure.ts';
import { bindQuery } from '../plan/bind-query.ts';
import { type BoundQuery, Environment, type Surroundings } from '../plan/environment.ts';
import type { QueryOptions, Statement } from '../syntax/statement-tree.ts';
import type { CommonTable } from '../syntax/tree.ts';

/** The environment of one statement: its surroundings, its hints, its common tables. @throws SqlError 239 */
export function environmentIn(
  surroundings: Surroundings,
  commonTables: readonly CommonTable[],
  { maxRecursion = 100 }: QueryOptions,
): Environment {
  let environment = new Environment(surroundings, bindQuery, maxRecursion);
  for (const [index, definition] of commonTables.entries()) {
    if (commonTables.slice(0, index).some(({ name }) => name.toLowerCase() === definition.name.toLowerCase())) {
      throw failure(239, `Duplicate common table expression name '${definition.name}' was specified.`);
    }
    environment = environment.withCommonTable(definition.name, { kind: 'definition', definition, environment });
  }
  return environment;
}

/** A SELECT statement with its names and types resolved. */
export function bindSelectIn(
  surroundings: Surroundings,
  { query, with: commonTables, options }: Extract<Statement, { kind: 'select' }>,
): BoundQuery {
  const environment = environmentIn(surroundings, commonTables, options);
  return environment.bindQuery(query, environment, undefined, 'statement');
}
