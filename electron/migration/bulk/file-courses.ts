import { assertNever } from '../../common/assert-never.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import type { FileRecord, JobSummary } from '../../journal/records.ts';
import { refuseBeyondLimit } from '../waves/refuse-beyond-limit.ts';
import type { IntendedFile } from '../worker/packing.ts';
import { BackOff } from './back-off.ts';
import type { Course } from './course.ts';
import { crossCheck } from './cross-check.ts';
import { explainConflicts } from './explain-conflicts.ts';
import { readRange } from './read-range.ts';
import type { RunContext } from './run-context.ts';
import { capTooSmall, tooManyAttempts } from './run-errors.ts';
import type { ImportSlot } from './run-types.ts';
import { settleDoubt } from './settle-doubt.ts';
import type { Slots } from './slots.ts';
import { WindDown } from './wind-down.ts';

/** A cap below this leaves no room for more than a few users. */
const SMALLEST_CAP = 8_000;

/** Carries files from wherever they are to the ledger. One object for a run's session. */
export class FileCourses {
  readonly #context: RunContext;
  readonly #slots: Slots;
  readonly #sent = new Map<number, number>();
  #losses: BackOff;
  readonly #askedForReasons = new Set<number>();

  constructor(context: RunContext, slots: Slots) {
    this.#context = context;
    this.#slots = slots;
    this.#losses = this.#noLosses();
  }

  #noLosses(): BackOff {
    const { settings, random } = this.#context;
    return new BackOff(settings.firstProbe, settings.longestProbe, random);
  }

  /**
   * Ends when the file is settled or withdrawn. `release` gives a slot back that the caller took for it.
   * @throws WindDown when the run winds down first; UserferryError for what a person must mend
   */
  async carry(start: Course, release: (() => void) | null): Promise<void> {
    let held = release;
    const giveBack = () => {
      held?.();
      held = null;
    };
    try {
      let course = start;
      while (course.kind !== 'done') {
        if (course.kind === 'doubt') {
          this.#context.progress.clearSlot(course.file.number);
          if (held !== null) void this.#giveBackAfterLoss(held);
          held = null;
        }
        if (course.kind === 'resend') held ??= await this.#slots.take();
        course = await this.#step(course);
        await this.#refresh();
        if (course.kind === 'done') await refuseBeyondLimit(this.#context);
      }
    } finally {
      const file = start.kind === 'send' ? start.intended.file : start.kind === 'done' ? null : start.file;
      if (file !== null) this.#context.progress.clearSlot(file.number);
      giveBack();
    }
  }

  /**
   * Keeps the slot of a file whose answer was lost until the tenant answers again, longer with each loss in a row: through an
   * outage, one file after another would become uncertain, and each waits for its bound. Its job may be running besides.
   */
  async #giveBackAfterLoss(release: () => void): Promise<void> {
    const { clock, ends, patience, progress, rest, signal } = this.#context;
    const wait = this.#losses.next();
    progress.setWaiting({ why: 'tenant-unreachable', until: clock.now() + wait });
    try {
      await rest(wait);
      await patience.tenant(() => ends.tenant.databases(signal));
    } catch {
      // The run winds down, or what is wrong shows itself with the next file.
    }
    progress.setWaiting(null);
    release();
  }

  #step(course: Course): Promise<Course> {
    switch (course.kind) {
      case 'send':
        return this.#send(course.intended);
      case 'follow':
        return this.#follow(course.file);
      case 'doubt':
        return settleDoubt(this.#context, course.file);
      case 'resend':
        return this.#resend(course.file);
      case 'done':
        return Promise.resolve(course);
      default:
        return assertNever(course);
    }
  }

  async #send({ file: intended, body }: IntendedFile): Promise<Course> {
    const { worker, run, settings, clock, random, progress, tell } = this.#context;
    const backOff = new BackOff(settings.firstWait, settings.longestWait, random);
    let file = intended;
    this.#sent.set(file.number, (this.#sent.get(file.number) ?? 0) + 1);
    for (;;) {
      this.#show(file, 'sending');
      const submission = await this.#submit(file, body);
      switch (submission.kind) {
        case 'accepted':
          this.#losses = this.#noLosses();
          return { kind: 'follow', file: await worker.fileAccepted(run, file.number, submission.job) };
        case 'too-large':
          return this.#tooLarge(file);
        case 'uncertain': {
          await tell('attention', `File ${file.number}: the answer was lost.`, submission.why);
          return { kind: 'doubt', file: await worker.fileUncertain(run, file.number, 'Its answer was lost.') };
        }
        case 'two-active-jobs':
        case 'not-sent': {
          await worker.fileUnsent(
            run,
            file.number,
            submission.kind === 'not-sent' ? submission.why : 'two active jobs',
          );
          const wait = backOff.next();
          const why = submission.kind === 'not-sent' ? 'tenant-unreachable' : 'two-active-jobs';
          progress.setWaiting({ why, until: clock.now() + wait });
          await this.#context.rest(wait);
          progress.setWaiting(null);
          if (this.#context.windingDown()) {
            await this.#withdraw(file, null);
            return { kind: 'done' };
          }
          file = await worker.fileIntended(run, file.number, clock.now());
          continue;
        }
        default:
          return assertNever(submission);
      }
    }
  }

  async #submit(file: FileRecord, body: ArrayBuffer) {
    const { worker, run, ends, signal } = this.#context;
    try {
      return await ends.tenant.submitImport(
        {
          connectionId: ends.connection.id,
          body: new Uint8Array(body),
          upsert: false,
          externalId: file.externalId,
          correlationId: file.correlationId,
        },
        signal,
      );
    } catch (error) {
      // The tenant refused it for a reason that a person must mend, and took nothing of it.
      if (error instanceof UserferryError) await worker.fileUnsent(run, file.number, error.message);
      throw error;
    }
  }

  async #tooLarge(file: FileRecord): Promise<Course> {
    const { worker, run, settings, tell } = this.#context;
    const { cap } = await worker.readRun(run);
    const smaller = Math.floor(Math.min(cap, file.bytes + settings.framing) * settings.shrink);
    await this.#withdraw(file, smaller);
    if (smaller < SMALLEST_CAP) throw capTooSmall(file.bytes);
    await tell(
      'attention',
      'Auth0 found a file too large; files are smaller from here on.',
      `${cap} → ${smaller} bytes`,
    );
    return { kind: 'done' };
  }

  #withdraw(file: FileRecord, cap: number | null): Promise<void> {
    const { worker, run, packing } = this.#context;
    return packing.run(async () => {
      await worker.withdrawFile(run, file.number, cap);
      await worker.resetPacking();
    });
  }

  async #follow(file: FileRecord): Promise<Course> {
    const { ends, settings, clock, random, signal, patience, tell } = this.#context;
    const { job } = file;
    if (job === null) throw new Error(`file ${file.number} has no job to follow`);
    const backOff = new BackOff(settings.firstPoll, settings.longestPoll, random);
    let unknown = 0;
    for (;;) {
      const state = await patience.tenant(() => ends.tenant.job(job, signal));
      switch (state.kind) {
        case 'queued':
        case 'running':
          this.#show(
            file,
            state.kind === 'queued' ? 'queued' : 'importing',
            state.kind === 'running' ? state.percent : null,
          );
          if (clock.now() - file.sent > settings.jobLimit) {
            await tell('trouble', `File ${file.number}: its job did not end in time.`, job);
            return { kind: 'resend', file };
          }
          await clock.sleep(backOff.next(), signal);
          continue;
        case 'completed':
          this.#show(file, 'reading-errors', 100);
          return this.#settle(file, job, state.summary);
        case 'failed':
          await tell('trouble', `File ${file.number}: its job failed.`, state.detail);
          return { kind: 'resend', file };
        case 'unknown':
          unknown += 1;
          // A read that lags behind a job's creation answers so too, and a second job would run beside the first.
          if (unknown === 1) {
            await clock.sleep(settings.secondLook, signal);
            continue;
          }
          await tell('attention', `File ${file.number}: Auth0 does not know its job any more.`, job);
          return { kind: 'resend', file };
        default:
          return assertNever(state);
      }
    }
  }

  async #settle(file: FileRecord, job: string, summary: JobSummary | null): Promise<Course> {
    const { worker, run, ends, clock, signal, patience, tell } = this.#context;
    // Asked for unless everybody was inserted by the job's own count: it may contradict itself, and reasons last for a day.
    const allInserted = summary?.inserted === file.accounts && summary.failed === 0;
    const refused = allInserted ? [] : await patience.tenant(() => ends.tenant.refusedUsers(job, signal));
    const classified = await worker.classifyRefusals(run, file.number, refused);
    const check = crossCheck({ accounts: file.accounts, summary, ...classified });
    if (check.kind !== 'agrees') await tell('attention', `File ${file.number}: ${check.text}`, job);
    if (check.kind === 'reasons-lost' && !this.#askedForReasons.has(file.number)) {
      this.#askedForReasons.add(file.number);
      return { kind: 'resend', file };
    }
    const verdicts = await explainConflicts(this.#context, classified.conflicts, file.attempt === 1);
    await worker.settleFile(run, file.number, { summary, verdicts, now: clock.now() });
    return { kind: 'done' };
  }

  async #resend(file: FileRecord): Promise<Course> {
    const { worker, run, settings, clock, progress } = this.#context;
    if (this.#context.windingDown()) throw new WindDown();
    const times = this.#sent.get(file.number) ?? 0;
    if (times >= settings.attempts) throw tooManyAttempts(file.number, times);
    for (const bounds of await worker.beginResend(file.number)) {
      await readRange(this.#context, bounds, (rows) => worker.resendRows(file.number, rows));
    }
    const intended = await worker.commitResend(file.number, clock.now());
    progress.clearUncertain(file.number);
    if (intended !== null) return { kind: 'send', intended };
    await worker.settleFile(run, file.number, { summary: null, verdicts: [], now: clock.now() });
    return { kind: 'done' };
  }

  #show(
    { number, accounts, bytes, sent }: FileRecord,
    state: ImportSlot['state'],
    percent: number | null = null,
  ): void {
    const { progress, settings } = this.#context;
    const slot = { file: number, accounts, bytes, cap: settings.requestCap, state, sent };
    progress.setSlot(percent === null ? slot : { ...slot, percent });
  }

  async #refresh(): Promise<void> {
    const { worker, run, progress, clock } = this.#context;
    progress.setTotals(await worker.totals(run, true));
    await worker.touchRun(run, clock.now(), progress.activeMs);
  }
}
