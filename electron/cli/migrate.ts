import { planAccounts } from '../assistant/plan-accounts.ts';
import { beginRun } from '../assistant/production/begin-run.ts';
import { reportFormats, writeReport } from '../assistant/report/write-report.ts';
import type { WorkspaceSession } from '../assistant/session.ts';
import { workspaceFolder } from '../assistant/workspace/home.ts';
import { UserferryError } from '../common/userferry-error.ts';
import type { Migration, RunHandle } from '../migration/migration.ts';
import { countText } from '../reports/wording.ts';
import { resumeCommand, type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import type { VerbResult } from './output.ts';
import { type OverrideOptions, overrideOf } from './override.ts';
import { runResult } from './run-result.ts';
import { runToEnd } from './run-to-end.ts';

interface RunOptions extends WorkspaceOptions {
  readonly settleHalfCreated?: boolean;
}

/** `migrate [--plan P]`: carries out a plan, making one first where there is none, then verifies and reports. */
export function migrate(
  options: RunOptions & OverrideOptions & { readonly plan?: string },
  context: VerbContext,
): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const migration = await session.migration();
    const plan =
      options.plan ??
      (await migration.latestPlan())?.id ??
      (
        await planAccounts(session, {
          signal: context.signal,
          onProgress: (done) => context.terminal.progress(`Planning: ${countText(done)} accounts read`),
        })
      ).id;
    const handle = await beginRun(session, plan, { override: overrideOf(options), manner: options });
    return finishRun(session, handle, resumeCommand(options), context);
  });
}

/** `resume [RUN]`: goes on with a run that was stopped or killed; the latest one where none is named. */
export function resume(options: RunOptions & { readonly run?: string }, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const migration = await session.migration();
    const run = options.run ?? (await migration.latestRun())?.id;
    if (run === undefined) throw noRun();
    if (options.settleHalfCreated === true) await refuseFinished(migration, run);
    const handle = await migration.resumeRun(run, await session.ends(run), options);
    return finishRun(session, handle, resumeCommand(options), context);
  });
}

async function finishRun(
  session: WorkspaceSession,
  handle: RunHandle,
  goOn: string,
  context: VerbContext,
): Promise<VerbResult> {
  const report = await runToEnd(session, handle, goOn, context);
  const folder = workspaceFolder(context.powers.home, session.workspace.id).reports;
  return runResult(report, goOn, await writeReport(session, report.run.id, folder, reportFormats));
}

/** A run that is finished sends and removes nothing more: whoever asks it to would take what it left for settled. */
async function refuseFinished(migration: Migration, run: string): Promise<void> {
  const record = (await migration.runs()).find(({ id }) => id === run);
  if (record?.state !== 'finished') return;
  throw new UserferryError({
    code: 'UF-6141',
    message: `Run ${run} is finished, and settles no half-created users any more.`,
    kept: 'Nothing was removed and nothing was sent.',
    next: `Start another of the same plan, to which everybody else is present: userferry migrate --plan ${record.plan} --settle-half-created`,
  });
}

export function noRun(): UserferryError {
  return new UserferryError({
    code: 'UF-6104',
    message: 'This workspace has no run yet.',
    kept: 'Nothing was changed.',
    next: 'Start one: userferry migrate --workspace FILE',
  });
}
