import { UserferryError } from '../../common/userferry-error.ts';
import { withExport } from '../bulk/with-export.ts';
import type { Engine } from '../engine.ts';
import { pages, REPORT_PAGE } from '../pages.ts';
import type { MailingStanding } from '../worker/mailing.ts';
import { type AskingParts, askForMails } from './ask-for-mails.ts';
import { runNotFinished } from './mailing-errors.ts';
import type { MailingEnd, MailingEnds, ResetMails } from './mailing-types.ts';
import { settleOpenMails } from './settle-open-mails.ts';

/** Password-change e-mails over the worker that has the journal open. */
export function resetMailsOver(engine: Engine): ResetMails {
  const { worker, exports, clock, either, plainPatience, refuseOtherConnection } = engine;

  const readFinished = async (run: string, ends: Pick<MailingEnds, 'tenant' | 'connection'>) => {
    const record = await worker.readRun(run);
    refuseOtherConnection(record, ends);
    if (record.state !== 'finished') throw runNotFinished(run);
  };
  const exported = <Result>(
    ends: Pick<MailingEnds, 'tenant' | 'connection'>,
    signal: AbortSignal,
    use: () => Promise<Result>,
  ) => withExport({ worker, ends, signal, exports, patience: plainPatience(signal) }, use);
  const standingOf = async (run: string): Promise<MailingStanding> => {
    const standing = await worker.latestMailing(run);
    if (standing === null) throw new Error(`run ${run} has no list`);
    return standing;
  };
  /** The list to go on with, or a new one: the first, or one more of those who still have no password. */
  const listOf = async (run: string, ends: MailingEnds, remind: boolean, signal: AbortSignal) => {
    const latest = await worker.latestMailing(run);
    if (goesOn(latest, remind)) return latest;
    await exported(ends, signal, () => worker.beginMailing(run, remind, clock.now()));
    return standingOf(run);
  };

  return {
    standing: (run) => worker.latestMailing(run),
    async preview(run, ends, { remind, signal }) {
      await readFinished(run, ends);
      return exported(ends, either(signal), () => worker.judgeMails(run, remind));
    },
    async send(run, ends, manner, { signal: given, onProgress = () => undefined, onNote } = {}) {
      await readFinished(run, ends);
      await worker.lockMails();
      const signal = either(given);
      try {
        const { number } = await listOf(run, ends, manner.remind, signal);
        const asking: AskingParts = {
          ...engine,
          mails: ends.mails,
          signal,
          patience: plainPatience(signal, onNote),
          mailing: number,
          application: ends.application,
          connection: ends.connection.name,
        };
        const settledByLog = await settleOpenMails(asking);
        if (manner.uncertainAgain) await worker.waitAgain(number, clock.now());
        const progress = { requests: 0, waiting: waitingIn(await standingOf(run)) };
        const end = await toEnd(signal, () => askForMails(asking, manner, progress, onProgress));
        return { standing: await standingOf(run), requests: progress.requests, settledByLog, end };
      } finally {
        await worker.unlockMails();
      }
    },
    async *entries(run) {
      const latest = await worker.latestMailing(run);
      if (latest !== null) yield* pages((last) => worker.mailsPage(latest.number, last?.sequence ?? 0, REPORT_PAGE));
    },
  };
}

/**
 * Whether asking goes on with the list that is there. Reminding begins a new one only when nobody waits on it any more: the same command,
 * given once more after a stop or for the next batch, must not begin anew with those whom it has just reminded.
 */
export function goesOn(latest: MailingStanding | null, remind: boolean): latest is MailingStanding {
  return latest !== null && (!remind || waitingIn(latest) > 0);
}

/** People of a list who are still to be asked for. */
export function waitingIn({ counts }: Pick<MailingStanding, 'counts'>): number {
  return counts.reduce((sum, { state, accounts }) => (state === 'waiting' ? sum + accounts : sum), 0);
}

async function toEnd(signal: AbortSignal, work: () => Promise<MailingEnd>): Promise<MailingEnd> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped' };
    if (error instanceof UserferryError) return { kind: 'failed', failure: error };
    throw error;
  }
}
