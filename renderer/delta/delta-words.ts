import { plural, t } from '@lingui/core/macro';
import {
  type DeltaCounts,
  type DeltaKind,
  type DeltaReason,
  type DeltaStandingWord,
  type DeltaState,
  deltaKinds,
  deltaReasons,
} from '../../electron/assistant/contract/index.ts';
import { accounts } from '../words/counts.ts';
import { count } from '../words/numbers.ts';

/** What has to be typed, as the verb asks for it. */
export const theWord = 'delta';

type Line = DeltaCounts[number];

/** Whether something of an account may still be carried over. */
export function isOpen({ state }: Pick<Line, 'state'>): boolean {
  return state !== 'done' && state !== 'listed';
}

export function accountsOf(counts: DeltaCounts, matches: (line: Line) => boolean): number {
  return counts.reduce((sum, line) => (matches(line) ? sum + line.accounts : sum), 0);
}

/** Accounts of which something is to be carried over, all of it is, or nothing can be; they add up to the list. */
export function deltaFigures(counts: DeltaCounts) {
  return {
    all: accountsOf(counts, () => true),
    open: accountsOf(counts, isOpen),
    done: accountsOf(counts, ({ state }) => state === 'done'),
    cannot: accountsOf(counts, ({ state }) => state === 'listed'),
    /** Something of them can’t be, whatever becomes of the rest. */
    listed: accountsOf(counts, ({ listed }) => listed.length > 0),
  };
}

/** One kind of change: how many of it wait, are carried over, or can’t be. */
export interface KindRow extends Readonly<Record<DeltaStandingWord, number>> {
  readonly kind: DeltaKind;
}

/** What changed, in the order in which it is carried over; somebody with several changes is in several rows. */
export function kindRows(counts: DeltaCounts): readonly KindRow[] {
  return deltaKinds
    .map((kind) => {
      const of = (standing: (line: Line) => boolean) =>
        accountsOf(counts, (line) => line.kinds.includes(kind) && standing(line));
      const isListed = ({ listed }: Line) => listed.some((change) => change.kind === kind);
      return {
        kind,
        open: of((line) => !isListed(line) && isOpen(line)),
        done: of((line) => !isListed(line) && line.state === 'done'),
        listed: of(isListed),
      };
    })
    .filter(({ open, done, listed }) => open + done + listed > 0);
}

/** Why something can’t be carried over, most first. */
export function reasonCounts(
  counts: DeltaCounts,
): readonly { readonly reason: DeltaReason; readonly people: number }[] {
  return deltaReasons
    .map((reason) => ({
      reason,
      people: accountsOf(counts, ({ listed }) => listed.some((change) => change.reason === reason)),
    }))
    .filter(({ people }) => people > 0)
    .toSorted((one, other) => other.people - one.people);
}

/** Whether nothing but new accounts would come, whose run can be undone. */
export function bringsOnlyNew(counts: DeltaCounts): boolean {
  return counts.every((line) => !isOpen(line) || line.kinds.every((kind) => kind === 'new'));
}

export function bringsNew(counts: DeltaCounts): boolean {
  return counts.some((line) => isOpen(line) && line.kinds.includes('new'));
}

/** What changed of an account, at the head of a line. */
export const kindTitles: Readonly<Record<DeltaKind, string>> = {
  deleted: t`Deleted there`,
  disabled: t`Barred there`,
  enabled: t`Let in again there`,
  new: t({ message: 'New', context: 'accounts' }),
  email: t`E-mail address`,
  identifiers: t`User name or phone number`,
  profile: t`Profile and metadata`,
  password: t({ message: 'Password', context: 'what changed' }),
  factors: t`Second factor or external login`,
};

/** How it stands with the latest pass, in one sentence. */
export function deltaSentence({ id, state, counts }: DeltaState): string {
  const { all, open, done, cannot, listed } = deltaFigures(counts);
  switch (state) {
    case 'listed':
      return t`Delta ${id} found ${{ open: accounts(open) }} to carry over, and ${{ cannot: count(cannot) }} that can’t be. Nothing was sent.`;
    case 'under-way':
      return t`Delta ${id} is not at its end: ${{ done: count(done) }} carried over so far, ${{ open: count(open) }} to go.`;
    case 'finished':
      if (all === 0) return t`Delta ${id} found nothing to carry over.`;
      if (cannot === all)
        return t`Delta ${id} found nothing to carry over but what Auth0 can’t be given of ${{ people: people(listed) }}.`;
      return t`Delta ${id} carried ${{ done: accounts(done) }} over; of ${{ people: people(listed) }} something can’t be.`;
  }
}

/** `1 person`, `2,400 people`. */
export function people(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} person`, other: `${number} people` });
}

/** Nothing was found that could be carried over. */
export function isEmpty({ state, counts }: DeltaState): boolean {
  return state === 'finished' && counts.every((line) => line.state === 'listed');
}
