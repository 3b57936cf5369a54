import type { Draws } from './random.ts';

/** What stands in e-mail columns of people who have none. */
const missing: readonly (string | null)[] = [null, '', '   '];

const malformed: readonly ((address: string) => string)[] = [
  (address) => address.replace('@', ''),
  (address) => address.replace('@', '@@'),
  (address) => address.replace('@', ' @ '),
  (address) => address.replace('@', '.@'),
  (address) => address.replace(/@.*/, '@localhost'),
  (address) => `<${address}>`,
  (address) => `${address};${address}`,
  (address) => `ü${address}`,
  (address) => address.slice(0, address.indexOf('@') + 1),
  () => 'n/a',
];

const tooLong: readonly ((address: string) => string)[] = [
  // 65 characters and more before the @.
  (address) => `${'very-'.repeat(13)}${address}`,
  // 255 in all, within the column's 256 and with a short local part.
  (address) => address.replace('@', `@${'department-of-long-names.'.repeat(8)}`).padStart(255, 'x'),
];

const padded: readonly ((address: string) => string)[] = [
  (address) => ` ${address}`,
  (address) => `${address}  `,
  (address) => `\t${address}\u00a0`,
];

/** Null, nothing or blanks. */
export const missingAddress = (draws: Draws, index: number) => draws.pick('variant', index, missing);
/** None that an import schema takes. */
export const malformedAddress = (draws: Draws, index: number, address: string) =>
  draws.pick('variant', index, malformed)(address);
/** Well-formed, and over one of the two limits. */
export const tooLongAddress = (draws: Draws, index: number, address: string) =>
  draws.pick('variant', index, tooLong)(address);
/** Good once the blanks are gone. */
export const paddedAddress = (draws: Draws, index: number, address: string) =>
  draws.pick('variant', index, padded)(address);
