/** Something with a place in a file: its JSON's length in UTF-8 bytes. */
export interface Packable {
  readonly bytes: number;
}

/** Brackets around the array. */
const FRAME_BYTES = 2;
/** A comma before every user but the first. */
const COMMA_BYTES = 1;

/** A file's share of the cap above which it is full enough to go: 98% of the whole request, framing included. */
export const FULL_ENOUGH = 0.985;

/** Length of a JSON array of these users. */
export function packedBytes(users: readonly Packable[]): number {
  const commas = Math.max(0, users.length - 1) * COMMA_BYTES;
  return FRAME_BYTES + commas + users.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Whether a user fits into a file of its own. */
export function fitsAlone(user: Packable, cap: number): boolean {
  return packedBytes([user]) <= cap;
}

export interface PackedSelection<User> {
  readonly taken: readonly User[];
  readonly left: readonly User[];
}

/**
 * Takes from a queue what fills one file, in order, passing over a user that no longer fits for smaller ones behind it. Null
 * when the file would be less than `FULL_ENOUGH` of the cap and more users may come. Each user must fit alone.
 */
export function packFile<User extends Packable>(
  queue: readonly User[],
  cap: number,
  moreMayCome: boolean,
): PackedSelection<User> | null {
  if (queue.length === 0) return null;
  const taken: User[] = [];
  const left: User[] = [];
  let bytes = FRAME_BYTES;
  for (const user of queue) {
    const added = user.bytes + (taken.length === 0 ? 0 : COMMA_BYTES);
    if (bytes + added > cap) {
      left.push(user);
      continue;
    }
    taken.push(user);
    bytes += added;
  }
  return moreMayCome && bytes < FULL_ENOUGH * cap ? null : { taken, left };
}
