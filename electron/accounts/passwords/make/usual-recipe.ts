import type { PasswordFormat } from '../format-labels.ts';
import type { DigestName, KeyedDigest, MembershipHash, PasswordRecipe, RecipeOf } from '../recipe.ts';

/** A recipe under which a column may hold this format, as applications usually have it. */
export function usualRecipe(format: PasswordFormat): PasswordRecipe {
  if (format === 'clear-text') return { kind: 'clear' };
  if (format.startsWith('identity-')) return { kind: 'identity' };
  if (format.startsWith('nopcommerce-')) return { kind: 'nopcommerce' };
  if (format === 'scrypt') {
    return {
      kind: 'scrypt',
      cost: 16_384,
      blockSize: 8,
      parallelization: 1,
      hash: 'base64',
      length: 32,
      salt: 'base64',
    };
  }
  const [, store, rest = ''] = /^(membership|umbraco|digest|hmac|pbkdf2)-(.+)$/.exec(format) ?? [];
  switch (store) {
    case 'membership':
      return { kind: 'membership', hash: named(rest) };
    case 'umbraco':
      return { kind: 'umbraco', hash: named(rest) };
    case 'digest':
      return digestRecipe(rest);
    case 'hmac': {
      const salt = { as: 'base64', repeated: false } as const;
      return { kind: 'hmac', digest: rest as KeyedDigest, hash: 'base64', password: 'utf8', salt };
    }
    case 'pbkdf2': {
      const digest = rest as RecipeOf<'pbkdf2'>['digest'];
      return { kind: 'pbkdf2', digest, iterations: 10_000, hash: 'base64', length: 32, salt: 'base64' };
    }
    default:
      return { kind: 'self-describing' };
  }
}

function named(rest: string): MembershipHash | 'auto' {
  return rest === 'decrypted' || rest.endsWith('-assumed') ? 'auto' : (rest as MembershipHash);
}

/** Without salt as .NET's helpers write it; with one as HASHBYTES over an nvarchar does. */
function digestRecipe(rest: string): RecipeOf<'digest'> {
  const [digest] = rest.split('-') as [DigestName];
  return rest.endsWith('-salted')
    ? { kind: 'digest', digest, hash: 'bytes', password: 'utf16le', salt: { as: 'hex', position: 'suffix' } }
    : { kind: 'digest', digest, hash: 'hex', password: 'utf8', salt: null };
}
