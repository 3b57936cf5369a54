import type { Outcome, Reason } from '../../common/words.ts';
import type { AccountList } from '../../journal/account-lists.ts';
import type { Wizard } from '../wizard/wizard.ts';

export interface PageWish {
  readonly outcome?: Outcome | undefined;
  readonly reason?: Reason | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
}

/** A page of the run's accounts, or of the plan's while there is no run. */
export async function accountsPage(wizard: Wizard, { outcome, reason, after, limit }: PageWish): Promise<AccountList> {
  const { run, plan } = wizard.state.state;
  const planId = run?.plan ?? plan?.id;
  if (planId === undefined) return { rows: [], total: 0 };
  const migration = await wizard.session().migration();
  return migration.accounts({
    plan: planId,
    limit,
    ...(run === undefined ? {} : { run: run.id }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(reason === undefined ? {} : { reason }),
    ...(after === undefined ? {} : { after }),
  });
}
