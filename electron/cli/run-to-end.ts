import type { WorkspaceSession } from '../assistant/session.ts';
import type { RunHandle, RunReport } from '../migration/migration.ts';
import { countText, durationText } from '../reports/wording.ts';
import type { VerbContext } from './context.ts';

/**
 * Follows a run to its end, then verifies it; the first Ctrl+C stops it cleanly, so that it can be resumed with `goOn`, which is
 * null where it can't: then the practice servers end with this process.
 */
export async function runToEnd(
  session: WorkspaceSession,
  handle: RunHandle,
  goOn: string | null,
  context: VerbContext,
): Promise<RunReport> {
  const { terminal, signal, powers } = context;
  const stop = () => {
    terminal.note(
      `Stopping after the files that are on their way. Once more ends Userferry at once; in either case ${goOn === null ? 'the practice servers end with it' : `go on with: ${goOn}`}`,
    );
    handle.stop();
  };
  // Whoever pressed Ctrl+C while the run was being opened means this run as well.
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  const quiet = handle.onChange(() => terminal.progress(progressLine(handle)));
  powers.runActive(true);
  const migration = await session.migration();
  try {
    const last = await handle.done;
    signal.removeEventListener('abort', stop);
    if (last.state === 'finished' && !signal.aborted) {
      terminal.note('Verifying: the tenant is read back and compared with the legacy database …');
      await migration
        .verify(handle.id, await session.ends(handle.id), {
          signal,
          onProgress: (done) => terminal.progress(`Verifying: ${countText(done)} accounts compared`),
        })
        .catch((error: unknown) => {
          // The run itself is finished and has its report; only that nobody compared yet has to be said.
          if (!signal.aborted) throw error;
        });
    }
  } finally {
    quiet();
    signal.removeEventListener('abort', stop);
    powers.runActive(false);
  }
  return migration.report(handle.id);
}

function progressLine(handle: RunHandle): string {
  const { state, counts, rate, remainingMs, waiting } = handle.snapshot();
  const planned = counts.total - counts.held - counts.skipped;
  const done = counts.imported + counts.updated + counts.present + counts.rejected;
  const left = remainingMs === undefined ? '' : `, ${durationText(remainingMs)} left`;
  const why = waiting === undefined ? '' : `, waiting (${waiting.why})`;
  return `${state}: ${countText(done)} of ${countText(planned)}, ${rate.now.toFixed(1)} users a second, ${countText(counts.rejected)} rejected${left}${why}`;
}
