import type { DatabaseObject } from '../catalog/database.ts';
import { systemView } from '../catalog/system-views.ts';
import type { Table } from '../catalog/table.ts';
import { failure } from '../failure.ts';
import type { BoundValue } from '../plan/bound.ts';
import type { BoundQuery, FoundTable, Surroundings, Variable } from '../plan/environment.ts';
import type { Lock } from '../plan/lock-hint.ts';
import type { Name } from '../syntax/tree.ts';
import { catalogFunction } from './catalog-functions.ts';
import { bindSelectIn } from './environment-in.ts';
import { objectNamed } from './object-names.ts';
import type { Frame, SessionState } from './session-state.ts';
import { systemTableFunction } from './system-table-functions.ts';
import { systemVariable } from './system-variables.ts';

/** What binding sees of a session. */
export class SessionSurroundings implements Surroundings {
  readonly #state: SessionState;
  readonly #frame: Frame;

  constructor(state: SessionState, frame: Frame) {
    this.#state = state;
    this.#frame = frame;
  }

  get readLock(): Lock | undefined {
    return this.#state.readLock;
  }

  variable(name: string): Variable | undefined {
    return this.#frame.variables.get(name.toLowerCase());
  }

  tableVariable(name: string): Table | undefined {
    return this.#frame.tables.get(name.toLowerCase());
  }

  findTable(name: Name): FoundTable {
    const system = systemView(name, this.#state);
    if (system !== undefined) return { kind: 'computed', table: system };
    const object = objectNamed(name, this.#state);
    if (object === undefined) throw failure(208, `Invalid object name '${name.join('.')}'.`);
    return { kind: 'object', object, schema: object.schema };
  }

  tableFunction(name: Name, args: readonly BoundValue[]): BoundQuery | undefined {
    return systemTableFunction(name, args, this.#state, (select, frame) =>
      bindSelectIn(new SessionSurroundings(this.#state, frame), select),
    );
  }

  systemVariable(name: string): BoundValue | undefined {
    return systemVariable(name, this.#state);
  }

  catalogFunction(name: string, args: readonly BoundValue[]): BoundValue | undefined {
    return catalogFunction(name, args, this.#state, this.#frame);
  }

  demand(permission: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE', object: DatabaseObject): void {
    this.#state.demand(permission, object);
  }
}
