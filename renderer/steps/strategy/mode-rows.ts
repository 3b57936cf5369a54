import { plural, t } from '@lingui/core/macro';
import { type ModeComparison, modeWords } from '../../../electron/assistant/contract/index.ts';
import { assertNever } from '../../components/assert-never.ts';
import { files as filesCounted } from '../../words/counts.ts';
import { count, share } from '../../words/numbers.ts';
import { duration } from '../../words/times.ts';

/** What a mode answers to one question: the answer, and small beside it what has to be known about it. */
export interface ModeAnswer {
  readonly text: string;
  readonly note?: string | undefined;
}

interface ModeRow {
  /** Stable, by which tests find it. */
  readonly name: string;
  readonly title: string;
  /** A number of people: such rows add up to the row that is a sum. */
  readonly kind: 'people' | 'sum' | 'words';
  readonly answer: (mode: ModeComparison) => ModeAnswer;
}

/** The questions, in the order in which they matter. */
export const modeRows: readonly ModeRow[] = [
  { name: 'atOnce', title: t`Move in import files`, kind: 'people', answer: atOnce },
  { name: 'bySignIn', title: t`Move at next sign-in`, kind: 'people', answer: bySignIn },
  { name: 'reset', title: t`Set a new password`, kind: 'people', answer: reset },
  { name: 'stay', title: t`Stay where they are`, kind: 'people', answer: stay },
  {
    name: 'people',
    title: t`Together`,
    kind: 'sum',
    answer: ({ people }) => ({ text: count(people), note: plural(people, { one: 'person', other: 'people' }) }),
  },
  { name: 'howLong', title: t`How long`, kind: 'words', answer: howLong },
  { name: 'opens', title: t`Opened in your firewall`, kind: 'words', answer: ({ mode }) => modeWords[mode].opens },
  {
    name: 'down',
    title: t`When SQL Server is down`,
    kind: 'words',
    answer: ({ mode }) => modeWords[mode].whenDatabaseIsDown,
  },
  { name: 'back', title: t`Going back`, kind: 'words', answer: ({ mode }) => modeWords[mode].goingBack },
  {
    name: 'old',
    title: t`Old database can go`,
    kind: 'words',
    answer: ({ mode }) => modeWords[mode].oldDatabaseCanGo,
  },
];

function atOnce({ mode, atOnce: accounts, people }: ModeComparison): ModeAnswer {
  const note = mode === 'hybrid' ? t`or before, at sign-in` : share(accounts, people);
  return { text: count(accounts), note: accounts === 0 ? undefined : note };
}

function bySignIn({ mode, bySignIn: accounts, people, signedInLately }: ModeComparison): ModeAnswer {
  if (accounts === 0) return { text: count(0) };
  if (mode === 'trickle' && signedInLately !== null) {
    return { text: count(accounts), note: t`${{ signedInLately: count(signedInLately) }} came within 90 days` };
  }
  return { text: count(accounts), note: mode === 'hybrid' ? t`only there` : share(accounts, people) };
}

function reset({ mode, reset: accounts, bySignIn: waiting }: ModeComparison): ModeAnswer {
  const late = waiting > 0 && (mode === 'trickle' || mode === 'hybrid');
  return { text: count(accounts), note: late ? t`and who comes after the cutover` : undefined };
}

function stay({ mode, stay: accounts, people }: ModeComparison): ModeAnswer {
  if (accounts === 0) return { text: count(0) };
  return { text: count(accounts), note: mode === 'legacy' ? t`as today` : share(accounts, people) };
}

function howLong({ mode, files }: ModeComparison): ModeAnswer {
  switch (mode) {
    case 'bulk':
      return {
        text: files === null ? '' : duration(files.importing.usual),
        note: files === null ? undefined : t`${{ files: filesCounted(files.files) }}, 30 a second`,
      };
    case 'trickle':
      return { text: t`until you end it`, note: t`often 90 days` };
    case 'hybrid':
      return {
        text: t`until you end it`,
        note: files === null ? undefined : t`then up to ${{ time: duration(files.importing.usual) }}`,
      };
    case 'legacy':
      return { text: t`for good` };
    default:
      return assertNever(mode);
  }
}
