import type { Procedure } from '../catalog/database.ts';
import { failure, unsupported } from '../failure.ts';
import type { Name } from '../syntax/tree.ts';
import { objectNamed } from './object-names.ts';
import type { SessionState } from './session-state.ts';
import { systemProcedure } from './system-procedures.ts';

/** Procedures that are written in TypeScript. */
const BUILT_IN: ReadonlySet<string> = new Set(['sp_executesql', 'sp_describe_first_result_set']);

/** That a procedure of the system is one that the practice server has; whether a user's is there shows when it is called. */
export function demandKnownProcedure(procedure: Name, state: SessionState): void {
  const name = procedure.at(-1) ?? '';
  if (!/^(sp|xp)_/i.test(name) || BUILT_IN.has(name.toLowerCase()) || systemProcedure(name) !== undefined) return;
  if (objectNamed(procedure, state)?.kind !== 'procedure') throw unsupported(`the procedure ${name}`);
}

/** A procedure made by CREATE PROCEDURE. @throws SqlError 2812 */
export function procedureNamed(written: Name, state: SessionState): Procedure {
  demandKnownProcedure(written, state);
  const procedure = objectNamed(written, state);
  if (procedure?.kind === 'procedure') return procedure;
  throw failure(2812, `Could not find stored procedure '${written.join('.')}'.`, { state: 62 });
}
