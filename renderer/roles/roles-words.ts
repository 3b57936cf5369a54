import { plural, t } from '@lingui/core/macro';
import { givingStateTexts, type ListedRole, type RunRoles } from '../../electron/assistant/contract/index.ts';
import { count } from '../words/numbers.ts';
import { sentenceCase } from '../words/reasons.ts';

/** What has to be typed, as the verb asks for it: nothing here takes a role away again. */
export const theWord = 'roles';

type Count = ListedRole['counts'][number];

/** `once`, `2,400 times`: users with several roles count once for each. */
export function times(total: number): string {
  const number = count(total);
  return plural(total, { one: 'once', other: `${number} times` });
}

/** The numbers of a list; they add up to `all`. */
export interface RoleFigures {
  readonly all: number;
  /** Of whom the run brought, and of who was there before it. */
  readonly open: number;
  readonly openOfPresent: number;
  readonly had: number;
  readonly given: number;
  /** Refused, or given and not there afterwards. */
  readonly lacking: number;
  /** Nobody is given it: no role of the tenant stands for it. */
  readonly withoutRole: number;
}

export function roleFigures(roles: readonly ListedRole[]): RoleFigures {
  const all = roles.flatMap(({ role, counts }) => counts.map((each) => ({ ...each, isMatched: role !== null })));
  const of = (holds: (each: (typeof all)[number]) => boolean) => sum(all.filter(holds));
  const isOpen = ({ state }: Count) => state === 'waiting' || state === 'intended';
  const lacks = ({ state }: Count) => state === 'refused' || state === 'lost';
  return {
    all: sum(all),
    open: of((each) => each.isMatched && isOpen(each) && !each.present),
    openOfPresent: of((each) => each.isMatched && isOpen(each) && each.present),
    had: of(({ state }) => state === 'had'),
    given: of(({ state }) => state === 'given'),
    lacking: of((each) => each.isMatched && lacks(each)),
    withoutRole: of((each) => !each.isMatched && (isOpen(each) || lacks(each))),
  };
}

/** How it stands with users of a role, at the head of a line. */
export function lineTitle({ state, present }: Pick<Count, 'state' | 'present'>, isMatched: boolean): string {
  const stands =
    !isMatched && state !== 'had' && state !== 'given'
      ? t`Not given it: no role at Auth0 stands for it`
      : sentenceCase(givingStateTexts[state]);
  return present ? t`${stands} (were there before the run)` : stands;
}

/** How it stands with a run’s people and their roles, in one sentence. */
export function rolesSentence({ state, roles, askings, toGive }: RunRoles): string {
  const { open, given, lacking, withoutRole } = roleFigures(roles);
  const left = toGive[askings.at(-1)?.present === true ? 'withPresent' : 'withoutPresent'].times;
  const asked = { open: times(open), given: times(given), left: times(left) };
  switch (state) {
    case 'unseen':
      return t`Nobody has looked yet.`;
    case 'listed':
      return t`A role would be given ${{ open: asked.open }}. Nobody was given one so far.`;
    case 'giving':
      return t`Being given, and not at its end: ${{ given: asked.given }} so far, ${{ left: asked.left }} to go.`;
    case 'given': {
      const lack = times(lacking + withoutRole);
      return lacking + withoutRole === 0
        ? t`A role was given ${{ given: asked.given }}.`
        : t`A role was given ${{ given: asked.given }}; ${lack} somebody lacks one that their metadata names.`;
    }
  }
}

function sum(counts: readonly { readonly users: number }[]): number {
  return counts.reduce((total, { users }) => total + users, 0);
}
