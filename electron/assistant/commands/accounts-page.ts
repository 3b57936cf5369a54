import type { Experience, Outcome, Reason, Trait } from '../../common/words.ts';
import type { AccountList } from '../../journal/account-lists.ts';
import type { Snapshot } from '../contract/index.ts';
import type { Wizard } from '../wizard/wizard.ts';

export interface PageWish {
  readonly of?: 'survey' | 'plan' | 'run' | undefined;
  readonly outcome?: Outcome | undefined;
  readonly reason?: Reason | undefined;
  readonly trait?: Trait | undefined;
  readonly experience?: Experience | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
}

/** A page of the survey's, the plan's or the run's accounts; without a word on it the run's, and the plan's while there is no run. */
export async function accountsPage(
  wizard: Wizard,
  { of, outcome, reason, trait, experience, after, limit }: PageWish,
): Promise<AccountList> {
  const listed = listOf(wizard.state.state, of);
  if (listed === null) return { rows: [], total: 0 };
  const migration = await wizard.session().migration();
  return migration.accounts({
    ...listed,
    limit,
    ...(outcome === undefined ? {} : { outcome }),
    ...(reason === undefined ? {} : { reason }),
    ...(trait === undefined ? {} : { trait }),
    ...(experience === undefined ? {} : { experience }),
    ...(after === undefined ? {} : { after }),
  });
}

/** Which list is meant: a run lists the accounts of the plan that it carries out, which need not be the latest one. */
function listOf(
  { plan, run, accounts }: Pick<Snapshot, 'plan' | 'run' | 'accounts'>,
  of: PageWish['of'],
): { readonly plan: string; readonly run?: string } | null {
  if (of === 'survey') return accounts.survey === undefined ? null : { plan: accounts.survey.plan };
  if (of !== 'plan' && run !== undefined) return { plan: run.plan, run: run.id };
  return of === 'run' || plan === undefined ? null : { plan: plan.id };
}
