import { isOfItsKind, keyOf } from '../../accounts/user-id.ts';
import { withoutProvider } from '../person/sought.ts';
import type { DatedBasis } from '../plan/plan-types.ts';

const integerRanges: Readonly<Record<string, readonly [least: bigint, most: bigint]>> = {
  tinyint: [0n, 255n],
  smallint: [-(2n ** 15n), 2n ** 15n - 1n],
  int: [-(2n ** 31n), 2n ** 31n - 1n],
  bigint: [-(2n ** 63n), 2n ** 63n - 1n],
};

/** Whether SQL Server's type holds the value: a larger number is nobody's key, and no question to ask. */
function fits(value: string, sqlType: string): boolean {
  const range = integerRanges[sqlType.toLowerCase()];
  return range === undefined || (BigInt(value) >= range[0] && BigInt(value) <= range[1]);
}

/** Keys that a text may mean: as it stands, or as the user id made of one; none for what can be no key of the store. */
export function keysOf(sought: string, { prefix, mapping }: Pick<DatedBasis, 'prefix' | 'mapping'>): readonly string[] {
  const { kind, sqlType } = mapping.key;
  const plain = sought.trim();
  const asKey = kind === 'guid' ? plain.replace(/^\{(.*)\}$/, '$1').toLowerCase() : plain;
  const ofId = keyOf(prefix, kind, withoutProvider(plain))?.value;
  const meant = new Set(ofId === undefined ? [asKey] : [asKey, ofId]);
  return [...meant].filter((value) => isOfItsKind({ kind, value }) && fits(value, sqlType));
}
