import type { RunReport } from '../../../migration/migration.ts';
import { countText, durationText, plural } from '../../../reports/wording.ts';
import { exitCode, type VerbResult } from '../../output.ts';
import type { PlantedCheck } from '../planted-accounts.ts';
import type { Tried } from './afterwards.ts';
import type { PassedWeeks } from './pass-weeks.ts';

interface TrickleParts {
  readonly trickle: PassedWeeks;
  readonly report: RunReport;
  readonly planted: PlantedCheck;
  /** The number of the deployment that brought the no-op scripts. */
  readonly cutover: number;
  readonly tried: readonly Tried[];
}

/** What `practice --mode trickle` says at the end: the run's own result with the weeks before it and the sign-ins after it. */
export function trickleResult(run: VerbResult, parts: TrickleParts): VerbResult {
  const { trickle, report, planted, cutover, tried } = parts;
  const { happened, weeksAsLived, ...weeks } = trickle;
  const asPlanted = planted.surprises.length === 0 && planted.accounts === report.snapshot.counts.total;
  const asLived = weeksAsLived && happened.surprises.length === 0;
  const sum = (count: (sort: Tried) => number) => tried.reduce((total, sort) => total + count(sort), 0);
  const signIns = {
    sampled: sum(({ sampled }) => sampled),
    letIn: sum(({ letIn }) => letIn),
    wronglyLetIn: sum(({ wronglyLetIn }) => wronglyLetIn),
  };
  const signedIn = signIns.letIn === signIns.sampled && signIns.wronglyLetIn === 0;
  const good = asPlanted && asLived && signedIn && report.verification?.reconciled === true;
  return {
    json: {
      ...run.json,
      trickle: { ...weeks, ...happened, weeksAsLived },
      asPlanted,
      planted,
      cutover: { deployment: cutover },
      signIns: { ...signIns, sorts: tried },
    },
    lines: [
      ...weeksLines(trickle),
      ...run.lines.slice(0, -1),
      asPlanted
        ? 'Everybody ended as they should: who came by signing in was present, and whoever did not make it was planted so or has a reset open.'
        : `Not as planted: ${planted.surprises.map(({ key, planted: wanted, ended }) => `${key} (${wanted}, but ${ended})`).join('; ')}`,
      `After the cutover, with the legacy SQL Server stopped, ${countText(signIns.letIn)} of ${plural(signIns.sampled, 'sampled person signs', 'sampled people sign')} in, ${countText(signIns.wronglyLetIn)} with what should let nobody in.`,
      ...run.lines.slice(-1),
    ],
    exit: good ? exitCode.done : exitCode.failed,
  };
}

function weeksLines({ days, happened, scriptsRun, seconds, weeks, weeksAsLived }: PassedWeeks): readonly string[] {
  const { signIns, turnedAway, resets, signUps, surprises } = happened;
  return [
    `${countText(days)} days in ${durationText(seconds * 1000)}: ${plural(signIns, 'sign-in', 'sign-ins')}, ${countText(turnedAway)} of them turned away, ${plural(resets, 'reset', 'resets')}, ${plural(signUps, 'sign-up', 'sign-ups')}; ${plural(scriptsRun, 'script', 'scripts')} ran.`,
    ...weeks.map(
      ({ week, moved, movedInAll }) =>
        `  week ${String(week).padStart(2)}  ${countText(moved).padStart(9)} came over, ${countText(movedInAll).padStart(9)} in all`,
    ),
    ...(weeksAsLived ? [] : ['The weeks are not as people came.']),
    ...(surprises.length === 0 ? [] : ['Went otherwise than it should:', ...surprises]),
  ];
}
