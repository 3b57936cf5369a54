import { assertNever } from '../../common/assert-never.ts';
import type { UserferryError } from '../../common/userferry-error.ts';
import type { FileRecord } from '../../journal/records.ts';
import { framingBy } from '../pilot/use-answers.ts';
import { sendWaves } from '../waves/send-waves.ts';
import type { IntendedFile } from '../worker/packing.ts';
import type { Course } from './course.ts';
import { FileCourses } from './file-courses.ts';
import { readRange } from './read-range.ts';
import type { RunContext } from './run-context.ts';
import { asFailure } from './run-errors.ts';
import type { RunWish } from './run-wish.ts';
import type { SessionEnd } from './session-end.ts';
import { settleHalfCreated } from './settle-half-created.ts';
import { Slots } from './slots.ts';
import { WindDown } from './wind-down.ts';
import { withExport } from './with-export.ts';

/** One stretch of a run: from wherever the journal is to the end, or to the next pause, stop or failure. */
export async function runSession(context: RunContext, wish: RunWish): Promise<SessionEnd> {
  const { worker, run, tell } = context;
  try {
    await worker.prepareLedger(run);
    await takeBaseline(context);
    const end =
      context.waves === null
        ? await sendWhole(context, wish)
        : await sendWaves(context, context.waves.limits, wish, () => sendWhole(context, wish));
    if (end.kind === 'finished') await tell('good', 'Every account of the plan has its outcome.');
    return end;
  } catch (error) {
    if (error instanceof WindDown) return { kind: 'wound-down' };
    throw error;
  }
}

/** Sends everybody, or a wave, to the end, with those once more in whose way half-created records were. */
async function sendWhole(context: RunContext, wish: RunWish): Promise<SessionEnd> {
  const end = await sendAll(context, wish);
  if (end.kind !== 'finished' || !context.settlesHalfCreated || (await settleHalfCreated(context)) === 0) return end;
  return sendAll(context, wish);
}

/** Sends whatever has no outcome yet, and reads the connection back. */
async function sendAll(context: RunContext, wish: RunWish): Promise<SessionEnd> {
  const { worker, run, ends, settings, progress } = context;
  const framing = framingBy(await worker.pilotAnswers(ends.tenant.domain), settings);
  await worker.beginPacking(run, settings.pageSize, framing);
  progress.setTotals(await worker.totals(run, true));
  const end = await new Sending(context, wish).untilAllSettled();
  if (end.kind === 'finished') await confirm(context);
  return end;
}

/** What the connection holds before the first file: whoever is in it was not brought by this run. */
async function takeBaseline(context: RunContext): Promise<void> {
  const { worker, run, progress, tell } = context;
  if ((await worker.readRun(run)).baselineUsers !== null) return;
  progress.setState('reading-baseline');
  await worker.beginBaseline(run);
  await readElsewhere(context);
  const { users, withoutPhone } = await withExport(context, async (count) => ({
    users: count,
    withoutPhone: await worker.keepBaseline(run, count),
  }));
  await tell(
    'good',
    'The connection was read before the first file.',
    users === 1 ? '1 user was there.' : `${users} users were there.`,
  );
  if (withoutPhone > 0) {
    await tell(
      'attention',
      'Phone numbers that somebody else has too are left out: Auth0 would refuse the account for them.',
      `Accounts without theirs: ${withoutPhone}`,
    );
  }
}

/**
 * An id belongs to one user of the whole tenant: with the same one on two connections Auth0 can't tell them apart (Auth0
 * Community 109855). Read before the connection itself, so that whoever comes to it meanwhile is not taken for a stranger.
 */
async function readElsewhere({ worker, run, ends, patience, signal }: RunContext): Promise<void> {
  const { tenant, connection } = ends;
  const databases = await patience.tenant(() => tenant.databases(signal));
  if (databases.every((id) => id === connection.id)) return;
  await patience.tenant(async () => {
    for await (const users of tenant.exportUsers(null, signal)) {
      await worker.noteElsewhere(
        run,
        users.map(({ userId }) => userId),
      );
    }
  });
}

/** Reads the connection back: only who is there counts as imported. */
async function confirm(context: RunContext): Promise<void> {
  const { worker, run, settings, clock, signal, progress, tell } = context;
  progress.setState('confirming');
  const missing = await withExport(context, () => worker.confirmSent(run, false));
  if (missing > 0) {
    await tell(
      'attention',
      'Some accounts that Auth0 reported as imported are not there; a second look follows.',
      String(missing),
    );
    await clock.sleep(settings.secondLook, signal);
    const stillMissing = await withExport(context, () => worker.confirmSent(run, true));
    if (stillMissing > 0) await tell('trouble', 'They are not there.', String(stillMissing));
  }
  progress.setTotals(await worker.totals(run, true));
}

/** Keeps the tenant's slots busy until every account has its place and every file is settled. */
class Sending {
  readonly #context: RunContext;
  readonly #wish: RunWish;
  readonly #slots: Slots;
  readonly #courses: FileCourses;
  readonly #underWay = new Set<Promise<void>>();
  #failure: UserferryError | null = null;
  #woundDown = false;

  constructor(context: RunContext, wish: RunWish) {
    this.#context = context;
    this.#wish = wish;
    this.#slots = new Slots(context.settings.slots);
    this.#courses = new FileCourses(context, this.#slots);
  }

  /** `finished` when every account has its place and every file is settled. */
  async untilAllSettled(): Promise<SessionEnd> {
    try {
      await this.#recover();
      if (!this.#windingDown) this.#context.progress.setState('sending');
      while (!this.#windingDown) {
        const release = await this.#slots.take();
        const next = this.#windingDown ? null : await this.#nextFile();
        if (next !== null) {
          this.#begin({ kind: 'send', intended: next }, release);
          continue;
        }
        release();
        if (this.#underWay.size === 0) break;
        if (this.#windingDown) break;
        this.#context.progress.setState('settling');
        // A file that is withdrawn gives its accounts back, so there may be more to pack after any of them.
        await Promise.race(this.#underWay);
      }
    } catch (error) {
      this.#fail(error);
    }
    // Somebody may have asked to go on meanwhile; what was broken off then begins in a new session.
    this.#woundDown ||= this.#windingDown;
    await Promise.all(this.#underWay);
    if (this.#failure !== null) return { kind: 'failed', failure: this.#failure };
    return { kind: this.#woundDown ? 'wound-down' : 'finished' };
  }

  get #windingDown(): boolean {
    return this.#wish.windingDown || this.#context.signal.aborted;
  }

  /** Takes up the files that the journal knows as open. */
  async #recover(): Promise<void> {
    const { worker, run } = this.#context;
    const open = await worker.openFiles(run);
    for (const file of open.filter(({ state }) => state === 'unsent'))
      await worker.withdrawFile(run, file.number, null);
    await worker.resetPacking();
    for (const file of open) {
      const course = await courseOf(file, (number) =>
        worker.fileUncertain(run, number, 'Its answer was lost when Userferry ended.'),
      );
      if (course === null) continue;
      this.#begin(course, course.kind === 'follow' ? this.#slots.takeIfFree() : null);
    }
    this.#context.progress.setTotals(await worker.totals(run, true));
  }

  #begin(course: Course, release: (() => void) | null): void {
    const carried = this.#courses
      .carry(course, release)
      .catch((error: unknown) => this.#fail(error))
      .finally(() => this.#underWay.delete(carried));
    this.#underWay.add(carried);
  }

  /** The first failure winds the session down; files on their way are still followed. */
  #fail(error: unknown): void {
    if (error instanceof WindDown || this.#context.signal.aborted) {
      this.#woundDown = true;
      return;
    }
    this.#failure ??= asFailure(error);
    this.#wish.fail();
  }

  /** The next file with its intent in the journal, null when every account has its place. Packs the one after it ahead. */
  async #nextFile(): Promise<IntendedFile | null> {
    const { worker, packing, clock, progress } = this.#context;
    const intended = await packing.run(async () => ((await this.#pack()) ? worker.commitPacked(clock.now()) : null));
    progress.setPackedAhead(false);
    if (intended !== null) {
      packing
        .run(() => this.#pack())
        .then(
          (packed) => progress.setPackedAhead(packed),
          // Whoever needs the file packs it anew and meets the same failure.
          () => undefined,
        );
    }
    return intended;
  }

  /** True when a file is ready in the worker. */
  async #pack(): Promise<boolean> {
    const { worker, run } = this.#context;
    try {
      for (;;) {
        const step = await worker.packStep();
        if (step.kind === 'packed') return true;
        if (step.kind === 'end') {
          this.#context.progress.setTotals(await worker.totals(run, true));
          return false;
        }
        await readRange(this.#context, step, (rows) => worker.packRows(rows));
        await worker.packRangeEnd();
      }
    } catch (error) {
      // Half a range may have been taken in.
      if (!this.#context.signal.aborted) await worker.resetPacking();
      throw error;
    }
  }
}

async function courseOf(file: FileRecord, uncertain: (number: number) => Promise<FileRecord>): Promise<Course | null> {
  switch (file.state) {
    case 'accepted':
      return { kind: 'follow', file };
    case 'intended':
      return { kind: 'doubt', file: await uncertain(file.number) };
    case 'uncertain':
      return { kind: 'doubt', file };
    case 'unsent':
    case 'settled':
    case 'withdrawn':
      return null;
    default:
      return assertNever(file.state);
  }
}
