import { foldEmail } from '../../accounts/fold-email.ts';
import { formatLabels } from '../../accounts/passwords/format-labels.ts';
import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import { provePassword as searchRecipe } from '../../accounts/passwords/prove/prove-password.ts';
import { recipeWords } from '../../accounts/passwords/recipe-words.ts';
import { checkPassword } from '../../accounts/passwords/verify/check-password.ts';
import type { DecidedAccount } from '../../journal/records.ts';
import { accountMapper } from '../../stores/mapping/account-mapper.ts';
import type { Mapping } from '../../stores/mapping/mapping.ts';
import type { PasswordProof } from '../password-proof.ts';
import type { MigrationJournal } from './planning.ts';

/** Proving with accounts whose password somebody knows that a table's passwords are read rightly. */
export interface Proving {
  /** How a plan or survey reads accounts, for whoever reads one of them again. */
  mappingOf(plan: string): { readonly mapping: Mapping; readonly applications: readonly string[] };
  /** Accounts that a person may mean: by key as it stands, or by e-mail address. */
  findAccounts(plan: string, sought: string): readonly DecidedAccount[];
  /** `row` as `LegacyDatabase.account` gives it. The password is tried and forgotten. */
  proveAccount(plan: string, row: readonly unknown[], password: string): Promise<PasswordProof>;
}

export function proving(journal: MigrationJournal, machineKey: MachineKey | null): Proving {
  return {
    mappingOf(plan) {
      const { mapping, applications } = journal.plans.read(plan).basis;
      return { mapping, applications };
    },
    findAccounts: (plan, sought) =>
      journal.accountLists.find(plan, { key: sought.trim(), foldedEmail: foldEmail(sought) }),
    async proveAccount(plan, row, password) {
      const { basis } = journal.plans.read(plan);
      const { password: stored } = accountMapper({ ...basis.mapping, details: [] })(row, basis.now);
      const settings = { membershipHash: basis.rules.membershipHash, machineKey };
      const checked = await checkPassword(stored, password, settings);
      if (checked.result === 'fits') return { kind: 'proven', ...described(checked.format) };
      const { recipe: _, ...columns } = stored;
      const proof = await searchRecipe([{ columns, password }], { machineKey });
      switch (proof.kind) {
        case 'proved':
          return {
            kind: 'other-recipe',
            ...described(proof.format),
            recipe: proof.recipe,
            how: recipeWords(proof.recipe),
          };
        case 'ambiguous':
          return { kind: 'ambiguous', why: proof.why, recipes: proof.recipes.length };
        case 'unproved':
          return { kind: 'unproven', ...described(checked.format), tried: proof.tried };
      }
    },
  };
}

function described(format: keyof typeof formatLabels) {
  const { label, treatment } = formatLabels[format];
  return { format, label, treatment };
}
