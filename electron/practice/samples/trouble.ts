import type { Draws } from './random.ts';
import { itemAt } from './random.ts';

/** How often a kind of account comes, in 10,000; the rest has nothing special. */
export type Shares<Kind extends string> = readonly (readonly [kind: Kind, perTenThousand: number])[];

/** Which kind an index has, by shares. */
export function kindAt<Kind extends string>(draws: Draws, index: number, shares: Shares<Kind>): Kind | 'plain' {
  let roll = draws.below('trouble', index, 10_000);
  for (const [kind, share] of shares) {
    if (roll < share) return kind;
    roll -= share;
  }
  return 'plain';
}

/** A person who has several accounts under one address. */
export interface SharedAddress {
  /** The index whose address all of them have. */
  readonly anchor: number;
  /** 0 for the anchor itself. */
  readonly member: number;
}

/** One group of two or three neighbours among so many accounts: about 1 % of all. */
const GROUP_SPACING = 250;

/** The group that an index belongs to, or null. A group that the end of the table would cut is none. */
export function sharedAddressAt(draws: Draws, index: number, accounts: number): SharedAddress | null {
  const slot = Math.floor(index / GROUP_SPACING);
  const size = 2 + draws.below('group-size', slot, 2);
  const anchor = slot * GROUP_SPACING + draws.below('group-place', slot, GROUP_SPACING - size);
  if (index < anchor || index >= anchor + size || anchor + size > accounts) return null;
  return { anchor, member: index - anchor };
}

/** The shared address as each of the group's accounts has it: the same, with other capitals, or with blanks around it. */
export function spellingOfMember(address: string, { anchor, member }: SharedAddress): string {
  if (anchor % 3 === 0) return address;
  const spellings = [address, address.toUpperCase(), ` ${address} `];
  return itemAt(spellings, member);
}
