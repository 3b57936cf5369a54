import { assertNever } from '../../../common/assert-never.ts';
import type { StoredPassword } from '../../account.ts';
import { formatLabels, type PasswordFormat } from '../format-labels.ts';
import type { PasswordRecipe } from '../recipe.ts';
import { mayBeMixed, type PasswordSettings, toPasswordHash } from '../to-password-hash.ts';
import { makeIdentity } from './identity.ts';
import { inHashColumn, type MadeColumns, type Making } from './making.ts';
import { makeMarked } from './marked.ts';
import { makeMembership, makeUmbraco } from './membership.ts';
import { makeNopcommerce } from './nopcommerce.ts';
import { makeArgon2, makeDigest, makeHmac, makePbkdf2, makeScrypt } from './own-columns.ts';
import { usualRecipe } from './usual-recipe.ts';

// Passwords that we choose, stored as an old application stores them: what stands behind them is known, unlike with anybody's real one.

/** The formats that come into Auth0 with their password. */
export const convertedFormats: readonly PasswordFormat[] = (Object.keys(formatLabels) as PasswordFormat[]).filter(
  (format) => formatLabels[format].treatment !== 'held',
);

/**
 * A password in a format, under the given recipe where its column holds that format, else under a usual one. The conversion of real
 * accounts must know it for what it is. Null where it can't be made here: an encrypted one without the machine key.
 */
export async function makeStored(
  format: PasswordFormat,
  password: string,
  recipe: PasswordRecipe | null,
  settings: PasswordSettings,
  random: Making['random'],
): Promise<StoredPassword | null> {
  const making: Making = { random, machineKey: settings.machineKey ?? null };
  for (const candidate of [...(recipe === null ? [] : [recipe]), usualRecipe(format)]) {
    const columns = await columnsOf(candidate, format, password, making);
    if (columns === null) continue;
    const stored = { recipe: candidate, ...columns };
    if (toPasswordHash(stored, settings).format === format) return stored;
  }
  return null;
}

async function columnsOf(
  recipe: PasswordRecipe,
  format: PasswordFormat,
  password: string,
  making: Making,
): Promise<MadeColumns | null> {
  const own = await ownColumns(recipe, format, password, making);
  return own ?? (mayBeMixed(recipe) ? makeMarked(format, password, making) : null);
}

/** Null for a format that is none of the recipe's own. */
async function ownColumns(
  recipe: PasswordRecipe,
  format: PasswordFormat,
  password: string,
  making: Making,
): Promise<MadeColumns | null> {
  switch (recipe.kind) {
    case 'none':
    case 'nested-digest':
      return null;
    case 'clear':
      return format === 'clear-text' ? inHashColumn(password) : null;
    case 'self-describing':
      return makeMarked(format, password, making);
    case 'identity':
      return makeIdentity(format, password, making);
    case 'membership':
      return makeMembership(format, password, making);
    case 'umbraco':
      return makeUmbraco(format, password, making);
    case 'nopcommerce':
      return makeNopcommerce(format, password, making);
    case 'digest': {
      const { digest, salt } = recipe;
      const isOwn = format === (salt === null ? `digest-${digest}` : `digest-${digest}-salted`);
      return isOwn ? makeDigest(recipe, password, making) : null;
    }
    case 'hmac':
      return format === `hmac-${recipe.digest}` ? makeHmac(recipe, password, making) : null;
    case 'pbkdf2':
      return format === `pbkdf2-${recipe.digest}` ? makePbkdf2(recipe, password, making) : null;
    case 'scrypt':
      return format === 'scrypt' ? makeScrypt(recipe, password, making) : null;
    case 'argon2':
      return format === recipe.type ? makeArgon2(recipe, password, making) : null;
    default:
      return assertNever(recipe);
  }
}
