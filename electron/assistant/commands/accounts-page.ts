import type { Experience, Outcome, Reason, Trait } from '../../common/words.ts';
import type { Viewed, ViewedPart } from '../../journal/account-views.ts';
import type { AccountEntry } from '../../journal/records.ts';
import type { AccountSort, Snapshot } from '../contract/index.ts';
import type { ListedOf, ListManner } from '../report/write-list.ts';
import type { Wizard } from '../wizard/wizard.ts';

/** Whose accounts are meant, which of them, and in which order. */
export interface ListWish {
  readonly of?: 'survey' | 'plan' | 'run' | undefined;
  readonly outcome?: Outcome | undefined;
  readonly reason?: Reason | undefined;
  readonly trait?: Trait | undefined;
  readonly experience?: Experience | undefined;
  readonly wave?: number | undefined;
  readonly search?: string | undefined;
  readonly sort?: AccountSort | undefined;
  readonly descending?: boolean | undefined;
}

interface PartWish {
  readonly opening?: string | undefined;
  readonly from: number;
  readonly limit: number;
}

/** A part of the survey's, the plan's or the run's accounts; without a word on it the run's, and the plan's while there is no run. */
export async function accountsPage(wizard: Wizard, wish: ListWish & PartWish): Promise<Viewed<AccountEntry>> {
  const listed = listOf(wizard.state.state, wish.of);
  if (listed === null) return { rows: [], total: 0 };
  const { opening, from, limit } = wish;
  const part: ViewedPart = { from, limit, ...(opening === undefined ? {} : { opening }) };
  const migration = await wizard.session().migration();
  const run = listed.kind === 'run' ? { run: listed.run } : {};
  return migration.accounts({ plan: listed.plan, ...run, ...mannerOf(wish) }, part);
}

/** To which accounts a list is narrowed, and how it is sorted. */
export function mannerOf({ outcome, reason, trait, experience, wave, search, sort, descending }: ListWish): ListManner {
  return {
    ...(outcome === undefined ? {} : { outcome }),
    ...(reason === undefined ? {} : { reason }),
    ...(trait === undefined ? {} : { trait }),
    ...(experience === undefined ? {} : { experience }),
    ...(wave === undefined ? {} : { wave }),
    ...(search === undefined ? {} : { search }),
    ...(sort === undefined ? {} : { sort }),
    ...(descending === undefined ? {} : { descending }),
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
