import { assertNever } from '../../common/assert-never.ts';
import type { StoredPassword } from '../account.ts';
import { withoutFill } from './columns/hash-bytes.ts';
import { type StoredText, storedText } from './columns/stored-text.ts';
import { argon2Password } from './convert/argon2.ts';
import { clearPassword } from './convert/clear.ts';
import { digestPassword, nestedDigestPassword } from './convert/digest.ts';
import { hmacPassword } from './convert/hmac.ts';
import { membershipPassword } from './convert/membership.ts';
import { nopcommercePassword } from './convert/nopcommerce.ts';
import { pbkdf2Password } from './convert/pbkdf2.ts';
import { scryptPassword } from './convert/scrypt.ts';
import { umbracoPassword } from './convert/umbraco.ts';
import type { PasswordFormat } from './format-labels.ts';
import type { MachineKey } from './machine-key.ts';
import type { MembershipHash, PasswordRecipe } from './recipe.ts';
import { identityPassword } from './recognise/identity.ts';
import { markedPassword, selfDescribingPassword } from './recognise/self-describing.ts';
import { damaged, noPassword, type PasswordVerdict } from './verdict.ts';

/** What the recipe leaves open. */
export interface PasswordSettings {
  /** Used where a recipe for Membership says `auto`. */
  readonly membershipHash: MembershipHash | 'auto';
  /** Of the old application, to decrypt what it encrypted; in memory alone. Null, or left out, when nobody gave it. */
  readonly machineKey?: MachineKey | null;
}

/**
 * What of a stored password Auth0 can take: a `custom_password_hash`, a clear password to be hashed with bcrypt, or a reason
 * to hold the account. Every stored value has a verdict; none throws.
 */
export function toPasswordHash(stored: StoredPassword, settings: PasswordSettings): PasswordVerdict {
  const { recipe } = stored;
  if (recipe.kind === 'none' || isEmpty(stored)) return noPassword;
  const verdict = byRecipe(stored, recipe, settings);
  return mayBeMixed(recipe) ? (ofAnotherFormat(stored, verdict) ?? verdict) : verdict;
}

/** A column of fixed length fills an empty text up with blanks; Membership's is none, and may hold a blank as a clear password. */
function isEmpty({ hash, recipe }: StoredPassword): boolean {
  if (hash === null || hash.length === 0) return true;
  return typeof hash === 'string' && recipe.kind !== 'membership' && withoutFill(hash) === '';
}

/** Whether a column may hold values of other kinds too; those of products hold none but what the product knows. */
export function mayBeMixed({ kind }: PasswordRecipe): boolean {
  return !['self-describing', 'membership', 'umbraco', 'nopcommerce'].includes(kind);
}

/**
 * An application that changed its hashing keeps rows of both kinds in one column: a value that does not fit the recipe and says
 * itself what it is, is that. So is a "clear" password that is a whole hash; a clear password that only begins like one is not.
 */
function ofAnotherFormat(stored: StoredPassword, verdict: PasswordVerdict): PasswordVerdict | null {
  if (verdict.kind === 'importable' || (verdict.kind === 'held' && verdict.reason !== 'damaged-password')) return null;
  const marked = markedPassword(stored);
  const whole =
    marked?.kind === 'importable' || (marked?.kind === 'held' && marked.reason === 'password-not-importable');
  return verdict.kind === 'clear' && !whole ? null : marked;
}

function byRecipe(stored: StoredPassword, recipe: PasswordRecipe, settings: PasswordSettings): PasswordVerdict {
  switch (recipe.kind) {
    case 'none':
      return noPassword;
    case 'clear':
      // SQL Server compares without the blanks at the end, whether a column of fixed length has put them there or not.
      return fromText(stored, 'clear-text', ({ hash }) => clearPassword(withoutFill(hash)));
    case 'self-describing':
      return selfDescribingPassword(stored);
    case 'identity':
      return fromText(stored, 'identity-unreadable', ({ hash }) => identityPassword(hash));
    case 'membership': {
      const algorithm = recipe.hash === 'auto' ? settings.membershipHash : recipe.hash;
      const key = settings.machineKey ?? null;
      return fromText(stored, 'membership-unreadable', (text) => membershipPassword(text, algorithm, key));
    }
    case 'umbraco':
      return fromText(stored, 'umbraco-unreadable', (text) => umbracoPassword(text, recipe.hash));
    case 'nopcommerce':
      return fromText(stored, 'nopcommerce-unreadable', nopcommercePassword);
    case 'digest':
      return digestPassword(stored, recipe);
    case 'nested-digest':
      return nestedDigestPassword(stored, recipe);
    case 'hmac':
      return hmacPassword(stored, recipe);
    case 'pbkdf2':
      return pbkdf2Password(stored, recipe);
    case 'scrypt':
      return scryptPassword(stored, recipe);
    case 'argon2':
      return argon2Password(stored, recipe);
    default:
      return assertNever(recipe);
  }
}

/** The verdict on text; bytes where text is expected are damage. */
function fromText(
  stored: StoredPassword,
  unreadable: PasswordFormat,
  verdict: (text: StoredText) => PasswordVerdict,
): PasswordVerdict {
  const text = storedText(stored);
  return text === null ? damaged(unreadable) : verdict(text);
}
