import { hmacKeyLengths } from '../../accounts/passwords/convert/hmac.ts';
import type { PasswordRecipe } from '../../accounts/passwords/recipe.ts';
import { assertNever } from '../../common/assert-never.ts';
import { findColumn, indexOf } from '../../stores/catalog-index.ts';
import { accountSource } from '../../stores/mapping/account-source.ts';
import type { ColumnRef } from '../../stores/mapping/mapping.ts';
import { quoteName } from '../../stores/quote-name.ts';
import type { ActionName } from '../actions.ts';
import { constantParameter } from './account-code.ts';
import { indented, literal, sqlLiteral } from './js.ts';
import type { ScriptPlan } from './script-plan.ts';
import { columnCode } from './value-code.ts';
import { cannotWrite } from './writing/cannot-write.ts';

/**
 * `passwordMade`: what the store keeps of a new password, for an account, or null for a new one.
 * @throws UserferryError UF-7104 where the recipe says of no new password how it is kept
 */
export function newPasswordCode(action: ActionName, plan: ScriptPlan): string {
  const { made, like } = madeCode(action, plan);
  const lines = like === null ? [] : [`  const stored = ${like};`];
  const code = `/** What is kept of a new password; \`account\` is null for a new one. */
async function passwordMade(password, ${like === null ? '_account' : 'account'}) {
${[...lines, `  return ${made};`].join('\n')}
}`;
  return like === null ? code : [code, storedCode(plan), latestCode(plan)].join('\n\n');
}

/** How it is made; `like` where it is made as the account's own password was, or else the last of all. */
function madeCode(action: ActionName, plan: ScriptPlan): { readonly made: string; readonly like: string | null } {
  const { store, password } = plan.mapping;
  const { recipe } = password;
  const own = 'account === null ? null : storedPassword(account)';
  const asOthers = '(account !== null && storedPassword(account)) || (await latestPassword())';
  switch (recipe.kind) {
    case 'none':
      throw cannotWrite(action, 'The mapping names no column with passwords.');
    case 'argon2':
    case 'umbraco':
    case 'nopcommerce':
      throw cannotWrite(action, 'How a new password of this kind is kept is not known to scripts.');
    case 'clear':
      return { made: '{ hash: password }', like: null };
    case 'identity':
      if (store === 'custom') return { made: 'identityLike(password, stored)', like: asOthers };
      return { made: `${store === 'aspnet-identity-core' ? 'identityHash' : 'oldIdentityHash'}(password)`, like: null };
    case 'membership': {
      const known = recipe.hash === 'auto' ? plan.membershipHash : recipe.hash;
      const usual = store === 'universal-providers' ? 'hmacsha256' : 'sha1';
      const algorithm =
        known === 'auto'
          ? `algorithmOf(stored) || algorithmOf(await latestPassword()) || ${literal(usual)}`
          : literal(known);
      return { made: `membershipPassword(password, stored === null ? 1 : stored.format, ${algorithm})`, like: own };
    }
    case 'self-describing':
      return { made: 'selfDescribingLike(password, stored)', like: asOthers };
    case 'digest':
    case 'nested-digest':
    case 'hmac':
    case 'pbkdf2':
    case 'scrypt':
      return { made: columnsCode(action, plan, recipe), like: asOthers };
    default:
      return assertNever(recipe);
  }
}

type RecipeOfColumns = Extract<PasswordRecipe, { kind: 'digest' | 'nested-digest' | 'hmac' | 'pbkdf2' | 'scrypt' }>;

/** Hash and salt in columns of their own. */
function columnsCode(action: ActionName, plan: ScriptPlan, recipe: RecipeOfColumns): string {
  const salted = (reading: string, compute: string) => {
    const length = saltLength(plan);
    return `keptPassword(newSalt(${literal(reading)}, ${length}), ${literal(reading)}, ${literal(recipe.hash)}, stored, (salt) => ${compute})`;
  };
  const unsalted = (compute: string) => `keptPassword(null, null, ${literal(recipe.hash)}, stored, () => ${compute})`;
  switch (recipe.kind) {
    case 'digest': {
      const compute = (salt: string, position: string | null) =>
        `saltedDigest(password, ${salt}, ${literal(known(action, recipe.digest))}, ${literal(recipe.password)}, ${literal(position)})`;
      return recipe.salt === null
        ? unsalted(compute('null', null))
        : salted(recipe.salt.as, compute('salt', recipe.salt.position));
    }
    case 'nested-digest':
      return unsalted(
        `nestedDigest(password, ${literal(known(action, recipe.outer))}, ${literal(known(action, recipe.inner))})`,
      );
    case 'hmac': {
      const keyLength = literal(recipe.salt.repeated ? hmacKeyLengths[recipe.digest] : null);
      return salted(
        recipe.salt.as,
        `hmacUnderSalt(password, salt, ${literal(recipe.digest)}, ${literal(recipe.password)}, ${keyLength})`,
      );
    }
    case 'pbkdf2':
      return salted(
        recipe.salt,
        `pbkdf2(password, salt, ${recipe.iterations}, ${recipe.length}, ${literal(recipe.digest)})`,
      );
    case 'scrypt': {
      const options = `{ N: ${recipe.cost}, r: ${recipe.blockSize}, p: ${recipe.parallelization} }`;
      return salted(recipe.salt, `scryptKey(password, salt, ${recipe.length}, ${options})`);
    }
    default:
      return assertNever(recipe);
  }
}

function known(action: ActionName, digest: string): string {
  if (digest === 'md2' || digest === 'md4') {
    throw cannotWrite(
      action,
      `Node has no ${digest.toUpperCase()} any more, so that no script can make such passwords.`,
    );
  }
  return digest;
}

/** Characters or bytes that the salt's column holds; without a limit where it has none. */
function saltLength({ mapping, catalog }: ScriptPlan): string {
  const { salt } = mapping.password;
  const { origin } = mapping;
  if (salt === null || origin.kind === 'statement' || catalog === undefined) return 'Infinity';
  const name = [origin, ...origin.joins].find(({ alias }) => alias === salt.table)?.table;
  const table = name === undefined ? null : indexOf(catalog).table(name);
  const length = table === null ? null : (findColumn(table, salt.column)?.length ?? null);
  return length === null || length < 0 ? 'Infinity' : String(length);
}

function storedCode({ mapping }: ScriptPlan): string {
  const { hash, salt, format } = mapping.password;
  const of = (name: string, column: ColumnRef | null) => `${name}: ${column === null ? 'null' : columnCode(column)}`;
  return `/** The columns of an account's password; null where it has none. */
function storedPassword(account) {
  const stored = { ${[of('hash', hash), of('salt', salt), of('format', format)].join(', ')} };
  return stored.hash === null || stored.hash.length === 0 ? null : stored;
}`;
}

/** Another password of the same application, which says how the old application keeps them today. */
function latestCode({ mapping, applications }: ScriptPlan): string {
  const { recipe, hash, salt, format } = mapping.password;
  const source = accountSource(mapping, applications);
  const quoted = ({ table, column }: ColumnRef) => `${table}.${quoteName(column)}`;
  const isMembership = recipe.kind === 'membership' && format !== null && hash !== null;
  const order =
    isMembership && mapping.store !== 'custom' ? `${hash.table}.[LastPasswordChangedDate]` : source.key.expression;
  const where = [
    ...(hash === null ? [] : [`${quoted(hash)} IS NOT NULL`]),
    ...(isMembership ? [`${quoted(format)} = 1`] : []),
    ...(source.where === null ? [] : [source.where]),
  ];
  const columns = [hash, salt, format].flatMap((column) =>
    column === null ? [] : [`${quoted(column)} AS ${quoteName(`${column.table}.${column.column}`)}`],
  );
  const sql = sqlLiteral([
    `SELECT TOP (1) ${columns.join(', ')}`,
    `FROM ${source.from}`,
    `WHERE ${where.join(' AND ')}`,
    `ORDER BY ${order} DESC`,
  ]);
  return `/** The last password of this kind in the store; null where there is none. */
async function latestPassword() {
  const found = await asking(CALLED_AT)(${indented(sql, 2).trimStart()}, [${source.parameters.map(constantParameter).join(', ')}]);
  return found.length === 0 ? null : storedPassword(found[0]);
}`;
}
