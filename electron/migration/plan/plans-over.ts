import { accountSource } from '../../stores/mapping/account-source.ts';
import type { Engine } from '../engine.ts';
import type { Migration } from '../migration.ts';
import { pages, parts, REPORT_PAGE } from '../pages.ts';
import type { ShownAccount } from '../worker/show-account.ts';
import { makePlan } from './make-plan.ts';
import { accountGone } from './plan-errors.ts';

export type Plans = Pick<
  Migration,
  | 'makePlan'
  | 'survey'
  | 'samples'
  | 'plan'
  | 'latestPlan'
  | 'latestReading'
  | 'latestRead'
  | 'representatives'
  | 'findAccounts'
  | 'mappingOf'
  | 'proveAccount'
  | 'accounts'
  | 'listed'
  | 'decided'
  | 'entries'
>;

/** Plans, surveys and their accounts over the worker that has the journal open. */
export function plansOver({ worker, settings, clock, closing }: Engine): Plans {
  return {
    makePlan: async (legacy, basis, watched = {}) =>
      (await makePlan(worker, 'plan', legacy, basis, watched, settings, clock)).summary,
    survey: (legacy, basis, watched = {}) => makePlan(worker, 'survey', legacy, basis, watched, settings, clock),
    async samples(survey, legacy, manner) {
      const { basis, accounts } = await worker.sampled(survey);
      const source = accountSource(manner.mapping ?? basis.mapping, basis.applications);
      const rowOf = async ({ key, after }: (typeof accounts)[number]) => {
        // From the key before it to its own: one row, and those that came between since.
        for await (const { rows } of legacy.readAccounts(source, { after, upTo: key, pageSize: settings.pageSize })) {
          const row = rows.find(([first]) => first === key);
          if (row !== undefined) return row;
        }
        return null;
      };
      const shown: (ShownAccount | null)[] = [];
      for (const account of accounts) {
        const row = await rowOf(account);
        shown.push(row === null ? null : await worker.showSample(survey, row, manner));
      }
      return shown;
    },
    plan: (id) => worker.readPlan(id),
    latestPlan: () => worker.latestPlan(),
    latestReading: () => worker.latestReading(),
    latestRead: () => worker.latestRead(),
    representatives: async (plan) => ({
      ...(await worker.mappingOf(plan)),
      accounts: await worker.representatives(plan),
    }),
    findAccounts: (plan, sought) => worker.findAccounts(plan, sought),
    mappingOf: async (plan) => (await worker.mappingOf(plan)).mapping,
    async proveAccount(plan, legacy, key, password) {
      const { mapping, applications } = await worker.mappingOf(plan);
      // A password stands in none of its details.
      const source = { ...accountSource(mapping, applications), details: [] };
      const row = await legacy.account(source, key, closing);
      if (row === null) throw accountGone();
      const proof = await worker.proveAccount(plan, row, password);
      if (proof.kind === 'proven') await worker.noteProof(proof.format, clock.now());
      return proof;
    },
    accounts: (view, part) => worker.viewedEntries(view, part),
    listed: (view) => parts((part) => worker.viewedEntries(view, part)),
    decided: (view) => parts((part) => worker.viewedDecided(view, part)),
    entries: (of) => pages((last) => worker.entriesPage({ ...of, after: last?.sequence ?? 0, limit: REPORT_PAGE })),
  };
}
