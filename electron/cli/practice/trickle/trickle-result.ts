import { cutoverTitles } from '../../../common/cutover-words.ts';
import type { CutoverLine } from '../../../migration/cutover/checklist-types.ts';
import type { RunReport } from '../../../migration/migration.ts';
import { countText, durationText, plural } from '../../../reports/wording.ts';
import { exitCode, type VerbResult } from '../../output.ts';
import type { PlantedCheck } from '../planted-accounts.ts';
import type { Tried } from './afterwards.ts';
import type { JudgedCutover } from './cut-over.ts';
import type { PassedWeeks } from './pass-weeks.ts';

interface TrickleParts {
  readonly trickle: PassedWeeks;
  readonly report: RunReport;
  readonly planted: PlantedCheck;
  readonly judged: JudgedCutover;
  /** The cutover's checklist as it stands at the end; empty where there was none. */
  readonly lines: readonly CutoverLine[];
  readonly tried: readonly Tried[];
}

/** What `practice --mode trickle` says at the end: the run's own result with the weeks before it and the sign-ins after it. */
export function trickleResult(run: VerbResult, parts: TrickleParts): VerbResult {
  const { trickle, report, planted, judged, lines, tried } = parts;
  const { happened, look, ...weeks } = trickle;
  const asPlanted = planted.surprises.length === 0 && planted.accounts === report.snapshot.counts.total;
  const asLived = weeks.wrongInLook.length === 0 && happened.surprises.length === 0;
  const sum = (count: (sort: Tried) => number) => tried.reduce((total, sort) => total + count(sort), 0);
  const signIns = {
    sampled: sum(({ sampled }) => sampled),
    letIn: sum(({ letIn }) => letIn),
    wronglyLetIn: sum(({ wronglyLetIn }) => wronglyLetIn),
  };
  const signedIn = signIns.letIn === signIns.sampled && signIns.wronglyLetIn === 0;
  const cutOver = judged.surprises.length === 0 && lines.every(({ state }) => state === 'done');
  const good = asPlanted && asLived && cutOver && signedIn && report.verification?.reconciled === true;
  return {
    json: {
      ...run.json,
      trickle: {
        ...weeks,
        ...happened,
        standings: look.standings,
        openResets: look.openResets,
        onlyInAuth0: look.onlyInAuth0,
      },
      asPlanted,
      planted,
      cutover: { ...judged, complete: cutOver, lines: lines.map(({ topic, state }) => ({ topic, state })) },
      signIns: { ...signIns, sorts: tried },
    },
    lines: [
      ...weeksLines(trickle),
      ...run.lines.slice(0, -1),
      asPlanted
        ? 'Everybody ended as they should: who came by signing in was present, and whoever did not make it was planted so or has a reset open.'
        : `Not as planted: ${planted.surprises.map(({ key, planted: wanted, ended }) => `${key} (${wanted}, but ${ended})`).join('; ')}`,
      ...cutoverLines(judged, lines),
      `After the cutover, with the legacy SQL Server stopped, ${countText(signIns.letIn)} of ${plural(signIns.sampled, 'sampled person signs', 'sampled people sign')} in, ${countText(signIns.wronglyLetIn)} with what should let nobody in.`,
      ...run.lines.slice(-1),
    ],
    exit: good ? exitCode.done : exitCode.failed,
  };
}

function cutoverLines({ accepted, surprises }: JudgedCutover, lines: readonly CutoverLine[]): readonly string[] {
  if (surprises.length > 0) return [`No cutover: nobody planted ${surprises.join(', ')}.`];
  return [
    `${plural(accepted, 'person who stays behind was', 'people who stay behind were')} accepted by name. The cutover’s checklist:`,
    ...lines.map(({ topic, state, evidence }) => `  ${state.padEnd(8)} ${cutoverTitles[topic]}: ${evidence}`),
  ];
}

function weeksLines({ days, happened, scriptsRun, seconds, weeks, wrongInLook }: PassedWeeks): readonly string[] {
  const { signIns, turnedAway, resets, signUps, surprises } = happened;
  return [
    `${countText(days)} days in ${durationText(seconds * 1000)}: ${plural(signIns, 'sign-in', 'sign-ins')}, ${countText(turnedAway)} of them turned away, ${plural(resets, 'reset', 'resets')}, ${plural(signUps, 'sign-up', 'sign-ups')}; ${plural(scriptsRun, 'script', 'scripts')} ran.`,
    ...weeks.map(
      ({ week, came, movedInAll, stragglers }) =>
        `  week ${String(week).padStart(2)}  ${countText(came).padStart(9)} came over, ${countText(movedInAll).padStart(9)} in all, ${countText(stragglers).padStart(9)} could still come`,
    ),
    ...(wrongInLook.length === 0 ? [] : ['The last look is not as people came:', ...wrongInLook]),
    ...(surprises.length === 0 ? [] : ['Went otherwise than it should:', ...surprises]),
  ];
}
