import { z } from 'zod';

// The shapes that the contract's files share.

/** How many of something. */
export const count = z.number().int().nonnegative();
/** A list that nobody changes in place: snapshots are values. */
export const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
/** Milliseconds since 1970 (UTC). */
export const time = z.number();
