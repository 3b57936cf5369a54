import { reportedWaves } from '../assistant/report/reported-waves.ts';
import { outcomes, outcomeTexts, reasonTexts } from '../common/words.ts';
import type { RunReport } from '../migration/migration.ts';
import { halfCreatedText } from '../reports/half-created-text.ts';
import { datedWaves } from '../reports/json-report.ts';
import { arrivedText, countText, durationText, plural } from '../reports/wording.ts';
import { deltaJson, deltaLines } from './delta-lines.ts';
import { type ExitCode, exitCode, type VerbResult } from './output.ts';
import { presentJson, presentLines } from './present-lines.ts';
import { rolesJson, rolesLines } from './roles-lines.ts';
import { undoJson, undoLines } from './undo-lines.ts';
import { nextWaveLines, waveLines } from './wave-lines.ts';

/**
 * The result of `migrate`, `resume`, `practice`, `status`: `run`, `mode`, `accounts`, `reconciled`, `jobs`, `seconds`, `report`.
 * `reconciled` is false until a verification has compared every account. `goOn` is the command that resumes the run, if one can.
 */
export function runResult(
  report: RunReport,
  goOn: string | null,
  paths: { readonly html?: string; readonly differences?: string } = {},
): VerbResult {
  const waves = report.waves === null ? null : reportedWaves(report.waves);
  const roles = (report.roles?.askings.length ?? 0) > 0 ? report.roles : null;
  const { run, snapshot, verification, reasons, elsewhere, undo, deltas, present } = report;
  const delta = deltas.at(-1);
  const { counts } = snapshot;
  const pending = counts.toSend + counts.withTenant;
  const failure = snapshot.failure;
  const json = {
    run: run.id,
    plan: run.plan,
    mode: 'bulk',
    state: elsewhere ? 'running' : snapshot.state,
    accounts: {
      total: counts.total,
      imported: counts.imported,
      updated: counts.updated,
      present: counts.present,
      held: counts.held,
      skipped: counts.skipped,
      rejected: counts.rejected,
      uncertain: counts.uncertain,
      pending,
    },
    reasons: reasons.map(({ outcome, reason, accounts }) => ({ outcome, reason, accounts })),
    reconciled: verification?.reconciled ?? false,
    ...(verification === null ? {} : { verification }),
    ...(undo === null ? {} : { undo: undoJson(undo) }),
    ...(roles === null ? {} : { roles: rolesJson(roles) }),
    ...(present === null ? {} : { present: presentJson(present) }),
    ...(waves === null ? {} : { waves: datedWaves(waves) }),
    ...(delta === undefined ? {} : { delta: deltaJson(delta) }),
    jobs: report.files,
    interruptions: run.interruptions,
    seconds: Math.round(snapshot.activeMs) / 1000,
    ...(paths.html === undefined ? {} : { report: paths.html }),
    ...(paths.differences === undefined ? {} : { differences: paths.differences }),
    ...(failure === undefined ? {} : { failure }),
  };
  const halfCreated =
    undo === null ? halfCreatedText({ plan: run.plan, delta: run.delta, state: snapshot.state }, reasons) : null;
  const inTenant = counts.imported + counts.updated + counts.present;
  const lines = [
    ...(undo === null ? [] : [...undoLines(undo), 'Before it was undone:']),
    `Run ${run.id}: ${arrivedText(inTenant, counts.total)}`,
    ...outcomes
      .filter((outcome) => counts[outcome] > 0)
      .map((outcome) => `  ${countText(counts[outcome]).padStart(9)}  ${outcomeTexts[outcome].toLowerCase()}`),
    ...(pending > 0 ? [`  ${countText(pending).padStart(9)}  still to send`] : []),
    `  ${countText(counts.total).padStart(9)}  in the plan`,
    ...reasons.map(
      ({ outcome, reason, accounts }) =>
        `    ${countText(accounts).padStart(7)}  ${outcomeTexts[outcome].toLowerCase()}: ${reasonTexts[reason]}`,
    ),
    ...(halfCreated === null ? [] : [halfCreated]),
    ...(waves === null ? [] : waveLines(waves)),
    ...(elsewhere ? ['Another Userferry on this computer is carrying it out at this moment.'] : []),
    ...(waves === null || elsewhere || undo !== null ? [] : nextWaveLines(waves, run.id, goOn)),
    ...(snapshot.state === 'stopped' && !elsewhere && undo === null && waves?.awaits == null
      ? [goOn === null ? 'The run is stopped.' : `The run is stopped. Go on: ${goOn}`]
      : []),
    ...((undo === null && snapshot.state !== 'between-waves') || verification !== null
      ? verificationLines(report)
      : []),
    ...(roles === null ? [] : rolesLines(roles)),
    ...(present === null ? [] : presentLines(present)),
    `${plural(report.files, 'file', 'files')}, ${durationText(snapshot.activeMs)}.`,
    ...(failure === undefined ? [] : [`${failure.message} (${failure.code})`, failure.kept, failure.next]),
    ...(paths.differences === undefined ? [] : [`Differences, one by one: ${paths.differences}`]),
    ...(delta === undefined ? [] : deltaLines(delta)),
    ...(paths.html === undefined ? [] : [`Report: ${paths.html}`]),
  ];
  return { json, lines, exit: exitOf(report) };
}

function verificationLines({ verification }: RunReport): readonly string[] {
  if (verification === null) return ['Not verified yet: userferry verify compares every account.'];
  const { reconciled, missing, unexpected, different } = verification;
  const {
    newInDatabase,
    vanishedFromDatabase,
    changedInDatabase,
    cameBySignIn = 0,
    newcomers = 0,
    waiting = 0,
  } = verification;
  const since = [
    newInDatabase > 0 ? `${countText(newInDatabase)} new` : '',
    vanishedFromDatabase > 0 ? `${countText(vanishedFromDatabase)} deleted` : '',
    changedInDatabase > 0 ? `${countText(changedInDatabase)} changed` : '',
  ].filter((text) => text !== '');
  return [
    reconciled
      ? `Verified: everyone is accounted for, account by account${waiting === 0 ? '' : `; ${countText(waiting)} wait for their wave`}.`
      : `Verified: not everyone is accounted for; ${countText(missing)} missing and ${countText(unexpected)} unexpected in the tenant.`,
    ...(different > 0 ? [`  ${countText(different).padStart(9)}  in the tenant otherwise than sent`] : []),
    ...(cameBySignIn > 0 ? [`  ${countText(cameBySignIn).padStart(9)}  came by signing in since the run began`] : []),
    ...(newcomers > 0 ? [`  ${countText(newcomers).padStart(9)}  new in Auth0 since the run began`] : []),
    ...(since.length > 0 ? [`In the legacy database since the plan: ${since.join(', ')}.`] : []),
  ];
}

function exitOf({ snapshot, verification }: RunReport): ExitCode {
  if (snapshot.state === 'between-waves') return exitCode.done;
  // A run that nobody has compared with the tenant yet is not done.
  if (snapshot.state !== 'finished' || verification?.reconciled !== true) return exitCode.failed;
  const { held, rejected } = snapshot.counts;
  return held + rejected > 0 ? exitCode.doneWithExceptions : exitCode.done;
}
