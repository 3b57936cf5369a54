import { plural } from '@lingui/core/macro';
import { count } from './numbers.ts';

/** `1 account`, `2,400 accounts`. */
export function accounts(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} account`, other: `${number} accounts` });
}
