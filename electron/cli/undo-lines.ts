import { undoCauseTexts, undoDifferenceTexts, undoStates, undoStateTexts } from '../common/undo-words.ts';
import type { UndoCount } from '../journal/undo-records.ts';
import type { UndoStanding } from '../migration/worker/undoing.ts';
import { countText, momentText, plural } from '../reports/wording.ts';

/** How it stands with a run that is undone, in lines: when and by whom, what became of its users, what the connection held afterwards. */
export function undoLines(standing: UndoStanding): readonly string[] {
  const { run, ended, begun, askings } = standing;
  return [
    ended === null
      ? `Run ${run} is being undone since ${momentText(begun)} UTC, and not to its end yet; userferry undo ${run} goes on, with the yeses given before.`
      : `Run ${run} was undone on ${momentText(ended)} UTC.`,
    ...askings.map(
      ({ at, by, why, consents }) =>
        `  asked for by ${by ?? 'nobody by name'} on ${momentText(at)} UTC, with yes to ${consents.join(', ')}${why === null ? '' : `: ${why}`}`,
    ),
    ...countLines(standing.counts),
    ...resultLines(standing),
  ];
}

/** What becomes, or became, of the run's users. */
export function countLines(counts: readonly UndoCount[]): readonly string[] {
  return undoStates.flatMap((state) =>
    counts
      .filter((count) => count.state === state)
      .map(({ causes, users }) => {
        const why = causes.map((cause) => undoCauseTexts[cause]).join(', ');
        return `  ${countText(users).padStart(9)}  ${undoStateTexts[state]}${why === '' ? '' : `: ${why}`}`;
      }),
  );
}

function resultLines({ result, differences, firstDifferences }: UndoStanding): readonly string[] {
  if (result === null) return [];
  const { baseline, tenantNow, newcomers, matches } = result;
  return [
    matches
      ? 'Compared user by user: the connection holds what it held before the run, newcomers and who was kept.'
      : 'Compared user by user: the connection does not hold what it should.',
    `  ${countText(baseline).padStart(9)}  before the run`,
    `  ${countText(tenantNow).padStart(9)}  now`,
    ...(newcomers === 0
      ? []
      : [
          `  ${countText(newcomers).padStart(9)}  of them ${newcomers === 1 ? 'is new' : 'are new'} since the run began`,
        ]),
    ...firstDifferences.map(({ kind, userId }) => `    ${userId} ${undoDifferenceTexts[kind]}`),
    ...(differences > firstDifferences.length
      ? [`    and ${plural(differences - firstDifferences.length, 'more', 'more')}: --dry-run --out FILE names all`]
      : []),
  ];
}

/** The same for programs. */
export function undoJson({
  state,
  begun,
  ended,
  askings,
  counts,
  result,
  differences,
  firstDifferences,
}: UndoStanding) {
  const iso = (at: number) => new Date(at).toISOString();
  return {
    state,
    begun: iso(begun),
    ended: ended === null ? null : iso(ended),
    asked: askings.map((asking) => ({ ...asking, at: iso(asking.at) })),
    ...usersJson(counts),
    verification: result === null ? null : { ...result, at: iso(result.at), differences, named: firstDifferences },
  };
}

/** One outcome for everybody: these add up to `total`. Who was being deleted when Userferry ended is uncertain. */
export function usersJson(counts: readonly UndoCount[]) {
  const of = (wanted: UndoCount['state']) =>
    counts.reduce((sum, { state, users }) => (state === wanted ? sum + users : sum), 0);
  return {
    users: {
      total: counts.reduce((sum, { users }) => sum + users, 0),
      waiting: of('waiting'),
      uncertain: of('intended'),
      deleted: of('deleted'),
      kept: of('kept'),
      gone: of('gone'),
      failed: of('failed'),
    },
    causes: counts.filter(({ causes }) => causes.length > 0),
  };
}
