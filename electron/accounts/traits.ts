import { type Trait, traits } from '../common/words.ts';
import type { Account } from './account.ts';
import { phoneToSend } from './phone-number.ts';
import { pictureToSend } from './picture.ts';
import { looksLikeServiceAccount } from './service-account.ts';
import { secondFactorToSend } from './totp-secret.ts';

/** One bit for a trait. */
export function traitBit(trait: Trait): number {
  return 1 << traits.indexOf(trait);
}

/** The traits behind a set of bits, in their order. */
export function traitsIn(bits: number): readonly Trait[] {
  return traits.filter((trait) => (bits & traitBit(trait)) !== 0);
}

const DAY_MS = 86_400_000;
const TWO_YEARS_MS = 2 * 365 * DAY_MS;
/** As long as a trickle usually lasts: who came in these days is likely to come in as many more. */
const LATELY_MS = 90 * DAY_MS;

/** The traits of one account, as bits; `shares-address` is found over the whole table and is not among them. `now` in ms since 1970. */
export function traitsOf(account: Account, now: number): number {
  const { barred, lastSignIn, emailVerified, externalLogins, phoneNumber, picture, key, email } = account;
  const secret = secondFactorToSend(account);
  const has: readonly (readonly [Trait, boolean])[] = [
    ['locked', barred === 'locked'],
    ['unapproved', barred === 'unapproved'],
    ['never-signed-in', lastSignIn === 'never'],
    ['dormant', typeof lastSignIn === 'number' && now - lastSignIn > TWO_YEARS_MS],
    ['address-not-verified', !emailVerified],
    ['external-login', externalLogins.length > 0],
    ['second-factor', secret !== null],
    ['second-factor-left-out', account.twoFactor === true && secret === null],
    ['phone-left-out', isLeftOut(phoneNumber, phoneToSend)],
    ['picture-left-out', isLeftOut(picture, pictureToSend)],
    ['key-with-blanks', /\s/.test(key.value)],
    ['service-account', looksLikeServiceAccount(account)],
    ['address-not-folded', email !== null && /[A-Z]|^\s|\s$/.test(email)],
    // SQL Server passes over blanks behind a text, not those in front; looking past them would read the whole table at each sign-in.
    ['address-after-blank', email !== null && /^\s/.test(email)],
    ['signed-in-lately', typeof lastSignIn === 'number' && now - lastSignIn <= LATELY_MS],
  ];
  return has.reduce((bits, [trait, holds]) => (holds ? bits | traitBit(trait) : bits), 0);
}

function isLeftOut(stored: string | null, toSend: (stored: string | null) => string | null): boolean {
  return (stored?.trim() ?? '') !== '' && toSend(stored) === null;
}
