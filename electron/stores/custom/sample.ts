import type { TableName } from '../mapping/mapping.ts';

/** Some rows of a table, in memory for as long as a proposal is made. Nothing of them is stored or shown. */
export interface TableSample {
  readonly table: TableName;
  /** Names of the sampled columns, in the order of a row's values; columns of types that hold no part of an account are left out. */
  readonly columns: readonly string[];
  /** Values as the driver gives them; of long texts and bytes the beginning. */
  readonly rows: readonly (readonly unknown[])[];
}
