// What the page of a person says by itself; sentences about people come from the assistant.
import { plural, t } from '@lingui/core/macro';
import type {
  EvidenceLine,
  EvidenceSource,
  EvidenceTone,
  FoundPerson,
  PersonStep,
  StepName,
} from '../../electron/assistant/contract/index.ts';
import type { Standing } from '../components/state-icon.tsx';
import { count } from '../words/numbers.ts';
import { dateAndTime } from '../words/times.ts';

export const personWords = {
  title: t`Find a person`,
  button: t`Find a person`,
  buttonWhole: t`Find a person by e-mail or old id`,
  shortcut: t`Ctrl K`,
  what: t`By e-mail, user name, old id or Auth0 user id. Looking somebody up changes nothing.`,
  field: t`Who is it`,
  empty: t`Type an e-mail address, a user name or an id.`,
  find: t`Find`,
  again: t`Look again`,
  stop: t`Stop looking`,
  stopped: t`You have stopped looking. Nothing was kept.`,
  looking: t`Looking in the plan, the runs, the old database and Auth0`,
  tell: t`What to tell them`,
  copy: t`Copy`,
  anonymous: t`Names nobody`,
  evidence: t`What happened`,
  now: t`What is so now`,
  do: t`What you can do`,
  facts: t`At a glance`,
  none: t`Nothing is written down about them.`,
  back: t`Back to all who go by it`,
  show: t`Show this one`,
  more: t`More than ten go by this. The others are not shown: ask by key.`,
} as const;

/** What the mark of a piece of evidence means, for whoever can't see its colour. */
export const toneWords: Readonly<Record<EvidenceTone, string>> = {
  well: t`Well`,
  look: t`To look at`,
  wrong: t`Went wrong`,
  neither: t`For the record`,
};

export const toneStandings: Readonly<Record<EvidenceTone, Standing>> = {
  well: 'done',
  look: 'attention',
  wrong: 'trouble',
  neither: 'waiting',
};

export const sourceWords: Readonly<Record<EvidenceSource, string>> = {
  'old database': t`Legacy database`,
  plan: t`Plan`,
  run: t`Run`,
  undo: t`Undo`,
  'e-mail': t`E-mail`,
  delta: t`Delta`,
  connection: t`Connection`,
  'Auth0 by user id': t`Auth0, by id`,
  'Auth0 by address': t`Auth0, by address`,
  'Auth0’s log': t`Auth0’s log`,
};

/** Where each next step is taken. */
export const stepWords: Readonly<
  Record<PersonStep, { readonly step: StepName; readonly title: string; readonly why: string; readonly button: string }>
> = {
  'make-plan': {
    step: 'accounts',
    title: t`Plan anew`,
    why: t`The plan does not have them. A new one takes in everybody who is in the old database now.`,
    button: t`Open Accounts`,
  },
  'see-plan': {
    step: 'accounts',
    title: t`See what keeps them out`,
    why: t`The plan leaves them out for the reason above. Mended in the old database or by a rule, a new plan takes them in.`,
    button: t`Open Accounts`,
  },
  'see-run': {
    step: 'migrate',
    title: t`See the run`,
    why: t`A run brings them, or tells why it did not.`,
    button: t`Open Migrate`,
  },
  'send-mail': {
    step: 'migrate',
    title: t`Have an e-mail sent`,
    why: t`They came without a password. Auth0 can send everybody of the run who did a link to choose one.`,
    button: t`Open Migrate`,
  },
  settle: {
    step: 'migrate',
    title: t`Clear the way`,
    why: t`A run can remove half-created records that nobody is proven to have, and send the accounts again.`,
    button: t`Open Migrate`,
  },
  'reach-tenant': {
    step: 'tenant',
    title: t`Check the tenant`,
    why: t`Auth0 could not be asked. The checks say what stands in the way.`,
    button: t`Open Tenant`,
  },
};

const yes = t({ message: 'yes', context: 'answer' });
const noId = t({ message: 'none', comment: 'In the place of an id' });

/** What is known at a glance: a word and its value. */
export function factsOf({ key, userId, user }: FoundPerson): readonly (readonly [string, string])[] {
  return [
    [t`Old id`, key ?? noId],
    [t`Auth0 user id`, userId ?? noId],
    ...(user === null
      ? []
      : ([
          [t`Signed in at Auth0`, signedInText(user.signedIn)],
          [t`Blocked`, user.blocked ? yes : t({ message: 'no', context: 'answer' })],
        ] as const)),
  ];
}

function signedInText(signedIn: NonNullable<FoundPerson['user']>['signedIn']): string {
  if (signedIn === 'never') return t({ message: 'never', context: 'signed in' });
  return signedIn === 'some-time' ? yes : t`last ${{ when: dateAndTime(signedIn) }}`;
}

/** What happened, newest first, and what is so now, as it was told. */
export function sorted(evidence: readonly EvidenceLine[]): {
  readonly happened: readonly EvidenceLine[];
  readonly now: readonly EvidenceLine[];
} {
  return {
    happened: evidence.filter(({ now }) => !now).toSorted((one, other) => other.at - one.at),
    now: evidence.filter(({ now }) => now),
  };
}

export function foundText(people: number, more: boolean): string {
  const number = count(people);
  if (more) return t`More than ${number} people found`;
  return plural(people, { one: `${number} person found`, other: `${number} people found` });
}

/** Whom something cannot be asked of, as the beginning of a line. */
export function awayText(source: 'old database' | 'Auth0'): string {
  return source === 'Auth0' ? t`Auth0 could not be searched.` : t`The old database could not be searched.`;
}
