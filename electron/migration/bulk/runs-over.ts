import { OneAtATime } from '../../common/one-at-a-time.ts';
import type { FoundDifference } from '../../journal/differences.ts';
import type { RunRecord } from '../../journal/records.ts';
import { accountSource } from '../../stores/mapping/account-source.ts';
import { tablesOf } from '../../stores/mapping/tables-of.ts';
import { planOfDelta } from '../delta/delta-errors.ts';
import type { Engine } from '../engine.ts';
import type { Migration, RunEnds, RunHandle, RunManner } from '../migration.ts';
import { pages, REPORT_PAGE } from '../pages.ts';
import { pilotOfRun } from '../pilot/pilot-of-run.ts';
import { verify } from '../verification/verify.ts';
import type { WaveYes } from '../waves/wave-types.ts';
import { wavesOver } from '../waves/waves-over.ts';
import type { WavesToBegin } from '../worker/staging-waves.ts';
import { BulkRun } from './bulk-run.ts';
import type { RunContext } from './run-context.ts';
import { unsettledRun } from './run-errors.ts';
import { EVENTS_SHOWN, RunProgress } from './run-progress.ts';
import type { RunSnapshot, RunState } from './run-types.ts';
import { RunWish } from './run-wish.ts';

export type Runs = Pick<
  Migration,
  | 'startRun'
  | 'resumeRun'
  | 'lookAtWaves'
  | 'waves'
  | 'previewWaves'
  | 'run'
  | 'latestRun'
  | 'runs'
  | 'verify'
  | 'verification'
  | 'differences'
  | 'differencesOfKind'
  | 'report'
  | 'notImported'
>;

/** Runs over the worker that has the journal open; `allDone` resolves when none is under way any more. */
export function runsOver(engine: Engine): { readonly runs: Runs; allDone(): Promise<void> } {
  const { worker, settings, clock, closing, either, patienceFor, plainPatience, refuseOtherConnection } = engine;
  const { withRunsInHand, refuseUndone, refuseBesideUndo, refuseBesideDelta } = engine;
  const underWay = new Map<string, BulkRun>();
  const wavesOf = wavesOver(engine);

  /** A run, and whether another process carries it out; that process may finish it between the two questions. */
  const readRun = async (id: string): Promise<{ readonly record: RunRecord; readonly elsewhere: boolean }> => {
    const record = await worker.readRun(id);
    if (record.state !== 'running' || underWay.has(id)) return { record, elsewhere: false };
    if (await worker.runsElsewhere()) return { record, elsewhere: true };
    return { record: await worker.readRun(id), elsewhere: false };
  };

  const restingState = async ({ id, state, failure }: RunRecord): Promise<RunState> => {
    if (state === 'finished' || state === 'paused' || failure !== null) return state === 'running' ? 'stopped' : state;
    return (await worker.awaitedYes(id)) === null ? 'stopped' : 'between-waves';
  };

  /** The run as the journal tells it, while this process does not carry it out. */
  const restingProgress = async (record: RunRecord, elsewhere: boolean): Promise<RunProgress> => {
    const totals = await worker.totals(record.id, elsewhere);
    const events = await worker.events(record.id, EVENTS_SHOWN);
    const progress = new RunProgress(clock, record, totals, events, await restingState(record));
    progress.setWave(await worker.waveUnderWay(record.id));
    if (elsewhere) return progress;
    const open = await worker.openFiles(record.id);
    progress.setLeftWithTenant(
      new Map(open.filter(({ state }) => state !== 'unsent').map(({ number, sent }) => [number, sent])),
    );
    for (const { number, state, accounts, sent, known } of open) {
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
  const snapshotOf = async (record: RunRecord, elsewhere = false): Promise<RunSnapshot> =>
    underWay.get(record.id)?.snapshot() ?? (await restingProgress(record, elsewhere)).snapshot();
  const snapshotNow = async (id: string): Promise<RunSnapshot> => {
    const { record, elsewhere } = await readRun(id);
    return snapshotOf(record, elsewhere);
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
    { settleHalfCreated = false, attestation }: RunManner,
    interrupted: boolean,
  ): Promise<RunHandle> => {
    const { basis } = await worker.readPlan(record.plan);
    const limits = await worker.waveLimits(record.id);
    const progress = await restingProgress(record, false);
    progress.watchPause(() => ends.tenant.pausedUntil());
    const wish = new RunWish();
    const tell: RunContext['tell'] = async (kind, text, detail) => {
      const event = { at: clock.now(), kind, text, ...(detail === undefined ? {} : { detail }) };
      progress.addEvent(event);
      await worker.addEvent(record.id, event);
    };
    if (attestation !== undefined && Object.values(attestation).some((value) => value !== null)) {
      await worker.addCircumstance(record.id, { at: clock.now(), what: { kind: 'attested', ...attestation } });
    }
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
      ...engine,
      ends,
      signal: closing,
      patience: patienceFor(closing, wish, progress, tell),
      run: record.id,
      source: accountSource(basis.mapping, basis.applications),
      tables: tablesOf(basis.mapping),
      progress,
      settlesHalfCreated: settleHalfCreated,
      waves: limits === null ? null : { limits },
      packing: new OneAtATime(),
      windingDown: () => wish.windingDown,
      rest: (milliseconds) => wish.rest(clock, milliseconds, closing),
      tell,
    };
    const handle = new BulkRun(context, wish);
    underWay.set(record.id, handle);
    handle.done.finally(() => underWay.delete(record.id)).catch(() => undefined);
    return handle;
  };

  const finished = async (record: RunRecord, yes: WaveYes | null): Promise<RunHandle> => {
    await wavesOf.refuseStrangeYes(record, yes);
    return finishedHandle(record.id, await snapshotOf(record));
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

  const runs: Runs = {
    async startRun(plan, ends, manner = {}) {
      await worker.readPlan(plan);
      const reading = await worker.deltaOfPlan(plan);
      if (reading !== null && reading !== manner.delta) throw planOfDelta(plan, reading);
      await worker.lockRuns();
      const { id, name } = ends.connection;
      const connection = { id, name, tenant: ends.tenant.domain };
      return lockedWhile(async () => {
        await refuseBesideUnsettled(connection);
        await refuseBesideUndo(connection);
        await refuseBesideDelta(connection, plan);
        const { waves, delta = null } = manner;
        const begin = (inWaves: WavesToBegin | null) =>
          worker.beginRun(plan, connection, settings.requestCap, clock.now(), inWaves, delta);
        const run = waves === undefined ? await begin(null) : await wavesOf.stage(plan, ends, waves, begin);
        return carryOut(await worker.readRun(run), ends, manner, false);
      });
    },
    async resumeRun(run, ends, manner = {}) {
      const record = await worker.readRun(run);
      refuseOtherConnection(record, ends);
      await refuseUndone(run);
      const yes = manner.yes ?? null;
      if (record.state === 'finished') return finished(record, yes);
      await worker.lockRuns();
      return lockedWhile(async () => {
        await refuseUndone(run);
        await refuseBesideUndo(record.connection);
        await refuseBesideDelta(record.connection, record.plan);
        // Whoever held the runs until now may have finished this one.
        const now = await worker.readRun(run);
        if (now.state === 'finished') {
          await worker.unlockRuns();
          return finished(now, yes);
        }
        await wavesOf.takeYes(now, ends, yes);
        return carryOut(now, ends, manner, now.state === 'running');
      });
    },
    async lookAtWaves(run, ends, wave) {
      const record = await worker.readRun(run);
      refuseOtherConnection(record, ends);
      await withRunsInHand(async () => {
        await refuseUndone(run);
        await wavesOf.look(record, ends, wave);
      });
    },
    async waves(run) {
      const { summary } = await worker.readPlan((await worker.readRun(run)).plan);
      return wavesOf.reported(run, summary);
    },
    previewWaves: (plan, waves, people) => wavesOf.preview(plan, waves, people),
    run: snapshotNow,
    async latestRun() {
      const record = await worker.latestRun();
      return record === null ? null : snapshotNow(record.id);
    },
    runs: () => worker.allRuns(),

    async verify(run, ends, { signal, onProgress } = {}) {
      const record = await worker.readRun(run);
      refuseOtherConnection(record, ends);
      await refuseUndone(run);
      const { basis, summary } = await worker.readPlan(record.plan);
      const both = either(signal);
      const verification = await verify(
        {
          ...engine,
          ends,
          signal: both,
          patience: plainPatience(both),
          source: accountSource(basis.mapping, basis.applications),
        },
        run,
        summary.total,
        onProgress,
      );
      const what = { kind: 'asked', by: 'verify', asked: ends.tenant.asked() } as const;
      await worker.addCircumstance(run, { at: clock.now(), what });
      return verification;
    },
    verification: (run) => worker.latestVerification(run),
    differencesOfKind: (run, kind, after, limit) => worker.differencesOfKind(run, kind, after, limit),
    differences: (run) => pages<FoundDifference>((last) => worker.differencesPage(run, last?.id ?? 0, REPORT_PAGE)),
    async report(run) {
      const { record, elsewhere } = await readRun(run);
      const present = await worker.presentStanding(run);
      const { summary } = await worker.readPlan(record.plan);
      return {
        run: record,
        plan: summary,
        snapshot: await snapshotOf(record, elsewhere),
        elsewhere,
        reasons: await worker.reasons(run),
        formats: await worker.formats(run),
        files: await worker.fileCount(run),
        verification: await worker.latestVerification(run),
        waves: await wavesOf.reported(run, summary),
        deltas: (await worker.deltas(record.connection)).filter(
          ({ begun, state }) => begun >= record.started && state !== 'listed',
        ),
        undo: (await worker.isUndone(run)) ? await worker.undoStanding(run) : null,
        scriptCases: await worker.scriptCases(),
        rehearsals: await worker.rehearsals(),
        roles: await worker.assignmentStanding(run),
        present: present === null || present.askings.length === 0 ? null : present,
        overrides: await worker.overridesOf(record.connection.tenant, record.connection.name),
        pilot: await pilotOfRun(worker, record),
      };
    },
    notImported: (run) => pages((last) => worker.notImportedPage(run, last?.sequence ?? 0, REPORT_PAGE)),
  };
  return {
    runs,
    async allDone() {
      await Promise.allSettled([...underWay.values()].map(({ done }) => done));
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
