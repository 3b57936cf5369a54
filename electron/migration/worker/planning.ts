import { foldEmail } from '../../accounts/fold-email.ts';
import { formatLabels, type PasswordFormat } from '../../accounts/passwords/format-labels.ts';
import type { Journal } from '../../journal/journal.ts';
import { lockPlanning } from '../../journal/locks.ts';
import type { FormatCount, PlannedAccount } from '../../journal/records.ts';
import { unfinishedPlan } from '../plan/plan-errors.ts';
import type { DatedBasis, PlanBasis, PlanSummary } from '../plan/plan-types.ts';
import { accountReader, type ReadAccount } from './account-reader.ts';
import { refuseOtherPrefix } from './refuse-other-prefix.ts';

export type MigrationJournal = Journal<DatedBasis, PlanSummary>;

/** A finished plan. */
export interface MadePlan {
  readonly basis: DatedBasis;
  readonly summary: PlanSummary;
}

/** Making a plan, a page of rows at a time. */
export interface Planning {
  /** @throws UserferryError UF-3003 (a run has used another prefix), UF-4007 (another plan is being made) */
  beginPlan(basis: PlanBasis, now: number): string;
  /** Gives the number of accounts planned so far. */
  planPage(plan: string, rows: readonly (readonly unknown[])[]): number;
  finishPlan(plan: string): PlanSummary;
  dropPlan(plan: string): void;
  readPlan(plan: string): MadePlan;
  latestPlan(): PlanSummary | null;
}

interface PlanInMaking {
  readonly unlock: () => void;
  readonly read: (row: readonly unknown[]) => ReadAccount;
  accounts: number;
}

export function planning(journal: MigrationJournal, journalFile: string): Planning {
  const making = new Map<string, PlanInMaking>();
  const end = (plan: string) => {
    making.get(plan)?.unlock();
    making.delete(plan);
  };
  return {
    beginPlan(basis, now) {
      refuseOtherPrefix(journal, basis.prefix);
      const dated = { ...basis, now };
      const read = accountReader(dated, journal.keys);
      const unlock = lockPlanning(journalFile);
      journal.plans.dropUnfinished();
      const plan = journal.plans.begin(dated, now);
      making.set(plan, { unlock, read, accounts: 0 });
      return plan;
    },
    planPage(plan, rows) {
      const state = making.get(plan);
      if (state === undefined) throw new Error(`plan ${plan} is not being made here`);
      for (let from = 0; from < rows.length; from += 1_000) {
        const batch = rows.slice(from, from + 1_000).map((row) => toPlanned(state.read(row), ++state.accounts));
        journal.plans.add(plan, batch);
      }
      return state.accounts;
    },
    finishPlan(plan) {
      journal.plans.holdSharedEmails(plan);
      const { made, basis } = journal.plans.read(plan);
      const formats = journal.plans.formats(plan).map(({ format, importing, accounts }): FormatCount => {
        // Formats are written by `decide` alone.
        const { label, treatment } = formatLabels[format as PasswordFormat];
        return {
          format,
          label,
          accounts,
          treatment: importing > 0 && treatment === 'held' ? 'imported-as-it-is' : treatment,
        };
      });
      const summary = { id: plan, ...journal.plans.counts(plan), formats, made, rules: basis.rules };
      journal.plans.finish(plan, summary);
      end(plan);
      return summary;
    },
    dropPlan(plan) {
      journal.plans.drop(plan);
      end(plan);
    },
    readPlan(plan) {
      const { basis, summary } = journal.plans.read(plan);
      if (summary === null) throw unfinishedPlan(plan);
      return { basis, summary };
    },
    latestPlan: () => journal.plans.latest()?.summary ?? null,
  };
}

function toPlanned({ key, account, decision, digest }: ReadAccount, sequence: number): PlannedAccount {
  const folded = account.email === null ? '' : foldEmail(account.email);
  return {
    sequence,
    key,
    decision: decision.decision,
    reason: decision.decision === 'import' ? null : decision.reason,
    userId: decision.decision === 'import' ? decision.userId : null,
    email: account.email,
    foldedEmail: folded === '' ? null : folded,
    format: decision.format,
    blocked: decision.decision === 'import' && decision.blocked,
    digest,
  };
}
