import { plural, t } from '@lingui/core/macro';
import {
  type CutoverLine,
  type CutoverState,
  type CutoverStep,
  type ExceptionKind,
  exceptionKind,
} from '../../../electron/assistant/contract/index.ts';
import type { Standing } from '../../components/state-icon.tsx';
import { count } from '../../words/numbers.ts';

/** How a line stands, as a mark and in a word. */
export const lineStandings: Readonly<Record<CutoverLine['state'], { readonly icon: Standing; readonly word: string }>> =
  {
    done: { icon: 'done', word: t`Done` },
    open: { icon: 'attention', word: t`To do` },
    waits: { icon: 'waiting', word: t`Comes later` },
    unknown: { icon: 'attention', word: t`Not known` },
  };

/** What the button of a line says. */
export const stepButtons: Readonly<Record<CutoverStep, string>> = {
  look: t`Look now`,
  'make-plan': t`Make the plan again`,
  verify: t`Count in the tenant`,
  'move-or-accept': t`Settle them`,
  'mend-or-accept': t`Settle them`,
  'settle-or-accept': t`Settle them`,
  'carry-or-freeze': t`See what changed`,
  'let-read-connection': t`Show the tenant`,
  'read-log-or-accept': t`Say what you have seen`,
  'deploy-cutover': t`See what the cutover changes`,
  'switch-import-mode-on': t`See what would change`,
  'sign-in': t`Check again`,
  'blank-secrets': t`See what is blanked`,
  'remove-legacy-side': t`Show how, and say so`,
};

/** What to do about a line, where its evidence doesn't say it. */
export const stepHints: Partial<Record<CutoverStep, string>> = {
  'carry-or-freeze': t`Carry over what changed, until a look finds nothing more. Or have the old pages frozen, and say so by name.`,
  'let-read-connection': t`Grant the application read:connections and read:connections_options.`,
  'read-log-or-accept': t`Grant the application read:logs, or look into the log in the Auth0 dashboard.`,
  'deploy-cutover': t`It can be undone for as long as the old database is as it is.`,
  'sign-in': t`Sign in with an account that has moved.`,
  'blank-secrets': t`Going back then asks for the password again.`,
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
  if (cutover === undefined) return t`Verify and cut over`;
  const { lines } = cutover;
  const left = lines.filter(({ state }) => state !== 'done').length;
  if (left === 0) return t`The cutover is complete`;
  const [rest, first] = [count(left), before(lines).length];
  if (isCutOver(cutover))
    return plural(left, {
      one: `Cut over, ${rest} thing is left to do`,
      other: `Cut over, ${rest} things are left to do`,
    });
  const number = count(first);
  return lines.some(({ topic, state }) => topic === 'no-op-scripts' && state === 'open')
    ? t`Ready to cut over`
    : plural(first, {
        one: `${number} thing stands before the cutover`,
        other: `${number} things stand before the cutover`,
      });
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
    title: t`Not moved`,
    accept: t`They stay behind`,
    meaning: t`They have no user in Auth0 and can’t sign in after the cutover.`,
  },
  'left-out': {
    title: t`Left out by the plan`,
    accept: t`They stay out, as the plan says`,
    meaning: t`They were held back or rejected, and have no user in Auth0.`,
  },
  'open-reset': {
    title: t`Open resets`,
    accept: t`Their new password stands`,
    meaning: t`They chose it in Auth0 and can sign in with it, but have not yet.`,
  },
  missing: {
    title: t`Missing`,
    accept: t`They may be missing`,
    meaning: t`They should be in Auth0, are not, and can’t sign in after the cutover.`,
  },
  unexpected: {
    title: t`Unexpected`,
    accept: t`You know these users`,
    meaning: t`They are in Auth0, and neither the baseline nor the run knows why.`,
  },
  different: {
    title: t`Different`,
    accept: t`They may differ`,
    meaning: t`They are in Auth0 otherwise than they were sent.`,
  },
  'new-in-database': {
    title: t`New in the database`,
    accept: t`They stay out of Auth0`,
    meaning: t`They came after the plan, and can’t sign in after the cutover.`,
  },
  'vanished-from-database': {
    title: t`Deleted from the database`,
    accept: t`Their users stay in Auth0`,
    meaning: t`They were deleted after the plan, and can sign in all the same.`,
  },
  'changed-in-database': {
    title: t`Changed in the database`,
    accept: t`Auth0 keeps what was sent`,
    meaning: t`What changed after the plan is lost with the old database.`,
  },
  'not-carried-over': {
    title: t`Changes that can’t be carried over`,
    accept: t`They have been told`,
    meaning: t`They changed in the old application, and Auth0 keeps what it had: a new password, above all.`,
  },
  'old-pages': {
    title: t`The old pages that change accounts`,
    accept: t`They are frozen`,
    meaning: t`Userferry can’t see that: whoever has had them frozen says so by name, and which they are.`,
    say: t`Say that they are frozen`,
  },
  'unseen-resets': {
    title: t`Resets that Userferry can’t see`,
    accept: t`None is open`,
    meaning: t`The application may not read the log that tells of them: whoever has looked into it says so by name.`,
    say: t`Say that none is open`,
  },
  'unseen-sign-in': {
    title: t`A sign-in that Userferry can’t see`,
    accept: t`There was one`,
    meaning: t`The log can’t be read, or can’t tell: whoever has seen one says so by name.`,
    say: t`Say that there was one`,
  },
  'legacy-side': {
    title: t`Login and firewall rules`,
    accept: t`They are removed`,
    meaning: t`Userferry can’t see that: whoever has seen it says so by name.`,
    say: t`Say that they are removed`,
  },
};
