// What the page of a person says by itself; sentences about people come from the assistant.
import type {
  EvidenceLine,
  EvidenceSource,
  EvidenceTone,
  FoundPerson,
  PersonStep,
  StepName,
} from '../../electron/assistant/contract/index.ts';
import type { Standing } from '../components/state-icon.tsx';
import { counted } from '../words/numbers.ts';
import { dateAndTime } from '../words/times.ts';

export const personWords = {
  title: 'Find a person',
  button: 'Find a person',
  buttonWhole: 'Find a person by e-mail or old id',
  shortcut: 'Ctrl K',
  what: 'By e-mail, user name, old id or Auth0 user id. Looking somebody up changes nothing.',
  field: 'Who is it',
  empty: 'Type an e-mail address, a user name or an id.',
  find: 'Find',
  again: 'Look again',
  stop: 'Stop looking',
  stopped: 'You have stopped looking. Nothing was kept.',
  looking: 'Looking in the plan, the runs, the old database and Auth0',
  tell: 'What to tell them',
  copy: 'Copy',
  evidence: 'What happened',
  now: 'What is so now',
  do: 'What you can do',
  facts: 'At a glance',
  none: 'Nothing is written down about them.',
  back: 'Back to all who go by it',
  show: 'Show this one',
  more: 'More than ten go by this. The others are not shown: ask by key.',
} as const;

/** What the mark of a piece of evidence means, for whoever can't see its colour. */
export const toneWords: Readonly<Record<EvidenceTone, string>> = {
  well: 'Well',
  look: 'To look at',
  wrong: 'Went wrong',
  neither: 'For the record',
};

export const toneStandings: Readonly<Record<EvidenceTone, Standing>> = {
  well: 'done',
  look: 'attention',
  wrong: 'trouble',
  neither: 'waiting',
};

export const sourceWords: Readonly<Record<EvidenceSource, string>> = {
  'old database': 'Legacy database',
  plan: 'Plan',
  run: 'Run',
  undo: 'Undo',
  'e-mail': 'E-mail',
  delta: 'Delta',
  connection: 'Connection',
  'Auth0 by user id': 'Auth0, by id',
  'Auth0 by address': 'Auth0, by address',
  'Auth0’s log': 'Auth0’s log',
};

/** Where each next step is taken. */
export const stepWords: Readonly<
  Record<PersonStep, { readonly step: StepName; readonly title: string; readonly why: string; readonly button: string }>
> = {
  'make-plan': {
    step: 'accounts',
    title: 'Plan anew',
    why: 'The plan does not have them. A new one takes in everybody who is in the old database now.',
    button: 'Open Accounts',
  },
  'see-plan': {
    step: 'accounts',
    title: 'See what keeps them out',
    why: 'The plan leaves them out for the reason above. Mended in the old database or by a rule, a new plan takes them in.',
    button: 'Open Accounts',
  },
  'see-run': {
    step: 'migrate',
    title: 'See the run',
    why: 'A run brings them, or tells why it did not.',
    button: 'Open Migrate',
  },
  'send-mail': {
    step: 'migrate',
    title: 'Have an e-mail sent',
    why: 'They came without a password. Auth0 can send everybody of the run who did a link to choose one.',
    button: 'Open Migrate',
  },
  settle: {
    step: 'migrate',
    title: 'Clear the way',
    why: 'A run can remove half-created records that nobody is proven to have, and send the accounts again.',
    button: 'Open Migrate',
  },
  'reach-tenant': {
    step: 'tenant',
    title: 'Check the tenant',
    why: 'Auth0 could not be asked. The checks say what stands in the way.',
    button: 'Open Tenant',
  },
};

/** What is known at a glance: a word and its value. */
export function factsOf({ key, userId, user }: FoundPerson): readonly (readonly [string, string])[] {
  return [
    ['Old id', key ?? 'none'],
    ['Auth0 user id', userId ?? 'none'],
    ...(user === null
      ? []
      : ([
          ['Signed in at Auth0', signedInText(user.signedIn)],
          ['Blocked', user.blocked ? 'yes' : 'no'],
        ] as const)),
  ];
}

function signedInText(signedIn: NonNullable<FoundPerson['user']>['signedIn']): string {
  if (signedIn === 'never') return 'never';
  return signedIn === 'some-time' ? 'yes' : `last ${dateAndTime(signedIn)}`;
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
  return more
    ? `More than ${counted(people, 'person', 'people')} found`
    : `${counted(people, 'person', 'people')} found`;
}

/** Whom something cannot be asked of, as the beginning of a line. */
export function awayText(source: 'old database' | 'Auth0'): string {
  return source === 'Auth0' ? 'Auth0 could not be searched' : 'The old database could not be searched';
}

/** As a line begins; an id stays as it is. */
export function capital(text: string): string {
  if (text.startsWith('auth0|')) return text;
  const [first = ''] = text;
  return `${first.toUpperCase()}${text.slice(first.length)}`;
}
