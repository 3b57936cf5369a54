import { assertNever } from '../../common/assert-never.ts';
import type { Clock } from '../../common/clock.ts';
import type { MailCandidate } from '../../journal/mailings.ts';
import type { AskedReset, TenantMails } from '../../tenant/tenant-mails.ts';
import { BackOff } from '../bulk/back-off.ts';
import type { Patience } from '../bulk/patience.ts';
import type { MigrationSettings } from '../settings.ts';
import type { WorkerApi } from '../worker/make-worker-api.ts';
import type { Remote } from '../worker/remote.ts';
import { answersLost, notGettingThrough, refusedInARow } from './mailing-errors.ts';
import type { MailingEnd, MailingManner, MailProgress } from './mailing-types.ts';

/** After so many in a row it is not one person's. */
const REFUSALS_IN_A_ROW = 3;
const LOST_IN_A_ROW = 3;
/** As often as any other call sits out a rate limit (tenant/calls.ts). */
const HELD_UP_IN_A_ROW = 40;
const MINUTE = 60_000;

export interface AskingParts {
  readonly worker: Remote<WorkerApi>;
  readonly mails: TenantMails;
  readonly settings: MigrationSettings;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly patience: Patience;
  readonly mailing: number;
  readonly application: string;
  /** The connection's name. */
  readonly connection: string;
}

interface InARow {
  /** Sequences that were refused. */
  refused: number[];
  lost: number;
  heldUp: number;
}

/**
 * Asks for the e-mails of everybody who waits, one after another, no faster than the pace. Each user is looked at right before; each
 * request is written down before it goes out and not broken off once it is out. Throws the signal's reason when it is aborted.
 */
export async function askForMails(
  parts: AskingParts,
  { perMinute, first }: Pick<MailingManner, 'perMinute' | 'first'>,
  progress: { requests: number; waiting: number },
  onProgress: (progress: MailProgress) => void,
): Promise<MailingEnd> {
  const { worker, mails, clock, signal, patience, settings, random, mailing } = parts;
  const inARow: InARow = { refused: [], lost: 0, heldUp: 0 };
  const backOff = () => new BackOff(settings.firstWait, settings.longestWait, random);
  let unreached = backOff();
  let notBefore = clock.now();
  while (first === null || progress.requests < first) {
    signal.throwIfAborted();
    const next = await worker.nextMail(mailing);
    if (next === null) return { kind: 'done' };
    await sleepUntil(clock, notBefore, signal);
    const user = await patience.tenant(() => mails.user(next.userId, signal));
    await mails.ready(signal);
    signal.throwIfAborted();
    const intent = await worker.intendMail(mailing, next, user, clock.now());
    if (intent.kind === 'ask') {
      notBefore = clock.now() + MINUTE / perMinute;
      const { application, connection } = parts;
      const answer = await mails.askReset({ application, connection, email: intent.email });
      const cameThrough = await writeDown(parts, next, answer, inARow);
      if (cameThrough) {
        progress.requests += 1;
        progress.waiting -= 1;
        unreached = backOff();
      } else if (answer.kind === 'not-sent') notBefore = clock.now() + unreached.next();
    } else progress.waiting -= 1;
    onProgress(progress);
  }
  return { kind: 'enough' };
}

async function sleepUntil(clock: Clock, moment: number, signal: AbortSignal): Promise<void> {
  const wait = moment - clock.now();
  if (wait > 0) await clock.sleep(wait, signal);
}

/**
 * Writes down what came of a request; false where it surely did not get through, and its owner waits again.
 * @throws UserferryError UF-4306, UF-4307, UF-4308 where it is the same with everybody
 */
async function writeDown(
  { worker, clock, mailing }: AskingParts,
  { sequence }: MailCandidate,
  answer: AskedReset,
  inARow: InARow,
): Promise<boolean> {
  const at = clock.now();
  switch (answer.kind) {
    case 'asked':
      await worker.mailAnswered(mailing, sequence, { state: 'asked', at });
      Object.assign(inARow, { refused: [], lost: 0, heldUp: 0 } satisfies InARow);
      return true;
    case 'nobody':
    case 'refused': {
      const reason = answer.kind === 'nobody' ? 'unknown-address' : 'request-refused';
      const detail = answer.kind === 'nobody' ? null : answer.why;
      await worker.mailAnswered(mailing, sequence, { state: 'refused', reason, detail, at });
      Object.assign(inARow, { refused: [...inARow.refused, sequence], lost: 0, heldUp: 0 } satisfies InARow);
      if (inARow.refused.length < REFUSALS_IN_A_ROW) return true;
      for (const each of inARow.refused) await worker.mailAnswered(mailing, each, { state: 'waiting', at });
      throw refusedInARow(REFUSALS_IN_A_ROW, detail ?? 'Auth0 knows nobody by these addresses in the connection.');
    }
    case 'uncertain':
      await worker.mailAnswered(mailing, sequence, { state: 'uncertain', detail: answer.why, at });
      inARow.lost += 1;
      if (inARow.lost >= LOST_IN_A_ROW) throw answersLost(LOST_IN_A_ROW, answer.why);
      return true;
    case 'busy':
    case 'not-sent':
      await worker.mailAnswered(mailing, sequence, { state: 'waiting', at });
      inARow.heldUp += 1;
      if (inARow.heldUp >= HELD_UP_IN_A_ROW) {
        throw notGettingThrough(answer.kind === 'busy' ? 'The rate limit is used up (429).' : answer.why);
      }
      return false;
    default:
      return assertNever(answer);
  }
}
