import type { SelectItem } from '../syntax/tree.ts';
import type { BoundValue } from './bound.ts';

/** One item of a select list with its value resolved. */
export interface OutputItem {
  readonly name: string;
  readonly value: BoundValue;
  readonly item: SelectItem;
}
