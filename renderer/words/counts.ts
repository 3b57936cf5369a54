import { plural } from '@lingui/core/macro';
import { count } from './numbers.ts';

/** `1 account`, `2,400 accounts`. */
export function accounts(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} account`, other: `${number} accounts` });
}

/** `1 file`, `14 files`. */
export function files(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} file`, other: `${number} files` });
}

/** `1 run`, `3 runs`. */
export function runs(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} run`, other: `${number} runs` });
}
