import { plural } from '../../common/count-text.ts';
import type { UserferryError } from '../../common/userferry-error.ts';
import type { WaveLimits } from '../../journal/wave-records.ts';
import { noteArrivals } from '../bulk/note-arrivals.ts';
import type { RunContext } from '../bulk/run-context.ts';
import { asFailure } from '../bulk/run-errors.ts';
import type { RunWish } from '../bulk/run-wish.ts';
import type { SessionEnd } from '../bulk/session-end.ts';
import { WindDown } from '../bulk/wind-down.ts';
import { withExport } from '../bulk/with-export.ts';
import { lookAtPeople } from './look-at-people.ts';
import { refuseBeyondLimit } from './refuse-beyond-limit.ts';
import { limitExceeded, logUnreadable } from './wave-errors.ts';

/**
 * Sends one wave after another, each to its end, as far as somebody has said yes: `send` sends whatever the journal has under way. A limit
 * that is exceeded ends it, in the middle of a wave as behind it.
 */
export async function sendWaves(
  context: RunContext,
  limits: WaveLimits,
  wish: RunWish,
  send: () => Promise<SessionEnd>,
): Promise<SessionEnd> {
  const { worker, run, clock, progress, tell } = context;
  for (;;) {
    const turn = await worker.beginWave(run, clock.now(), progress.activeMs);
    if (turn.kind === 'over') return { kind: 'finished' };
    if (turn.kind === 'needs-yes') return { kind: 'between-waves' };
    const { number, title, accounts } = turn.wave;
    if (turn.fresh) await tell('info', `Wave ${number} begins: ${title}.`, plural(accounts, 'account', 'accounts'));
    await showWave(context);
    await refuseBeyondLimit(context);
    // Days may have passed: whoever has come since the baseline is present, and was not brought by this run.
    if (number > 1) {
      await withExport(context, () => noteArrivals(context));
      await showWave(context);
    }
    const end = await whileWatching(context, limits, wish, send);
    if (end.kind !== 'finished') return end;
    // Reading the connection back may have found more.
    await refuseBeyondLimit(context);
    await worker.endWave(run, number, clock.now(), progress.activeMs);
    progress.setWave(null);
    await tell('good', `Wave ${number} has ended.`);
    const { exceeded } = await lookAtPeople(context, run);
    const isLast = (await worker.awaitedYes(run)) === null;
    if (exceeded !== null && !isLast) return { kind: 'failed', failure: limitExceeded(exceeded) };
  }
}

/** Shows the wave that was begun beside counts of the same moment: what is another's is told apart by them. */
async function showWave({ worker, run, progress }: RunContext): Promise<void> {
  progress.setTotals(await worker.totals(run, true));
  progress.setWave(await worker.waveUnderWay(run));
}

/** Lets `send` run, and looks into the tenant's log meanwhile where a limit on failed sign-ins is set. */
async function whileWatching(
  context: RunContext,
  limits: WaveLimits,
  wish: RunWish,
  send: () => Promise<SessionEnd>,
): Promise<SessionEnd> {
  if (limits.failedSignIns === null) return send();
  const over = new AbortController();
  const watch = watched(context, over.signal).then((failure) => {
    if (failure !== null) wish.fail();
    return failure;
  });
  const end = await send().finally(() => over.abort());
  const failure = await watch;
  return failure === null ? end : { kind: 'failed', failure };
}

/** What stops the run; null once there is nothing more to watch. */
async function watched(context: RunContext, over: AbortSignal): Promise<UserferryError | null> {
  const { clock, signal, settings, run } = context;
  const ending = AbortSignal.any([signal, over]);
  try {
    for (;;) {
      await clock.sleep(settings.signInLook, ending);
      const { readable, exceeded } = await lookAtPeople(context, run);
      if (!readable) return logUnreadable();
      if (exceeded !== null) return limitExceeded(exceeded);
    }
  } catch (error) {
    return ending.aborted || error instanceof WindDown ? null : asFailure(error);
  }
}
