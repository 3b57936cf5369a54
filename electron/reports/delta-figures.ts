import {
  type DeltaKind,
  deltaKinds,
  deltaKindTexts,
  deltaReasons,
  deltaReasonTexts,
  deltaStates,
  deltaStateTexts,
} from '../common/delta-words.ts';
import type { DeltaCount } from '../journal/delta-records.ts';

export interface DeltaFigure {
  readonly accounts: number;
  readonly text: string;
}

/** What changed, how it stands with each, and why something can't be carried over. Somebody with several changes is in several figures. */
export function deltaFigures(counts: readonly DeltaCount[]): readonly DeltaFigure[] {
  const standing = deltaKinds.flatMap((kind) =>
    deltaStates.map((state) => ({
      accounts: countAccounts(
        counts,
        (count) => count.state === state && count.kinds.includes(kind) && !isListed(count, kind),
      ),
      text: `${deltaKindTexts[kind]}: ${deltaStateTexts[state]}`,
    })),
  );
  const listed = deltaKinds.flatMap((kind) =>
    deltaReasons.map((reason) => ({
      accounts: countAccounts(counts, (count) =>
        count.listed.some((each) => each.kind === kind && each.reason === reason),
      ),
      text: `${deltaKindTexts[kind]}, not carried over: ${deltaReasonTexts[reason]}`,
    })),
  );
  return [...standing, ...listed].filter(({ accounts }) => accounts > 0);
}

export function countAccounts(counts: readonly DeltaCount[], matches: (count: DeltaCount) => boolean): number {
  return counts.reduce((total, count) => (matches(count) ? total + count.accounts : total), 0);
}

function isListed({ listed }: DeltaCount, kind: DeltaKind): boolean {
  return listed.some((each) => each.kind === kind);
}
