import { hmacKeyLengths } from '../../accounts/passwords/convert/hmac.ts';
import type { DigestName, HashEncoding, SaltReading } from '../../accounts/passwords/recipe.ts';
import { mayBeMixed } from '../../accounts/passwords/to-password-hash.ts';
import { assertNever } from '../../common/assert-never.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import type { ColumnRef } from '../../stores/mapping/mapping.ts';
import { literal } from './js.ts';
import type { ScriptPlan } from './script-plan.ts';
import { columnCode } from './value-code.ts';

/**
 * `passwordFits` for the mapping's recipe, in terms of the functions under `templates/parts/passwords`.
 * @throws UserferryError UF-7102 for passwords that no script can check with what Auth0 has
 */
export function passwordCode(plan: ScriptPlan): string {
  return `/** Whether this is the account's password. */
function passwordFits(password, account) {
  return ${mixedCode(plan)};
}`;
}

/** As a plan decides: a value that says itself how it was made is that, whatever the others of its column are. */
function mixedCode(plan: ScriptPlan): string {
  const { recipe, hash } = plan.mapping.password;
  const usual = checkCode(plan);
  if (hash === null || !mayBeMixed(recipe) || recipe.kind === 'clear') return usual;
  return `mixedFits(password, ${columnCode(hash)}, () => ${usual})`;
}

function checkCode({ mapping, membershipHash }: ScriptPlan): string {
  const { recipe, ...columns } = mapping.password;
  const column = (of: ColumnRef | null) => (of === null ? 'null' : columnCode(of));
  const hash = column(columns.hash);
  const salt = column(columns.salt);
  const format = column(columns.format);
  const hashAs = (encoding: HashEncoding) => `hashBytes(${hash}, ${literal(encoding)})`;
  const saltAs = (reading: SaltReading) => `saltBytes(${salt}, ${literal(reading)})`;
  const call = (name: string, ...args: readonly string[]) => `${name}(${['password', ...args].join(', ')})`;
  switch (recipe.kind) {
    case 'none':
      throw cannotCheck('The mapping names no column with passwords.');
    case 'clear':
      return call('mixedClearFits', hash);
    case 'self-describing':
      return call('selfDescribingFits', hash);
    case 'identity':
      return call('identityFits', hash);
    case 'membership':
      return call('membershipFits', hash, salt, format, literal(recipe.hash === 'auto' ? membershipHash : recipe.hash));
    case 'umbraco':
      // As a bulk import: the plan's rule is Membership's.
      return call('umbracoFits', hash, format, literal(recipe.hash));
    case 'nopcommerce':
      return call('nopcommerceFits', hash, salt, format);
    case 'digest': {
      const { digest, salt: salting } = recipe;
      const read = salting === null ? 'null' : saltAs(salting.as);
      const position = literal(salting === null ? null : salting.position);
      return call('digestFits', hashAs(recipe.hash), read, known(digest), literal(recipe.password), position);
    }
    case 'nested-digest':
      return call('nestedDigestFits', hashAs(recipe.hash), known(recipe.outer), known(recipe.inner));
    case 'hmac': {
      const { digest, salt: salting } = recipe;
      const keyLength = literal(salting.repeated ? hmacKeyLengths[digest] : null);
      return call(
        'hmacFits',
        hashAs(recipe.hash),
        saltAs(salting.as),
        literal(digest),
        literal(recipe.password),
        keyLength,
      );
    }
    case 'pbkdf2':
      return call(
        'pbkdf2Fits',
        hashAs(recipe.hash),
        saltAs(recipe.salt),
        literal(recipe.digest),
        `${recipe.iterations}`,
      );
    case 'scrypt': {
      const { cost, blockSize, parallelization } = recipe;
      const options = `{ N: ${cost}, r: ${blockSize}, p: ${parallelization} }`;
      return call('scryptFits', hashAs(recipe.hash), saltAs(recipe.salt), options);
    }
    case 'argon2': {
      const { type, version, memoryKiB, iterations, parallelism } = recipe;
      const tooMuch = memoryKiB > mostArgon2.memoryKiB || memoryKiB * iterations > mostArgon2.work;
      if (tooMuch) throw cannotCheck('This Argon2 takes more time or memory than Auth0 gives a script.');
      const shape = `{ type: ${literal(type)}, version: ${version}, memoryKiB: ${memoryKiB}, iterations: ${iterations}, parallelism: ${parallelism} }`;
      return call('argon2Fits', hashAs(recipe.hash), saltAs(recipe.salt), shape);
    }
    default:
      return assertNever(recipe);
  }
}

/** What the script's own Argon2 takes upon it: KiB, and KiB times passes. Measured: docs/action-scripts.md. */
export const mostArgon2 = { memoryKiB: 131_072, work: 262_144 } as const;

/** A digest that Node's OpenSSL still computes, by its name; MD4 by the scripts' own function. */
function known(digest: DigestName): string {
  if (digest === 'md2') {
    throw cannotCheck('Node has no MD2 any more, so that no script can check these passwords.');
  }
  return digest === 'md4' ? 'md4' : literal(digest);
}

function cannotCheck(message: string): UserferryError {
  return new UserferryError({
    code: 'UF-7102',
    message,
    kept: 'No script was written.',
    next: 'Move these accounts in bulk, or write the script yourself and try it with `script run`.',
  });
}
