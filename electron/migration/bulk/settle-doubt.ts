import type { FileRecord } from '../../journal/records.ts';
import type { LogFinding } from '../../tenant/tenant.ts';
import { BackOff } from './back-off.ts';
import type { Course } from './course.ts';
import type { RunContext } from './run-context.ts';
import { WindDown } from './wind-down.ts';
import { withExport } from './with-export.ts';

/** The tenant's clock and ours may differ by this much. */
const CLOCK_SKEW_MS = 60_000;

/**
 * Finds out what became of a file whose answer was lost, without sending it beside its possible twin: by its correlation id in
 * the tenant's log, else by looking for its users until a bound. Only then is it sent once more.
 */
export async function settleDoubt(context: RunContext, file: FileRecord): Promise<Course> {
  const { worker, run, ends, settings, clock, random, signal, patience, progress, tell } = context;
  const backOff = new BackOff(settings.firstProbe, settings.longestProbe, random);
  // A computer whose clock was set back would wait for that much longer.
  const bound = Math.min(file.sent, clock.now()) + settings.probeBound;
  const settle = async (): Promise<Course> => {
    await worker.settleFile(run, file.number, { summary: null, verdicts: [], now: clock.now() });
    progress.clearUncertain(file.number);
    return { kind: 'done' };
  };
  const { number, accounts, sent } = file;
  progress.setUncertain({
    file: number,
    accounts,
    sent,
    known: file.known ?? 'Its answer was lost.',
    nextLook: clock.now(),
  });
  for (;;) {
    const finding = await patience.tenant(() =>
      ends.tenant.findInLog(file.correlationId, file.sent - CLOCK_SKEW_MS, signal),
    );
    if (finding.kind === 'job') {
      await tell('good', `File ${file.number}: found in the tenant’s log.`, finding.job);
      progress.clearUncertain(file.number);
      return { kind: 'follow', file: await worker.fileAccepted(run, file.number, finding.job) };
    }
    const samples = await worker.sampleUsers(run, file.number, settings.probeSamples);
    if (samples.length === 0) return settle();
    let found = 0;
    for (const userId of samples) {
      if ((await patience.tenant(() => ends.tenant.user(userId, signal))) !== null) found += 1;
    }
    let known = knownOf(finding, samples.length);
    if (found > 0) {
      const arrived = await withExport(context, () => worker.arrivedUsers(run, file.number));
      const { there } = arrived;
      if (there === arrived.accounts) {
        await tell('good', `File ${file.number}: all its people are in Auth0.`);
        return settle();
      }
      // Whoever is not there may have been refused, or may still come: a job that stalls looks like one that is over.
      known = `Auth0 has it: ${there} of its ${arrived.accounts} people ${there === 1 ? 'is' : 'are'} there so far.`;
    }
    const now = clock.now();
    if (now >= bound) {
      const why =
        found > 0
          ? 'sent once more to hear who was refused.'
          : 'no trace of it within the bound, so it is sent once more.';
      return resend(context, file, why);
    }
    const wait = Math.min(backOff.next(), bound - now);
    await worker.fileUncertain(run, file.number, known);
    progress.setUncertain({ file: number, accounts, sent, known, nextLook: now + wait });
    await context.rest(wait);
    if (context.windingDown()) throw new WindDown();
  }
}

async function resend({ tell }: RunContext, file: FileRecord, why: string): Promise<Course> {
  await tell('info', `File ${file.number}: ${why}`);
  return { kind: 'resend', file };
}

function knownOf(finding: LogFinding, asked: number): string {
  return finding.kind === 'accepted'
    ? 'The tenant’s log shows that Auth0 took it; its people are not there yet.'
    : `No trace yet: ${asked} of its people asked for, none there.`;
}
