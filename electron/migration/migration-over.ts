import { OneAtATime } from '../common/one-at-a-time.ts';
import type { TrickleStanding } from '../common/trickle-words.ts';
import type { JudgedException } from '../journal/acceptances.ts';
import type { StandingEntry } from '../journal/looks.ts';
import type { RunRecord } from '../journal/records.ts';
import { accountSource } from '../stores/mapping/account-source.ts';
import { BulkRun } from './bulk/bulk-run.ts';
import { Patience } from './bulk/patience.ts';
import type { RunContext } from './bulk/run-context.ts';
import { otherConnection, unsettledRun } from './bulk/run-errors.ts';
import { EVENTS_SHOWN, RunProgress } from './bulk/run-progress.ts';
import type { RunSnapshot } from './bulk/run-types.ts';
import { RunWish } from './bulk/run-wish.ts';
import { readMoved } from './mark-migrated/read-moved.ts';
import type { Migration, MigrationOptions, RunEnds, RunHandle, RunManner } from './migration.ts';
import { makePlan } from './plan/make-plan.ts';
import { accountGone } from './plan/plan-errors.ts';
import { resetMailsOver } from './reset-mails/reset-mails-over.ts';
import { lookAtTrickle } from './trickle/look.ts';
import { verify } from './verification/verify.ts';
import type { ConnectedWorker } from './worker/connect-worker.ts';
import type { ShownAccount } from './worker/show-account.ts';

/** Accounts a page of what is read whole: `notImported`, `decided`, `entries`. */
const REPORT_PAGE = 1_000;

/** What works on a journal, over the worker that has it open. */
export function migrationOver(
  connected: ConnectedWorker,
  { settings, clock, random }: Pick<MigrationOptions, 'settings' | 'clock' | 'random'>,
): Migration {
  const worker = connected.api;
  const closing = new AbortController();
  const underWay = new Map<string, BulkRun>();
  // Run and verification share the worker's one table for exports.
  const exports = new OneAtATime();

  const isElsewhere = async ({ state }: RunRecord) => state === 'running' && (await worker.runsElsewhere());

  /** The run as the journal tells it, while this process does not carry it out. */
  const restingProgress = async (record: RunRecord): Promise<RunProgress> => {
    const totals = await worker.totals(record.id, await isElsewhere(record));
    const events = await worker.events(record.id, EVENTS_SHOWN);
    const progress = new RunProgress(
      clock,
      record,
      totals,
      events,
      record.state === 'running' ? 'stopped' : record.state,
    );
    if (await isElsewhere(record)) return progress;
    for (const { number, state, accounts, sent, known } of await worker.openFiles(record.id)) {
      if (state === 'uncertain' || state === 'intended') {
        progress.setUncertain({
          file: number,
          accounts,
          sent,
          known: known ?? 'Its answer was lost when Userferry ended.',
        });
      }
    }
    return progress;
  };
  const snapshotOf = async (record: RunRecord): Promise<RunSnapshot> =>
    underWay.get(record.id)?.snapshot() ?? (await restingProgress(record)).snapshot();

  const patienceFor = (
    signal: AbortSignal,
    wish: RunWish,
    progress: RunProgress | null,
    tell: RunContext['tell'],
  ): Patience =>
    new Patience({
      settings,
      clock,
      random,
      signal,
      windingDown: () => wish.windingDown,
      rest: (milliseconds) => wish.rest(clock, milliseconds, signal),
      onWaiting: (waiting) => progress?.setWaiting(waiting),
      onOutage: (why, detail) => {
        const what = why === 'database-unreachable' ? 'The legacy database' : 'The tenant';
        const line =
          detail === null
            ? tell('good', `${what} answers again.`)
            : tell('attention', `${what} can’t be reached; the run waits and goes on by itself.`, detail);
        line.catch(() => undefined);
      },
    });

  const partsFor = (
    ends: RunEnds,
    signal: AbortSignal,
    wish: RunWish,
    progress: RunProgress | null,
    tell: RunContext['tell'],
  ) => ({
    worker,
    ends,
    settings,
    clock,
    random,
    signal,
    patience: patienceFor(signal, wish, progress, tell),
    exports,
  });

  /** For what has no progress of its own to show waiting in: long waits are told in a line. */
  const plainPatience = (signal: AbortSignal, onNote: (text: string) => void = () => undefined) =>
    patienceFor(signal, new RunWish(), null, async (_kind, text) => onNote(text));

  const either = (signal: AbortSignal | undefined) =>
    signal === undefined ? closing.signal : AbortSignal.any([closing.signal, signal]);

  const refuseOtherConnection = ({ connection }: RunRecord, ends: Pick<RunEnds, 'tenant' | 'connection'>) => {
    if (connection.id === ends.connection.id && connection.tenant === ends.tenant.domain) return;
    throw otherConnection(
      `${connection.name} at ${connection.tenant}`,
      `${ends.connection.name} at ${ends.tenant.domain}`,
    );
  };

  /** A file that an earlier run may still have with the tenant would be sent beside its twin by a new run. */
  const refuseBesideUnsettled = async (connection: RunRecord['connection']) => {
    for (const { id, state, connection: other } of await worker.allRuns()) {
      if (state === 'finished' || other.id !== connection.id || other.tenant !== connection.tenant) continue;
      const open = (await worker.openFiles(id)).filter((file) => file.state !== 'unsent');
      if (open.length > 0) throw unsettledRun(id, open.length);
    }
  };

  const carryOut = async (
    record: RunRecord,
    ends: RunEnds,
    { settleHalfCreated = false }: RunManner,
    interrupted: boolean,
  ): Promise<RunHandle> => {
    const { basis } = await worker.readPlan(record.plan);
    const progress = await restingProgress(record);
    progress.watchPause(() => ends.tenant.pausedUntil());
    const wish = new RunWish();
    const tell: RunContext['tell'] = async (kind, text, detail) => {
      const event = { at: clock.now(), kind, text, ...(detail === undefined ? {} : { detail }) };
      progress.addEvent(event);
      await worker.addEvent(record.id, event);
    };
    if (interrupted) {
      await worker.noteInterruption(record.id);
      await tell(
        'attention',
        'Userferry ended in the middle of the run.',
        `Last sign of life: ${new Date(record.seen).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
      );
      await tell('info', 'The ledger was read; the run goes on where it was.');
    }
    const context: RunContext = {
      ...partsFor(ends, closing.signal, wish, progress, tell),
      run: record.id,
      source: accountSource(basis.mapping, basis.applications),
      progress,
      settlesHalfCreated: settleHalfCreated,
      packing: new OneAtATime(),
      windingDown: () => wish.windingDown,
      rest: (milliseconds) => wish.rest(clock, milliseconds, closing.signal),
      tell,
    };
    const handle = new BulkRun(context, wish);
    underWay.set(record.id, handle);
    handle.done.finally(() => underWay.delete(record.id)).catch(() => undefined);
    return handle;
  };

  /** Gives the runs back when one could not be begun; otherwise the run does so at its end. */
  const lockedWhile = async (begin: () => Promise<RunHandle>): Promise<RunHandle> => {
    try {
      return await begin();
    } catch (error) {
      await worker.unlockRuns();
      throw error;
    }
  };

  return {
    readValue: (name) => worker.readValue(name),
    writeValue: (name, value) => worker.writeValue(name, value),
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

    async startRun(plan, ends, manner = {}) {
      await worker.readPlan(plan);
      await worker.lockRuns();
      const { id, name } = ends.connection;
      const connection = { id, name, tenant: ends.tenant.domain };
      return lockedWhile(async () => {
        await refuseBesideUnsettled(connection);
        const run = await worker.beginRun(plan, connection, settings.requestCap, clock.now());
        return carryOut(await worker.readRun(run), ends, manner, false);
      });
    },
    async resumeRun(run, ends, manner = {}) {
      const record = await worker.readRun(run);
      refuseOtherConnection(record, ends);
      if (record.state === 'finished') return finishedHandle(record.id, await snapshotOf(record));
      await worker.lockRuns();
      return lockedWhile(async () => {
        // Whoever held the runs until now may have finished this one.
        const now = await worker.readRun(run);
        if (now.state === 'finished') {
          await worker.unlockRuns();
          return finishedHandle(run, await snapshotOf(now));
        }
        return carryOut(now, ends, manner, now.state === 'running');
      });
    },
    run: async (id) => snapshotOf(await worker.readRun(id)),
    async latestRun() {
      const record = await worker.latestRun();
      return record === null ? null : snapshotOf(record);
    },
    runs: () => worker.allRuns(),

    async verify(run, ends, { signal, onProgress } = {}) {
      const record = await worker.readRun(run);
      refuseOtherConnection(record, ends);
      const { basis, summary } = await worker.readPlan(record.plan);
      const parts = partsFor(ends, either(signal), new RunWish(), null, async () => undefined);
      return verify(
        { ...parts, source: accountSource(basis.mapping, basis.applications) },
        run,
        summary.total,
        onProgress,
      );
    },
    verification: (run) => worker.latestVerification(run),
    async *differences(run) {
      let after = 0;
      for (;;) {
        const page = await worker.differencesPage(run, after, REPORT_PAGE);
        const last = page.at(-1);
        if (last === undefined) return;
        yield page;
        after = last.id;
      }
    },

    representatives: async (plan) => ({
      ...(await worker.mappingOf(plan)),
      accounts: await worker.representatives(plan),
    }),
    keepScriptCases: (action, cases) => worker.keepScriptCases(action, cases),
    scriptCases: () => worker.scriptCases(),
    keepRehearsal: (rehearsal) => worker.keepRehearsal(rehearsal),
    rehearsals: () => worker.rehearsals(),
    findAccounts: (plan, sought) => worker.findAccounts(plan, sought),
    mappingOf: async (plan) => (await worker.mappingOf(plan)).mapping,
    async proveAccount(plan, legacy, key, password) {
      const { mapping, applications } = await worker.mappingOf(plan);
      // A password stands in none of its details.
      const source = { ...accountSource(mapping, applications), details: [] };
      const row = await legacy.account(source, key, closing.signal);
      if (row === null) throw accountGone();
      return worker.proveAccount(plan, row, password);
    },
    accounts: (query) => worker.accountsPage(query),
    decided: (plan, filter = {}) =>
      pages((after) => worker.decidedPage({ plan, ...filter, after, limit: REPORT_PAGE })),
    entries: (of) => pages((after) => worker.entriesPage({ ...of, after, limit: REPORT_PAGE })),
    async report(run) {
      const record = await worker.readRun(run);
      return {
        run: record,
        plan: (await worker.readPlan(record.plan)).summary,
        snapshot: await snapshotOf(record),
        elsewhere: await isElsewhere(record),
        reasons: await worker.reasons(run),
        formats: await worker.formats(run),
        files: await worker.fileCount(run),
        verification: await worker.latestVerification(run),
        scriptCases: await worker.scriptCases(),
        rehearsals: await worker.rehearsals(),
      };
    },
    notImported: (run) => pages((after) => worker.notImportedPage(run, after, REPORT_PAGE)),
    moved(ends, of, use, given) {
      const signal = either(given);
      return readMoved({ worker, ends, signal, exports, patience: plainPatience(signal) }, of, use);
    },
    resetMails: resetMailsOver({
      worker,
      settings,
      clock,
      random,
      exports,
      either,
      patienceFor: plainPatience,
      refuseOtherConnection,
    }),
    deployments: {
      marks: (values) => worker.configurationMarks(values),
      begin: (deployment) => worker.beginDeployment(deployment),
      applied: (number, connection, after) => worker.deploymentApplied(number, connection, after),
      refused: (number) => worker.deploymentRefused(number),
      of: (tenant, connectionName) => worker.deploymentsOf(tenant, connectionName),
    },
    trickle: {
      async look(plan, ends, readLog, { signal, onProgress } = {}) {
        await worker.readPlan(plan);
        const both = signal === undefined ? closing.signal : AbortSignal.any([closing.signal, signal]);
        return lookAtTrickle({ worker, ends, clock, exports, signal: both, readLog }, plan, onProgress);
      },
      latest: (place) => worker.latestLook(place),
      page: (place, standing, after, limit) => worker.standingPage(place, standing, after, limit),
      async *accounts(place, standing) {
        for (let after: StandingEntry<TrickleStanding> | null = null; ; ) {
          const page: readonly StandingEntry<TrickleStanding>[] = await worker.standingPage(
            place,
            standing,
            after,
            REPORT_PAGE,
          );
          const last = page.at(-1);
          if (last === undefined) return;
          yield page;
          after = last;
        }
      },
      async *openResets(place) {
        for (let after = 0; ; ) {
          const page = await worker.openResetPage(place, after, REPORT_PAGE);
          const last = page.at(-1);
          if (last === undefined) return;
          yield page;
          after = last.number;
        }
      },
    },
    exceptions: {
      gather: (place, run) => worker.gatherExceptions(place, run),
      page: (place, after, limit) => worker.exceptionsPage(place, after, limit),
      async *all(place) {
        for (let after: JudgedException | null = null; ; ) {
          const page: readonly JudgedException[] = await worker.exceptionsPage(place, after, REPORT_PAGE);
          const last = page.at(-1);
          if (last === undefined) return;
          yield page;
          after = last;
        }
      },
      accept: (place, what, acceptance) => worker.acceptExceptions(place, what, acceptance),
      withdraw: (place, what) => worker.withdrawAcceptances(place, what),
    },
    async close() {
      closing.abort();
      await Promise.allSettled([...underWay.values()].map(({ done }) => done));
      await connected.close();
    },
  };
}

function finishedHandle(id: string, snapshot: RunSnapshot): RunHandle {
  return {
    id,
    snapshot: () => snapshot,
    onChange: () => () => undefined,
    pause() {},
    resume() {},
    stop() {},
    done: Promise.resolve(snapshot),
  };
}

/** Page after page behind the last sequence, until one is empty. */
async function* pages<Entry extends { readonly sequence: number }>(
  read: (after: number) => Promise<readonly Entry[]>,
): AsyncGenerator<readonly Entry[], void, void> {
  for (let after = 0; ; ) {
    const page = await read(after);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.sequence;
  }
}
