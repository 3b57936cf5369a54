import type { Experience, Outcome, Reason, Trait } from '../../common/words.ts';
import type { AccountFilter, AccountList } from '../../journal/account-lists.ts';
import type { Snapshot } from '../contract/index.ts';
import type { ListedOf } from '../report/write-list.ts';
import type { Wizard } from '../wizard/wizard.ts';

/** Whose accounts are meant, and which of them. */
export interface ListWish {
  readonly of?: 'survey' | 'plan' | 'run' | undefined;
  readonly outcome?: Outcome | undefined;
  readonly reason?: Reason | undefined;
  readonly trait?: Trait | undefined;
  readonly experience?: Experience | undefined;
}

/** A page of the survey's, the plan's or the run's accounts; without a word on it the run's, and the plan's while there is no run. */
export async function accountsPage(
  wizard: Wizard,
  { of, after, limit, ...wish }: ListWish & { readonly after?: number | undefined; readonly limit: number },
): Promise<AccountList> {
  const listed = listOf(wizard.state.state, of);
  if (listed === null) return { rows: [], total: 0 };
  const migration = await wizard.session().migration();
  return migration.accounts({
    plan: listed.plan,
    ...(listed.kind === 'run' ? { run: listed.run } : {}),
    limit,
    ...filterOf(wish),
    ...(after === undefined ? {} : { after }),
  });
}

/** Which accounts a list is narrowed to. */
export function filterOf({ outcome, reason, trait, experience }: ListWish): AccountFilter {
  return {
    ...(outcome === undefined ? {} : { outcome }),
    ...(reason === undefined ? {} : { reason }),
    ...(trait === undefined ? {} : { trait }),
    ...(experience === undefined ? {} : { experience }),
  };
}

/** Which list is meant: a run lists the accounts of the plan that it carries out, which need not be the latest one. */
export function listOf(
  { plan, run, accounts }: Pick<Snapshot, 'plan' | 'run' | 'accounts'>,
  of: ListWish['of'],
): ListedOf | null {
  if (of === 'survey') return accounts.survey === undefined ? null : { kind: 'survey', plan: accounts.survey.plan };
  if (of !== 'plan' && run !== undefined) return { kind: 'run', plan: run.plan, run: run.id };
  return of === 'run' || plan === undefined ? null : { kind: 'plan', plan: plan.id };
}
