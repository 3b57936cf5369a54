import type { UserferryError } from '../../common/userferry-error.ts';
import type { RunRecord } from '../../journal/records.ts';
import type { RunEnds } from '../ends.ts';
import type { Engine } from '../engine.ts';
import type { PlanSummary } from '../plan/plan-types.ts';
import { storedFailure } from '../worker/failure-across.ts';
import type { WavesToBegin } from '../worker/staging-waves.ts';
import { lookAtPeople } from './look-at-people.ts';
import { stageWaves } from './name-waves.ts';
import { limitExceeded, logUnreadable, namelessYes, notInWaves, otherWave, yesNeeded } from './wave-errors.ts';
import { estimateWaves } from './wave-estimate.ts';
import type { WavesOfRun, WaveWish, WaveYes } from './wave-types.ts';

/** Waves over the worker that has the journal open: what stands before a run, and between its waves. The runs are in this process's hands. */
export function wavesOver({ worker, clock, settings, closing, plainPatience }: Engine) {
  const patience = plainPatience(closing);

  /** A limit that is exceeded while nothing is sent is the run's failure all the same. */
  const stopFor = async (run: string, failure: UserferryError): Promise<never> => {
    await worker.addEvent(run, { at: clock.now(), kind: 'trouble', text: failure.message, detail: failure.code });
    await worker.setRunState(run, 'stopped', clock.now(), storedFailure(failure));
    throw failure;
  };

  /** How sign-ins have gone since. */
  const look = async ({ id }: RunRecord, ends: RunEnds): Promise<void> => {
    const limits = await worker.waveLimits(id);
    if (limits === null) throw notInWaves(id);
    const before = await worker.awaitedYes(id);
    const { readable, exceeded } = await lookAtPeople({ worker, ends, clock, signal: closing, patience }, id);
    if (!readable && limits.failedSignIns !== null) throw logUnreadable();
    // One that somebody has been told of waits for their yes.
    if (exceeded !== null && before?.exceeded == null) await stopFor(id, limitExceeded(exceeded));
  };

  return {
    look,

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
      try {
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
      } finally {
        await worker.endStaging();
      }
    },

    /** Goes on only with the yes that the run waits for, where it waits for one. */
    async takeYes(record: RunRecord, ends: RunEnds, yes: WaveYes | null): Promise<void> {
      const { id } = record;
      if ((await worker.waveLimits(id)) === null) {
        if (yes !== null) throw notInWaves(id);
        return;
      }
      const awaited = await worker.awaitedYes(id);
      if (yes === null) {
        if (awaited !== null) throw yesNeeded(id, awaited);
        return;
      }
      const turn = await worker.openWave(id);
      if (turn !== yes.wave) throw otherWave(id, yes.wave, turn);
      // It was said before, and the run stopped on the way.
      if (awaited === null) return;
      if (yes.by === null) throw namelessYes(yes.wave);
      await look(record, ends);
      await worker.sayYes(id, { kind: 'yes', wave: yes.wave, at: clock.now(), by: yes.by, why: yes.why });
    },

    async reported(run: string, plan: PlanSummary): Promise<WavesOfRun | null> {
      const standing = await worker.wavesStanding(run);
      if (standing === null) return null;
      const underWay = standing.waves.find(({ state }) => state === 'under-way');
      const settled = (underWay?.outcomes ?? [])
        .filter(({ outcome }) => outcome !== 'uncertain')
        .reduce((sum, { accounts }) => sum + accounts, 0);
      return { ...standing, estimate: estimateWaves(standing.waves, settled, plan.estimate) };
    },
  };
}
