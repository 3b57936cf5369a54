import type { StoredPassword } from '../../../electron/accounts/account.ts';
import type { PasswordRecipe } from '../../../electron/accounts/passwords/recipe.ts';
import type { ScriptPlan } from '../../../electron/scripts/render/script-plan.ts';
import { nothingMapped } from '../../../electron/stores/mapping/make.ts';

/** A plan for a table whose columns Hash, Salt and Format keep passwords by a recipe. */
export function planForPasswords(recipe: PasswordRecipe): ScriptPlan {
  const column = (name: string) => ({ table: 'u', column: name });
  return {
    mapping: {
      ...nothingMapped,
      store: 'custom',
      origin: { kind: 'tables', alias: 'u', table: { schema: 'dbo', name: 'Users' }, joins: [] },
      key: { column: column('Id'), sqlType: 'int', kind: 'integer' },
      fields: {},
      password: { recipe, hash: column('Hash'), salt: column('Salt'), format: column('Format') },
    },
    applications: [],
    prefix: '',
    membershipHash: 'auto',
    barred: 'refuse',
    username: null,
    marked: true,
    tedious: '11.0.3',
  };
}

/** A row of that table as a script has it. */
export function passwordColumns({ hash, salt, format }: StoredPassword): Readonly<Record<string, unknown>> {
  return { 'u.Hash': hash, 'u.Salt': salt, 'u.Format': format };
}
