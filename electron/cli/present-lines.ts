import { presentReasonTexts, presentStates, presentStateTexts } from '../common/present-words.ts';
import type { PresentRecord } from '../journal/present-updates.ts';
import { usersIn } from '../migration/present/present-types.ts';
import { countText, momentText } from '../reports/wording.ts';

const askedFor = { update: 'to be updated', 'put-back': 'to be put back' } as const;

/** How it stands with those who were there before a run, in lines. */
export function presentLines(record: PresentRecord): readonly string[] {
  const { run, askings, counts } = record;
  return [
    `People who were there before run ${run}: ${stateText(record)}`,
    ...askings.map(
      ({ at, what, passwords, by, why }) =>
        `  ${askedFor[what]}${passwords ? ', their passwords by the next delta' : ''}, says ${by ?? 'nobody by name'} on ${momentText(at)} UTC${why === null ? '' : `: ${why}`}`,
    ),
    ...presentStates.flatMap((state) =>
      counts
        .filter((count) => count.state === state)
        .map(({ reason, users }) => {
          const why = reason === null ? '' : `: ${presentReasonTexts[reason]}`;
          return `  ${countText(users).padStart(9)}  ${presentStateTexts[state]}${why}`;
        }),
    ),
  ];
}

function stateText({ run, state, ended }: PresentRecord): string {
  const when = ended === null ? '' : ` on ${momentText(ended)} UTC`;
  switch (state) {
    case 'listed':
      return 'nobody was updated so far.';
    case 'updating':
      return `being updated, and not at the end yet; userferry update-present ${run} --yes update goes on.`;
    case 'updated':
      return `updated${when}.`;
    case 'putting-back':
      return `being put back, and not at the end yet; userferry update-present ${run} --put-back --yes put-back goes on.`;
    case 'put-back':
      return `put back${when}.`;
  }
}

/** The same for programs. */
export function presentJson(record: PresentRecord) {
  const { state, begun, ended, askings, counts } = record;
  const iso = (at: number) => new Date(at).toISOString();
  return {
    state,
    begun: iso(begun),
    ended: ended === null ? null : iso(ended),
    asked: askings.map((asking) => ({ ...asking, at: iso(asking.at) })),
    users: {
      total: usersIn(record, ...presentStates),
      ...Object.fromEntries(presentStates.map((each) => [each, usersIn(record, each)])),
    },
    reasons: counts.filter(({ reason }) => reason !== null),
  };
}
