import type { ColumnRef, Condition, Mapping, Value } from './mapping.ts';

// Short ways to write the mappings that stores propose.

/** What holds where a flag is set. */
export function isSet(column: ColumnRef): Condition {
  return { kind: 'is-one-of', column, values: ['1'] };
}

/** What holds where a flag is not set; NULL is neither. */
export function isUnset(column: ColumnRef): Condition {
  return { kind: 'is-one-of', column, values: ['0'] };
}

/** `email_verified` of a store without a column that proves an address: that somebody was approved or let in proves none. */
export const unverified: Value = { kind: 'constant', value: false };

/** What a mapping holds where a store says nothing. */
export const nothingMapped = {
  userMetadata: {},
  appMetadata: {},
  locked: [],
  unapproved: [],
  anonymous: [],
  twoFactor: [],
  lastSignIn: null,
  application: null,
  details: [],
} satisfies Partial<Mapping>;
