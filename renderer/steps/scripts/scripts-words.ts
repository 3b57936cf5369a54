import { plural, t } from '@lingui/core/macro';
import type {
  ActionName,
  Mode,
  ScriptOutcomeKind,
  ScriptState,
  Snapshot,
} from '../../../electron/assistant/contract/index.ts';
import { actions, modeWords } from '../../../electron/assistant/contract/index.ts';
import { count } from '../../words/numbers.ts';
import { milliseconds } from '../../words/times.ts';
import { countCases, passedWords } from './cases-words.ts';
import { deployedLine, deployedStanding } from './deploy/deploy-words.ts';

/** How a call ended, as short as a list needs it. */
export const outcomeWords: Readonly<Record<ScriptOutcomeKind, string>> = {
  profile: t`Profile`,
  nobody: t`Nobody found`,
  value: t`Answered`,
  'wrong-password': t`Wrong password`,
  'validation-error': t`Refused as invalid`,
  unauthorized: t`May not sign in`,
  error: t`Error`,
  'syntax-error': t`No JavaScript`,
  'not-a-function': t`No function`,
  'timed-out': t`Stopped at the limit`,
  crashed: t`Crashed`,
  'out-of-memory': t`Out of memory`,
  recycled: t`Container ended`,
};

/** The same behind an action’s name. */
const outcomesInSentences: Readonly<Record<ScriptOutcomeKind, string>> = {
  profile: t({ message: 'profile', context: 'how a script ended' }),
  nobody: t`nobody found`,
  value: t({ message: 'answered', context: 'how a script ended' }),
  'wrong-password': t`wrong password`,
  'validation-error': t`refused as invalid`,
  unauthorized: t`may not sign in`,
  error: t({ message: 'error', context: 'how a script ended' }),
  'syntax-error': t`no JavaScript`,
  'not-a-function': t`no function`,
  'timed-out': t`stopped at the limit`,
  crashed: t({ message: 'crashed', context: 'how a script ended' }),
  'out-of-memory': t`out of memory`,
  recycled: t`container ended`,
};

/** What a person in front of Auth0 would see where a script never answers; null where the outcome says it itself. */
export const atAuth0: Readonly<Partial<Record<ScriptOutcomeKind, string>>> = {
  'timed-out': t`In Auth0 this person would wait as long and see an error. So would others in the same container.`,
  crashed: t`In Auth0 this person would see an error, and so would others in the same container.`,
  'out-of-memory': t`In Auth0 this person would see an error, and so would others in the same container.`,
};

/** What the list says under an action's name: whose text it is, and what came of its latest call. */
export function actionCaption(script: ScriptState, mode: Mode | undefined): readonly string[] {
  const { cases } = script;
  const lines = runsIn(script.action, mode) ? captionOfText(script) : [notRunIn(script, mode)];
  return cases === undefined
    ? lines
    : [
        ...lines,
        cases.standing === 'outdated' ? t`${{ passed: passedWords(cases) }}, out of date` : passedWords(cases),
      ];
}

/** Whether Auth0 runs an action's script in a mode; before one is chosen every script is looked at alike. */
export function runsIn(action: ActionName, mode: Mode | undefined): boolean {
  return mode === undefined || mode === 'bulk' || mode === 'legacy' || !actions[action].writes;
}

function notRunIn({ edited }: ScriptState, mode: Mode | undefined): string {
  if (mode === undefined) return edited ? t`Edited, not run in this mode` : t`Not run in this mode`;
  return edited ? t`Edited, not run in ${mode}` : t`Not run in ${mode}`;
}

function calledWords({ unsaved, kind, durationMs }: NonNullable<ScriptState['last']>): string {
  const [outcome, time] = [outcomeWords[kind], milliseconds(durationMs)];
  return unsaved ? t`Unsaved text: ${outcome}, ${time}` : t`${outcome}, ${time}`;
}

function captionOfText({ action, edited, running, last, cases }: ScriptState): readonly string[] {
  const called = running ? t`Running` : last === undefined ? undefined : calledWords(last);
  if (called !== undefined) return [edited ? t`Edited` : t`Template`, called];
  if (cases !== undefined) return [edited ? t`Edited` : t`Template`];
  if (actions[action].writes) return [edited ? t`Edited, writes` : t`Writes, cases not run`];
  return [edited ? t`Edited, not run` : t`Template, not run`];
}

/** The finding of the step. */
export function scriptsHeading({ scripts }: Snapshot): string {
  const tested = scripts.flatMap(({ cases }) =>
    cases === undefined || cases.standing === 'outdated' ? [] : countCases(cases),
  );
  const failed = tested.reduce((sum, each) => sum + each.failed, 0);
  const passed = tested.reduce((sum, each) => sum + each.passed, 0);
  const [failing, passing, all] = [count(failed), count(passed), count(passed + failed)];
  if (failed > 0) {
    return plural(passed + failed, {
      one: `${failing} of ${all} test case fails`,
      other: `${failing} of ${all} test cases fail`,
    });
  }
  if (passed > 0) {
    return plural(passed, {
      one: `${passing} test case passes, none fails`,
      other: `${passing} test cases pass, none fails`,
    });
  }
  const tried = scripts.filter(({ last }) => last !== undefined);
  const toMend = tried.filter(({ last }) => last?.sound === false);
  if (toMend.length > 0) {
    const names = toMend.map(({ action }) => action).join(', ');
    return plural(toMend.length, { one: `${names} needs mending`, other: `${names} need mending` });
  }
  if (tried.length === 0) return t`Action scripts`;
  const names = tried.map(({ action }) => String(action)).reduce((said, name) => t`${said} and ${name}`);
  return plural(tried.length, {
    one: `${names} answers as Auth0 needs it`,
    other: `${names} answer as Auth0 needs it`,
  });
}

/** Where the script that is shown stands, for the bottom bar. */
function scriptStanding(
  script: ScriptState,
  changed: boolean,
  mode: Mode | undefined,
): { readonly fact: string; readonly more: string } {
  const more =
    mode === undefined || !modeWords[mode].needsScripts
      ? t`Bulk needs no scripts: this step can be left out.`
      : t`${{ mode: modeWords[mode].name }} begins when the scripts are deployed.`;
  const { action, edited, running, last, cases } = script;
  if (changed) return { fact: t`Your changes of ${action} are not saved yet.`, more: t`A run takes them as they are.` };
  if (running)
    return { fact: t`${action} is running.`, more: t`It ends at Auth0’s limit of 20 seconds at the latest.` };
  if (cases !== undefined) {
    const { failed } = countCases(cases);
    const passed = passedWords(cases);
    return {
      fact: failed === 0 ? t`${action}: ${passed}.` : t`${action}: ${passed}, mend it before anybody depends on it.`,
      more,
    };
  }
  if (last !== undefined) {
    const outcome = outcomesInSentences[last.kind];
    if (last.breaches === 0) return { fact: t`${action}: ${outcome}.`, more };
    const number = count(last.breaches);
    const fact = plural(last.breaches, {
      one: `${action}: ${outcome}, with ${number} breach.`,
      other: `${action}: ${outcome}, with ${number} breaches.`,
    });
    return { fact, more };
  }
  return { fact: edited ? t`${action} is edited, and has not been run.` : t`Nothing is deployed.`, more };
}

/** Where the step stands: what was just deployed, what the script that is shown came to, or else what is at Auth0. */
export function stepStanding(
  snapshot: Pick<Snapshot, 'strategy' | 'deployment'>,
  script: ScriptState,
  changed: boolean,
  justDeployed: number | undefined,
): { readonly fact: string; readonly more: string } {
  const { mode } = snapshot.strategy;
  if (justDeployed !== undefined && !changed) {
    return {
      fact: t`Deployed, as deployment ${justDeployed}.`,
      more: t`What was there before is kept, and can be brought back.`,
    };
  }
  const standing = deployedStanding(snapshot);
  if (standing.kind === 'deployed' && !changed && !script.running) {
    return { fact: `${deployedLine(standing.latest)}.`, more: t`Auth0 runs these scripts.` };
  }
  const { fact, more } = scriptStanding(script, changed, mode);
  return { fact, more: standing.kind === 'differs' && !changed ? t`What is at Auth0 is older.` : more };
}

/** One thing that a call is given. */
export interface ArgumentField {
  readonly name: string;
  /** `account`: whom a call is about, the same person for one action after the other. */
  readonly kind: 'account' | 'text' | 'password' | 'flag';
  readonly label: string;
  readonly hint: string;
}

const accountByEmail: ArgumentField = {
  name: 'email',
  kind: 'account',
  label: t`Account`,
  hint: t`An e-mail address; where the connection has user names, Auth0 hands those over here too`,
};
const forgotten = t`Used for this call and forgotten`;

/** What the calls of each action are given; of create's user each property by itself. */
export const argumentFields: Readonly<Record<ActionName, readonly ArgumentField[]>> = {
  login: [
    {
      name: 'usernameOrEmail',
      kind: 'account',
      label: t`Account`,
      hint: t`The address or user name that somebody types at sign-in`,
    },
    { name: 'password', kind: 'password', label: t`Its password`, hint: forgotten },
  ],
  getUser: [accountByEmail],
  create: [
    { name: 'email', kind: 'text', label: t`New account`, hint: t`The e-mail address of somebody who signs up` },
    { name: 'password', kind: 'password', label: t`Its password`, hint: forgotten },
  ],
  verify: [accountByEmail],
  changePassword: [
    accountByEmail,
    { name: 'newPassword', kind: 'password', label: t`Its new password`, hint: forgotten },
  ],
  deleteUser: [{ name: 'id', kind: 'text', label: t`User id`, hint: t`As getUser gives it, without auth0| in front` }],
  changeEmail: [
    accountByEmail,
    { name: 'newEmail', kind: 'text', label: t`New address`, hint: t`The address that it is to get` },
    { name: 'verified', kind: 'flag', label: t`The new address is proven`, hint: '' },
  ],
};
