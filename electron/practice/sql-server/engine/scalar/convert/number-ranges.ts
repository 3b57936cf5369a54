import { fitsPrecision } from '../exact-numbers.ts';
import { sqlErrors } from '../sql-error.ts';

export type IntegerBase = 'tinyint' | 'smallint' | 'int' | 'bigint';

/** The least and greatest value of each integer type. */
export const INTEGER_RANGE: { readonly [base in IntegerBase]: { readonly least: bigint; readonly most: bigint } } = {
  tinyint: { least: 0n, most: 255n },
  smallint: { least: -32_768n, most: 32_767n },
  int: { least: -2_147_483_648n, most: 2_147_483_647n },
  bigint: { least: -9_223_372_036_854_775_808n, most: 9_223_372_036_854_775_807n },
};

export const INTEGER_BYTES: { readonly [base in IntegerBase]: number } = { tinyint: 1, smallint: 2, int: 4, bigint: 8 };

const MONEY_LIMIT = { money: 2n ** 63n, smallmoney: 2n ** 31n } as const;

/** The units, or error 8115 where they need more than `precision` digits. `from` names the source type for its text. */
export function boundedDecimal(units: bigint, precision: number, from: string): bigint {
  if (!fitsPrecision(units, precision)) throw sqlErrors.overflow(from, 'numeric');
  return units;
}

/** The ten-thousandths, or error 8115 where the money type does not reach so far. */
export function boundedMoney(units: bigint, base: 'money' | 'smallmoney', from: string): bigint {
  const limit = MONEY_LIMIT[base];
  if (units >= limit || units < -limit) throw sqlErrors.overflow(from, base);
  return units;
}
