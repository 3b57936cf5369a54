import {
  type CutoverLine,
  type CutoverState,
  type CutoverStep,
  type ExceptionKind,
  exceptionKind,
} from '../../../electron/assistant/contract/index.ts';
import type { Standing } from '../../components/state-icon.tsx';
import { counted } from '../../words/numbers.ts';

/** How a line stands, as a mark and in a word. */
export const lineStandings: Readonly<Record<CutoverLine['state'], { readonly icon: Standing; readonly word: string }>> =
  {
    done: { icon: 'done', word: 'Done' },
    open: { icon: 'attention', word: 'To do' },
    waits: { icon: 'waiting', word: 'Comes later' },
    unknown: { icon: 'attention', word: 'Not known' },
  };

/** What the button of a line says. */
export const stepButtons: Readonly<Record<CutoverStep, string>> = {
  look: 'Look now',
  'make-plan': 'Make the plan again',
  verify: 'Count in the tenant',
  'move-or-accept': 'Settle them',
  'mend-or-accept': 'Settle them',
  'settle-or-accept': 'Settle them',
  'carry-or-freeze': 'See what changed',
  'let-read-connection': 'Show the tenant',
  'read-log-or-accept': 'Say what you have seen',
  'deploy-cutover': 'See what the cutover changes',
  'switch-import-mode-on': 'See what would change',
  'sign-in': 'Check again',
  'blank-secrets': 'See what is blanked',
  'remove-legacy-side': 'Show how, and say so',
};

/** What to do about a line, where its evidence doesn't say it. */
export const stepHints: Partial<Record<CutoverStep, string>> = {
  'carry-or-freeze':
    'Carry over what changed, until a look finds nothing more. Or have the old pages frozen, and say so by name.',
  'let-read-connection': 'Grant the application read:connections and read:connections_options.',
  'read-log-or-accept': 'Grant the application read:logs, or look into the log in the Auth0 dashboard.',
  'deploy-cutover': 'It can be undone for as long as the old database is as it is.',
  'sign-in': 'Sign in with an account that has moved.',
  'blank-secrets': 'Going back then asks for the password again.',
};

const differences = [
  'missing',
  'unexpected',
  'different',
  'new-in-database',
  'vanished-from-database',
  'changed-in-database',
] as const;

/** The exceptions that a line is about. */
export function kindsOf(topic: CutoverLine['topic']): readonly ExceptionKind[] {
  switch (topic) {
    case 'everybody-moved':
      return ['straggler', 'left-out'];
    case 'verification':
      return differences;
    case 'delta':
      return ['not-carried-over', 'old-pages'];
    case 'resets':
      return ['open-reset', 'unseen-resets'];
    case 'sign-in':
      return ['unseen-sign-in'];
    case 'legacy-side':
      return ['legacy-side'];
    default:
      return [];
  }
}

/** Of these kinds those of which there are any, in their order. */
export function foundKinds({ exceptions }: CutoverState, kinds: readonly ExceptionKind[]): readonly ExceptionKind[] {
  return exceptionKind.options.filter(
    (kind) => kinds.includes(kind) && exceptions.some((entry) => entry.kind === kind && entry.found > 0),
  );
}

/** Whether login and getUser are the cutover's by now. */
export function isCutOver({ lines }: CutoverState): boolean {
  return lines.some(({ topic, state }) => topic === 'no-op-scripts' && state === 'done');
}

/** The finding of the checklist. */
export function cutOverHeading(cutover: CutoverState | undefined): string {
  if (cutover === undefined) return 'Verify and cut over';
  const { lines } = cutover;
  const left = lines.filter(({ state }) => state !== 'done').length;
  if (left === 0) return 'The cutover is complete';
  if (isCutOver(cutover)) return `Cut over, ${counted(left, 'thing is', 'things are')} left to do`;
  return lines.some(({ topic, state }) => topic === 'no-op-scripts' && state === 'open')
    ? 'Ready to cut over'
    : `${counted(before(lines).length, 'thing stands', 'things stand')} before the cutover`;
}

/** What has to be done first. */
function before(lines: readonly CutoverLine[]): readonly CutoverLine[] {
  const first = ['everybody-moved', 'verification', 'delta', 'resets'];
  return lines.filter(({ topic, state }) => first.includes(topic) && state !== 'done');
}

/** What is settled in a drawer, and what accepting it means. */
interface KindWords {
  readonly title: string;
  /** What accepting says, and what it means for them. */
  readonly accept: string;
  readonly meaning: string;
  /** On the button of what only people can see: nobody accepts it, somebody says that it is so. There is no list of it, nor anybody in it. */
  readonly say?: string;
}

export const kindWords: Readonly<Record<ExceptionKind, KindWords>> = {
  straggler: {
    title: 'Not moved',
    accept: 'They stay behind',
    meaning: 'They have no user in Auth0 and can’t sign in after the cutover.',
  },
  'left-out': {
    title: 'Left out by the plan',
    accept: 'They stay out, as the plan says',
    meaning: 'They were held back or rejected, and have no user in Auth0.',
  },
  'open-reset': {
    title: 'Open resets',
    accept: 'Their new password stands',
    meaning: 'They chose it in Auth0 and can sign in with it, but have not yet.',
  },
  missing: {
    title: 'Missing',
    accept: 'They may be missing',
    meaning: 'They should be in Auth0, are not, and can’t sign in after the cutover.',
  },
  unexpected: {
    title: 'Unexpected',
    accept: 'You know these users',
    meaning: 'They are in Auth0, and neither the baseline nor the run knows why.',
  },
  different: {
    title: 'Different',
    accept: 'They may differ',
    meaning: 'They are in Auth0 otherwise than they were sent.',
  },
  'new-in-database': {
    title: 'New in the database',
    accept: 'They stay out of Auth0',
    meaning: 'They came after the plan, and can’t sign in after the cutover.',
  },
  'vanished-from-database': {
    title: 'Deleted from the database',
    accept: 'Their users stay in Auth0',
    meaning: 'They were deleted after the plan, and can sign in all the same.',
  },
  'changed-in-database': {
    title: 'Changed in the database',
    accept: 'Auth0 keeps what was sent',
    meaning: 'What changed after the plan is lost with the old database.',
  },
  'not-carried-over': {
    title: 'Changes that can’t be carried over',
    accept: 'They have been told',
    meaning: 'They changed in the old application, and Auth0 keeps what it had: a new password, above all.',
  },
  'old-pages': {
    title: 'The old pages that change accounts',
    accept: 'They are frozen',
    meaning: 'Userferry can’t see that: whoever has had them frozen says so by name, and which they are.',
    say: 'Say that they are frozen',
  },
  'unseen-resets': {
    title: 'Resets that Userferry can’t see',
    accept: 'None is open',
    meaning: 'The application may not read the log that tells of them: whoever has looked into it says so by name.',
    say: 'Say that none is open',
  },
  'unseen-sign-in': {
    title: 'A sign-in that Userferry can’t see',
    accept: 'There was one',
    meaning: 'The log can’t be read, or can’t tell: whoever has seen one says so by name.',
    say: 'Say that there was one',
  },
  'legacy-side': {
    title: 'Login and firewall rules',
    accept: 'They are removed',
    meaning: 'Userferry can’t see that: whoever has seen it says so by name.',
    say: 'Say that they are removed',
  },
};
