import type { SqlType, SqlValue } from '../interface.ts';
import type { Frame, SessionState } from './session-state.ts';

/** A function that looks into the catalog or the session: its arguments are converted to its parameters' types first. */
export interface CatalogFunction {
  readonly least: number;
  readonly most: number;
  readonly type: SqlType;
  readonly parameters: readonly SqlType[];
  compute(values: readonly SqlValue[], state: SessionState, frame: Frame): SqlValue;
}

export type CatalogFunctions = { readonly [name: string]: CatalogFunction };

export function define(
  type: SqlType,
  parameters: readonly SqlType[],
  least: number,
  compute: CatalogFunction['compute'],
): CatalogFunction {
  return { least, most: parameters.length, type, parameters, compute };
}
