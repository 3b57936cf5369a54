import { formatLabels, type PasswordFormat } from '../../accounts/passwords/format-labels.ts';
import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import { rolesIn } from '../../accounts/roles-in.ts';
import { type AccountGroup, countsOf, formatsOf } from '../../journal/account-groups.ts';
import type { Journal } from '../../journal/journal.ts';
import { lockPlanning } from '../../journal/locks.ts';
import type { PlanPurpose } from '../../journal/plans.ts';
import type { FormatCount, PlannedAccount } from '../../journal/records.ts';
import { compareModes } from '../plan/compare-modes.ts';
import { type EstimateBasis, estimatePlan } from '../plan/estimate.ts';
import { unfinishedPlan } from '../plan/plan-errors.ts';
import type { DatedBasis, PlanBasis, PlanSummary } from '../plan/plan-types.ts';
import { recommendMode } from '../plan/recommend-mode.ts';
import { touchedByRules } from '../plan/touched-by-rules.ts';
import { waysOutOfReasons } from '../plan/ways-out-of-reasons.ts';
import type { TrickleLook } from '../trickle/trickle-look.ts';
import { accountReader, type ReadAccount } from './account-reader.ts';
import { digestOf } from './machine-key-of-plan.ts';
import { refuseOtherPrefix } from './refuse-other-prefix.ts';
import { SAMPLED_ACCOUNTS } from './sampling.ts';
import { maskAccount, type ShownAccount } from './show-account.ts';
import { toPlanned } from './to-planned.ts';
import { userSizes } from './user-sizes.ts';

export type MigrationJournal = Journal<DatedBasis, PlanSummary, TrickleLook>;

/** A finished plan. */
export interface MadePlan {
  readonly basis: DatedBasis;
  readonly summary: PlanSummary;
}

/** A survey: what a plan by its rules would be, with a few accounts as they would look in Auth0. */
export interface SurveyedAccounts {
  readonly summary: PlanSummary;
  /** Masked. */
  readonly samples: readonly ShownAccount[];
}

/** Making a plan, a page of rows at a time. */
export interface Planning {
  /** @throws UserferryError UF-3003 (a run has used another prefix), UF-4007 (another plan is being made) */
  beginPlan(purpose: PlanPurpose, basis: PlanBasis, now: number): string;
  /** Gives the number of accounts planned so far. */
  planPage(plan: string, rows: readonly (readonly unknown[])[]): number;
  /** `room`: bytes of a file that users can have. */
  finishPlan(plan: string, room: number): SurveyedAccounts;
  dropPlan(plan: string): void;
  readPlan(plan: string): MadePlan;
  latestPlan(): PlanSummary | null;
  latestReading(): string | null;
  latestRead(): LatestRead | null;
}

/** The plan or survey that was made last. */
export interface LatestRead extends MadePlan {
  readonly purpose: PlanPurpose;
}

interface PlanInMaking {
  readonly unlock: () => void;
  readonly read: (row: readonly unknown[]) => ReadAccount;
  readonly basis: DatedBasis;
  readonly sizes: ReturnType<typeof userSizes>;
  readonly samples: ShownAccount[];
  accounts: number;
  importing: number;
  namesRoles: boolean;
}

export function planning(
  journal: MigrationJournal,
  journalFile: string,
  machineKey: MachineKey | null,
): Planning & { releasePlans(): void } {
  const making = new Map<string, PlanInMaking>();
  const end = (plan: string) => {
    making.get(plan)?.unlock();
    making.delete(plan);
  };
  const stateOf = (plan: string): PlanInMaking => {
    const state = making.get(plan);
    if (state === undefined) throw new Error(`plan ${plan} is not being made here`);
    return state;
  };
  const take = (state: PlanInMaking, row: readonly unknown[]): PlannedAccount => {
    const read = withinFirst(state.read(row), state);
    state.accounts += 1;
    if (read.decision.decision === 'import') {
      state.importing += 1;
      state.namesRoles ||= rolesIn(read.account.appMetadata).length > 0;
      state.sizes.note(read, state.importing);
      if (state.samples.length < SAMPLED_ACCOUNTS) state.samples.push(maskAccount(read.account, read.decision));
    }
    return toPlanned(read, state.accounts, state.basis, journal.keys);
  };
  return {
    releasePlans() {
      for (const plan of [...making.keys()]) end(plan);
    },
    beginPlan(purpose, basis, now) {
      if (purpose === 'plan') refuseOtherPrefix(journal, basis.prefix);
      const dated = { ...basis, now, machineKey: digestOf(machineKey, journal.keys) };
      const read = accountReader(dated, journal.keys, machineKey);
      const unlock = lockPlanning(journalFile);
      journal.plans.dropUnfinished();
      if (purpose === 'survey') journal.plans.dropSurveys();
      const plan = journal.plans.begin(purpose, dated, now);
      making.set(plan, {
        unlock,
        read,
        basis: dated,
        sizes: userSizes(dated, machineKey),
        samples: [],
        accounts: 0,
        importing: 0,
        namesRoles: false,
      });
      return plan;
    },
    planPage(plan, rows) {
      const state = stateOf(plan);
      for (let from = 0; from < rows.length; from += 1_000) {
        journal.plans.add(
          plan,
          rows.slice(from, from + 1_000).map((row) => take(state, row)),
        );
      }
      return state.accounts;
    },
    finishPlan(plan, room) {
      const { sizes, samples, namesRoles } = stateOf(plan);
      journal.plans.holdSharedEmails(plan);
      journal.plans.holdSharedUsernames(plan);
      journal.plans.leaveOutSharedPhones(plan);
      const { made, basis } = journal.plans.read(plan);
      const groups = journal.plans.groups(plan);
      const summary = { ...summaryOf(plan, made, basis, groups, { userBytes: sizes.mean(), room }), namesRoles };
      journal.transaction(() => {
        journal.plans.finish(plan, summary);
        if (journal.plans.read(plan).purpose === 'plan') journal.chain.planned(plan);
      });
      end(plan);
      return { summary, samples };
    },
    dropPlan(plan) {
      try {
        journal.plans.drop(plan);
      } finally {
        end(plan);
      }
    },
    readPlan(plan) {
      const { purpose, basis, summary } = journal.plans.read(plan);
      if (summary === null || purpose !== 'plan') throw unfinishedPlan(plan);
      return { basis, summary };
    },
    latestPlan: () => journal.plans.latest()?.summary ?? null,
    latestReading: () => journal.plans.latestReading(),
    latestRead() {
      const id = journal.plans.latestReading();
      if (id === null) return null;
      const { purpose, basis, summary } = journal.plans.read(id);
      return summary === null ? null : { purpose, basis, summary };
    },
  };
}

/** Everything that is told of a plan, from its accounts in groups. */
function summaryOf(
  plan: string,
  made: number,
  { rules, scope, applications, mapping }: DatedBasis,
  groups: readonly AccountGroup[],
  size: Pick<EstimateBasis, 'userBytes' | 'room'>,
): PlanSummary {
  const formats = formatsOf(groups).map(({ format, importing, accounts }): FormatCount => {
    // Formats are written by `decide` alone.
    const { label, treatment } = formatLabels[format as PasswordFormat];
    return {
      format,
      label,
      accounts,
      treatment: importing > 0 && treatment === 'held' ? 'imported-as-it-is' : treatment,
    };
  });
  const counts = countsOf(groups);
  const clear = formats.filter(({ treatment }) => treatment === 'sent-as-bcrypt');
  const clearText = clear.reduce((sum, { accounts }) => sum + accounts, 0);
  const estimate = estimatePlan({ importing: counts.import, clearText, ...size });
  return {
    id: plan,
    ...counts,
    formats,
    made,
    rules,
    scope,
    applications,
    estimate,
    recommendation: recommendMode(groups),
    modes: compareModes(groups, {
      signInsKnown: mapping.lastSignIn !== null,
      unblocks: rules.blockedAccounts === 'import-unblocked',
      estimate,
    }),
    touched: touchedByRules(groups),
    waysOut: waysOutOfReasons(groups),
  };
}

/** A plan of the first so many leaves everybody else out of its scope. */
function withinFirst(read: ReadAccount, { basis, importing }: PlanInMaking): ReadAccount {
  const { first } = basis.scope;
  if (first === null || importing < first || read.decision.decision !== 'import') return read;
  return { ...read, decision: { decision: 'skip', reason: 'out-of-scope', format: read.decision.format } };
}
