import { OneAtATime } from '../../common/one-at-a-time.ts';
import type { UserferryError } from '../../common/userferry-error.ts';
import type { RunRecord } from '../../journal/records.ts';
import type { RunEnds } from '../ends.ts';
import type { Engine } from '../engine.ts';
import type { PlanSummary } from '../plan/plan-types.ts';
import { storedFailure } from '../worker/failure-across.ts';
import type { WavesToBegin } from '../worker/staging-waves.ts';
import { lookAtPeople } from './look-at-people.ts';
import { stageWaves } from './name-waves.ts';
import type { NumberedWave } from './wave-definition.ts';
import { limitExceeded, logUnreadable, namelessYes, notInWaves, otherWave, yesNeeded } from './wave-errors.ts';
import { estimateWaves } from './wave-estimate.ts';
import type { PreviewedWaves, WavesOfRun, WaveWish, WaveYes } from './wave-types.ts';

/** Waves over the worker that has the journal open: what stands before a run, and between its waves. The runs are in this process's hands. */
export function wavesOver({ worker, clock, settings, closing, plainPatience }: Engine) {
  const patience = plainPatience(closing);
  /** The worker puts the waves of one plan together at a time. */
  const staging = new OneAtATime();
  const staged = <Result>(work: () => Promise<Result>): Promise<Result> =>
    staging.run(() => work().finally(() => worker.endStaging()));

  /** A limit that is exceeded while nothing is sent is the run's failure all the same. */
  const stopFor = async (run: string, failure: UserferryError): Promise<never> => {
    await worker.addEvent(run, { at: clock.now(), kind: 'trouble', text: failure.message, detail: failure.code });
    await worker.setRunState(run, 'stopped', clock.now(), storedFailure(failure));
    throw failure;
  };

  /** How sign-ins have gone since. */
  const look = async (record: RunRecord, ends: RunEnds): Promise<void> => {
    const { id } = record;
    const limits = await worker.waveLimits(id);
    if (limits === null) throw notInWaves(record);
    const before = await worker.awaitedYes(id);
    const { readable, exceeded } = await lookAtPeople({ worker, ends, clock, signal: closing, patience }, id);
    if (!readable && limits.failedSignIns !== null) throw logUnreadable();
    // One that somebody has been told of waits for their yes.
    if (exceeded !== null && before?.exceeded == null) await stopFor(id, limitExceeded(exceeded));
  };

  const refuseOther = async (id: string, wave: number): Promise<void> => {
    const turn = await worker.openWave(id);
    if (turn !== wave) throw otherWave(id, wave, turn);
  };

  return {
    /** Looks for whoever is to say yes to a wave. */
    async look(record: RunRecord, ends: RunEnds, wave: number): Promise<void> {
      if ((await worker.waveLimits(record.id)) === null) throw notInWaves(record);
      await refuseOther(record.id, wave);
      await look(record, ends);
    },

    /** Has waves put together for a plan and lets `begin` make the run with them; gives its id. */
    async stage(
      plan: string,
      ends: RunEnds,
      wish: WaveWish,
      begin: (waves: WavesToBegin) => Promise<string>,
    ): Promise<string> {
      const { definition, limits, by, why } = wish;
      const { log } = ends;
      const end = log === undefined ? null : await patience.tenant(() => log.end(closing));
      const readable = end?.kind === 'at';
      if (!readable && limits.failedSignIns !== null) throw logUnreadable();
      const { basis } = await worker.readPlan(plan);
      return staged(async () => {
        const { waves, leftOut } = await stageWaves(
          { worker, ends, settings, signal: closing, plan, basis },
          wish.waves,
        );
        const run = await begin({
          definition,
          limits,
          waves,
          by,
          why,
          log: { position: readable ? end.position : null, readable },
        });
        for (const { wave, accounts } of leftOut) {
          await worker.addEvent(run, {
            at: clock.now(),
            kind: 'attention',
            text: `Wave ${wave} names accounts that the plan does not import; they stay as the plan says.`,
            detail: String(accounts),
          });
        }
        return run;
      });
    },

    /** Who would be of which wave; begins nothing. */
    preview: (plan: string, waves: readonly NumberedWave[], people: number): Promise<PreviewedWaves> =>
      staged(async () => {
        await worker.beginStaging();
        const { waves: numbered, empty } = await worker.stageWaves(plan, waves);
        return { waves: numbered, empty, first: people === 0 ? [] : await worker.stagedPeople(plan, 1, people) };
      }),

    /** A yes to a wave that a finished run has was said before; there is no other to be said. */
    async refuseStrangeYes(record: RunRecord, yes: WaveYes | null): Promise<void> {
      if (yes === null) return;
      const standing = await worker.wavesStanding(record.id);
      if (standing === null) throw notInWaves(record);
      if (standing.waves.every(({ number }) => number !== yes.wave)) throw otherWave(record.id, yes.wave, null);
    },

    /** Goes on only with the yes that the run waits for, where it waits for one. */
    async takeYes(record: RunRecord, ends: RunEnds, yes: WaveYes | null): Promise<void> {
      const { id } = record;
      if ((await worker.waveLimits(id)) === null) {
        if (yes !== null) throw notInWaves(record);
        return;
      }
      const awaited = await worker.awaitedYes(id);
      if (yes === null) {
        if (awaited !== null) throw yesNeeded(id, awaited);
        return;
      }
      await refuseOther(id, yes.wave);
      // It was said before, and the run stopped on the way.
      if (awaited === null) return;
      if (yes.by === null) throw namelessYes(yes.wave);
      await look(record, ends);
      await worker.sayYes(id, { kind: 'yes', wave: yes.wave, at: clock.now(), by: yes.by, why: yes.why });
    },

    async reported(run: string, plan: PlanSummary): Promise<WavesOfRun | null> {
      const standing = await worker.wavesStanding(run);
      if (standing === null) return null;
      const settled = standing.waves
        .filter(({ state }) => state !== 'ended')
        .flatMap(({ outcomes }) => outcomes)
        .filter(({ outcome }) => outcome !== 'uncertain')
        .reduce((sum, { accounts }) => sum + accounts, 0);
      return { ...standing, estimate: estimateWaves(standing.waves, settled, plan.estimate) };
    },
  };
}
