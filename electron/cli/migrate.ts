import { planAccounts } from '../assistant/plan-accounts.ts';
import { beginRun } from '../assistant/production/begin-run.ts';
import { type AttestationOptions, attestationOf } from '../assistant/report/pack/attestation.ts';
import { reportFormats, writeReport } from '../assistant/report/write-report.ts';
import type { WorkspaceSession } from '../assistant/session.ts';
import { workspaceFolder } from '../assistant/workspace/home.ts';
import { named } from '../common/named.ts';
import { plainFailure, UserferryError } from '../common/userferry-error.ts';
import type { WaveLimit } from '../journal/wave-records.ts';
import type { Migration, RunHandle, RunManner } from '../migration/migration.ts';
import type { WaveDefinition } from '../migration/waves/wave-definition.ts';
import { namelessYes, otherWave } from '../migration/waves/wave-errors.ts';
import type { WaveWish } from '../migration/waves/wave-types.ts';
import { countText } from '../reports/wording.ts';
import { resumeCommand, type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, failureLines, type VerbResult } from './output.ts';
import { type OverrideOptions, overrideOf } from './override.ts';
import { readIds } from './read-ids.ts';
import { runResult } from './run-result.ts';
import { runToEnd } from './run-to-end.ts';

/** `--waves` as it was written, and read. */
export interface WavesOption {
  readonly written: string;
  readonly waves: readonly WaveDefinition[];
}

interface RunOptions extends WorkspaceOptions, AttestationOptions {
  readonly settleHalfCreated?: boolean;
  /** The wave to which somebody says yes. */
  readonly wave?: number;
  readonly by?: string;
  readonly because?: string;
}

interface MigrateOptions extends RunOptions, Pick<OverrideOptions, 'override'> {
  readonly plan?: string;
  readonly waves?: WavesOption;
  readonly limitRejected?: WaveLimit;
  readonly limitFailedSignIns?: WaveLimit;
}

function mannerOf(options: RunOptions): RunManner {
  const { settleHalfCreated = false } = options;
  const attestation = attestationOf(options);
  return { settleHalfCreated, ...(attestation === null ? {} : { attestation }) };
}

/**
 * `migrate [--plan P]`: carries out a plan, making one first where there is none, then verifies and reports; in waves, the first of them.
 * `migrate --wave N`: goes on with the latest run in waves when somebody says yes to its next wave.
 */
export function migrate(options: MigrateOptions, context: VerbContext): Promise<VerbResult> {
  refuseStrangers(options);
  if (options.wave !== undefined) return resume(withoutPlan(options), context);
  return withSession(options, context, async (session) => {
    const waves = options.waves === undefined ? null : await wishedWaves(options.waves, options);
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
    const manner = { ...mannerOf(options), ...(waves === null ? {} : { waves }) };
    const handle = await beginRun(session, plan, { override: overrideOf(options), manner });
    return finishRun(session, handle, resumeCommand(options), context);
  });
}

/** The run whose wave it is: behind one in waves a delta's new accounts may have come with a run of their own. The latest otherwise. */
async function runToGoOnWith(migration: Migration, wave: number | undefined): Promise<string> {
  const runs = (await migration.runs()).toReversed();
  for (const { id, state } of wave === undefined ? [] : runs) {
    if (state === 'finished') continue;
    const { waves, undo } = await migration.report(id);
    if (waves !== null && undo === null) return id;
  }
  const latest = runs[0];
  if (latest === undefined) throw noRun();
  return latest.id;
}

/** `resume [RUN]`: goes on with a run that was stopped or killed, or with its next wave; the latest one where none is named. */
export function resume(options: RunOptions & { readonly run?: string }, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const migration = await session.migration();
    const run = options.run ?? (await runToGoOnWith(migration, options.wave));
    if (options.settleHalfCreated === true) await refuseFinished(migration, run);
    const ends = await session.ends(run);
    const { wave, by, because } = options;
    if (wave !== undefined && named(by) === null) return lookedAt(session, run, wave, options);
    const handle = await migration.resumeRun(run, ends, {
      ...mannerOf(options),
      ...(wave === undefined ? {} : { yes: { wave, by: named(by), why: named(because) } }),
    });
    return finishRun(session, handle, resumeCommand(options), context);
  });
}

/** Nobody has said yes: how the waves so far went is looked up, for who is to say it. */
async function lookedAt(
  session: WorkspaceSession,
  run: string,
  wave: number,
  options: RunOptions,
): Promise<VerbResult> {
  const migration = await session.migration();
  await migration.lookAtWaves(run, await session.ends(run), wave);
  const report = await migration.report(run);
  const { json, lines } = runResult(report, resumeCommand(options));
  // It may have its yes, and was stopped on the way.
  const failure = report.waves?.awaits === null ? otherWave(run, wave, null) : namelessYes(wave);
  return {
    json: { ...json, failure: plainFailure(failure) },
    lines: [...lines, ...failureLines(failure)],
    exit: exitCode.failed,
  };
}

async function wishedWaves(
  { written, waves }: WavesOption,
  { limitRejected, limitFailedSignIns, by, because }: MigrateOptions,
): Promise<WaveWish> {
  return {
    definition: written,
    waves: await Promise.all(
      waves.map(async (wave) => (wave.kind === 'ids' ? { ...wave, written: await readIds(wave.file) } : wave)),
    ),
    limits: { rejected: limitRejected ?? null, failedSignIns: limitFailedSignIns ?? null },
    by: named(by),
    why: named(because),
  };
}

/** Which run is gone on with, and in which waves it goes, was decided when it was begun. */
function refuseStrangers({ wave, plan, waves, limitRejected, limitFailedSignIns }: MigrateOptions): void {
  const limited = limitRejected !== undefined || limitFailedSignIns !== undefined;
  const isStrange =
    wave === undefined ? limited && waves === undefined : limited || plan !== undefined || waves !== undefined;
  if (!isStrange) return;
  throw new UserferryError({
    code: 'UF-6142',
    message:
      wave === undefined
        ? 'Limits hold for the waves of a run, and no waves were asked for.'
        : 'A yes to a wave goes on with the latest run; plan, waves and limits were set when it was begun.',
    kept: 'Nothing was sent.',
    next:
      wave === undefined
        ? 'Add --waves, such as --waves "50, 10%, rest".'
        : 'Give --wave with --by and --because alone; or begin another run without --wave.',
  });
}

function withoutPlan({ plan: _, waves: __, ...options }: MigrateOptions): RunOptions {
  return options;
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
    next:
      record.delta === null
        ? `Start another of the same plan, to which everybody else is present: userferry migrate --plan ${record.plan} --settle-half-created`
        : 'Begin another delta, which settles them for who is new: userferry delta --yes delta --settle-half-created',
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
