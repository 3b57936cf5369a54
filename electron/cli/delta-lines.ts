import { type DeltaReason, type DeltaState, deltaKinds, deltaReasons } from '../common/delta-words.ts';
import type { DeltaStanding } from '../migration/delta/delta-types.ts';
import { isEmptyDelta, listedAccounts, openAccounts } from '../migration/delta/open-accounts.ts';
import { countAccounts, deltaFigures } from '../reports/delta-figures.ts';
import { countText, momentText, plural } from '../reports/wording.ts';

/** How it stands with a pass, in lines. */
export function deltaLines(standing: DeltaStanding): readonly string[] {
  const { id, begun, ended, by, why, run, counts, left } = standing;
  return [
    `Delta ${id}: the legacy database as it was on ${momentText(begun)} UTC.`,
    ...(by === null ? [] : [`  asked for by ${by}${why === null ? '' : `: ${why}`}`]),
    ...endLine(standing),
    ...deltaFigures(counts).map(({ accounts, text }) => `  ${countText(accounts).padStart(9)}  ${text}`),
    ...(run === null
      ? []
      : [`  New accounts: run ${run}${ended === null ? '' : ', whose report has what became of each'}.`]),
    ...left.map((other) => `  Run ${other} read other tables or applications: whom it brought is not looked at here.`),
  ];
}

function endLine({ state, ended, counts }: DeltaStanding): readonly string[] {
  switch (state) {
    case 'listing':
      return [];
    case 'listed':
      return [
        `  ${plural(openAccounts(counts), 'account is', 'accounts are')} to be carried over; nothing was sent so far.`,
      ];
    case 'under-way':
      return ['  It is being carried over, and not to its end yet; userferry delta --yes delta goes on.'];
    case 'finished': {
      const when = ended === null ? '' : ` on ${momentText(ended)} UTC`;
      if (isEmptyDelta(counts)) return [`  Empty: nothing was left to be carried over${when}.`];
      return [`  Carried over${when}.`];
    }
  }
}

/** The same for programs. */
export function deltaJson({ id, state, begun, ended, by, why, run, counts, left }: DeltaStanding) {
  const iso = (at: number) => new Date(at).toISOString();
  const of = (wanted: DeltaState) => countAccounts(counts, (count) => count.state === wanted);
  const because = (reason: DeltaReason) =>
    countAccounts(counts, ({ listed }) => listed.some((each) => each.reason === reason));
  return {
    delta: id,
    state,
    begun: iso(begun),
    ended: ended === null ? null : iso(ended),
    empty: state === 'finished' && isEmptyDelta(counts),
    asked: by === null ? null : { by, why },
    run,
    accounts: {
      total: countAccounts(counts, () => true),
      toCarryOver: openAccounts(counts),
      carriedOver: of('done'),
      listed: listedAccounts(counts),
    },
    changes: Object.fromEntries(
      deltaKinds
        .map((kind) => [kind, countAccounts(counts, ({ kinds }) => kinds.includes(kind))] as const)
        .filter(([, n]) => n > 0),
    ),
    listed: Object.fromEntries(
      deltaReasons.map((reason) => [reason, because(reason)] as const).filter(([, n]) => n > 0),
    ),
    counts,
    left,
  };
}
