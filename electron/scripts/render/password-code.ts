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
  return ${checkCode(plan)};
}`;
}

function checkCode({ mapping, membershipHash }: ScriptPlan): string {
  const { recipe, hash, salt, format } = mapping.password;
  const column = (of: ColumnRef | null) => (of === null ? 'null' : columnCode(of));
  switch (recipe.kind) {
    case 'identity':
      return `identityFits(password, ${column(hash)})`;
    case 'membership': {
      const algorithm = literal(recipe.hash === 'auto' ? membershipHash : recipe.hash);
      return `membershipFits(password, ${column(hash)}, ${column(salt)}, ${column(format)}, ${algorithm})`;
    }
    case 'none':
      throw cannotCheck('The mapping names no column with passwords.');
    case 'clear':
    case 'self-describing':
    case 'umbraco':
    case 'nopcommerce':
    case 'digest':
    case 'nested-digest':
    case 'hmac':
    case 'pbkdf2':
    case 'scrypt':
    case 'argon2':
      throw cannotCheck(`Passwords of the kind “${recipe.kind}” can’t be checked by a script yet.`);
    default:
      return assertNever(recipe);
  }
}

function cannotCheck(message: string): UserferryError {
  return new UserferryError({
    code: 'UF-7102',
    message,
    kept: 'No script was written.',
    next: 'Move these accounts in bulk, or write the script yourself and try it with `script run`.',
  });
}
