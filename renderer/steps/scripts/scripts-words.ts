import type {
  ActionName,
  Mode,
  ScriptOutcomeKind,
  ScriptState,
  Snapshot,
} from '../../../electron/assistant/contract/index.ts';
import { actions, modeWords } from '../../../electron/assistant/contract/index.ts';
import { count, counted } from '../../words/numbers.ts';
import { milliseconds } from '../../words/times.ts';
import { countCases, passedWords } from './cases-words.ts';
import { deployedLine, deployedStanding } from './deploy/deploy-words.ts';

/** How a call ended, as short as a list needs it. */
export const outcomeWords: Readonly<Record<ScriptOutcomeKind, string>> = {
  profile: 'Profile',
  nobody: 'Nobody found',
  value: 'Answered',
  'wrong-password': 'Wrong password',
  'validation-error': 'Refused as invalid',
  unauthorized: 'May not sign in',
  error: 'Error',
  'syntax-error': 'No JavaScript',
  'not-a-function': 'No function',
  'timed-out': 'Stopped at the limit',
  crashed: 'Crashed',
  'out-of-memory': 'Out of memory',
  recycled: 'Container ended',
};

/** What a person in front of Auth0 would see where a script never answers; null where the outcome says it itself. */
export const atAuth0: Readonly<Partial<Record<ScriptOutcomeKind, string>>> = {
  'timed-out': 'In Auth0 this person would wait as long and see an error. So would others in the same container.',
  crashed: 'In Auth0 this person would see an error, and so would others in the same container.',
  'out-of-memory': 'In Auth0 this person would see an error, and so would others in the same container.',
};

/** What the list says under an action's name: whose text it is, and what came of its latest call. */
export function actionCaption(script: ScriptState, mode: Mode | undefined): readonly string[] {
  const { cases } = script;
  const lines = runsIn(script.action, mode) ? captionOfText(script) : [notRunIn(script, mode)];
  return cases === undefined
    ? lines
    : [...lines, `${passedWords(cases)}${cases.standing === 'outdated' ? ', out of date' : ''}`];
}

/** Whether Auth0 runs an action's script in a mode; before one is chosen every script is looked at alike. */
export function runsIn(action: ActionName, mode: Mode | undefined): boolean {
  return mode === undefined || mode === 'bulk' || mode === 'legacy' || !actions[action].writes;
}

function notRunIn({ edited }: ScriptState, mode: Mode | undefined): string {
  return `${edited ? 'Edited, n' : 'N'}ot run in ${mode ?? 'this mode'}`;
}

function captionOfText({ action, edited, running, last, cases }: ScriptState): readonly string[] {
  const called = running
    ? 'Running'
    : last === undefined
      ? undefined
      : `${last.unsaved ? 'Unsaved text: ' : ''}${outcomeWords[last.kind]}, ${milliseconds(last.durationMs)}`;
  if (called !== undefined) return [edited ? 'Edited' : 'Template', called];
  if (cases !== undefined) return [edited ? 'Edited' : 'Template'];
  if (actions[action].writes) return [edited ? 'Edited, writes' : 'Writes, cases not run'];
  return [edited ? 'Edited, not run' : 'Template, not run'];
}

/** The finding of the step. */
export function scriptsHeading({ scripts }: Snapshot): string {
  const tested = scripts.flatMap(({ cases }) =>
    cases === undefined || cases.standing === 'outdated' ? [] : countCases(cases),
  );
  const failed = tested.reduce((sum, each) => sum + each.failed, 0);
  const passed = tested.reduce((sum, each) => sum + each.passed, 0);
  if (failed > 0) return `${count(failed)} of ${counted(passed + failed, 'test case fails', 'test cases fail')}`;
  if (passed > 0) return `${counted(passed, 'test case passes', 'test cases pass')}, none fails`;
  const tried = scripts.filter(({ last }) => last !== undefined);
  const toMend = tried.filter(({ last }) => last?.sound === false);
  if (toMend.length > 0) {
    return `${toMend.map(({ action }) => action).join(', ')} ${toMend.length === 1 ? 'needs' : 'need'} mending`;
  }
  if (tried.length === 0) return 'Action scripts';
  return `${tried.map(({ action }) => action).join(' and ')} ${tried.length === 1 ? 'answers' : 'answer'} as Auth0 needs it`;
}

/** Where the script that is shown stands, for the bottom bar. */
function scriptStanding(
  script: ScriptState,
  changed: boolean,
  mode: Mode | undefined,
): { readonly fact: string; readonly more: string } {
  const more =
    mode === undefined || !modeWords[mode].needsScripts
      ? 'Bulk needs no scripts: this step can be left out.'
      : `${modeWords[mode].name} begins when the scripts are deployed.`;
  const { action, edited, running, last, cases } = script;
  if (changed) return { fact: `Your changes of ${action} are not saved yet.`, more: 'A run takes them as they are.' };
  if (running) return { fact: `${action} is running.`, more: 'It ends at Auth0’s limit of 20 seconds at the latest.' };
  if (cases !== undefined) {
    const { failed } = countCases(cases);
    return {
      fact: `${action}: ${passedWords(cases)}${failed === 0 ? '' : ', mend it before anybody depends on it'}.`,
      more,
    };
  }
  if (last !== undefined) {
    const breaches = last.breaches === 0 ? '' : `, with ${counted(last.breaches, 'breach', 'breaches')}`;
    return { fact: `${action}: ${outcomeWords[last.kind].toLowerCase()}${breaches}.`, more };
  }
  return { fact: edited ? `${action} is edited, and has not been run.` : 'Nothing is deployed.', more };
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
      fact: `Deployed, as deployment ${justDeployed}.`,
      more: 'What was there before is kept, and can be brought back.',
    };
  }
  const standing = deployedStanding(snapshot);
  if (standing.kind === 'deployed' && !changed && !script.running) {
    return { fact: `${deployedLine(standing.latest)}.`, more: 'Auth0 runs these scripts.' };
  }
  const { fact, more } = scriptStanding(script, changed, mode);
  return { fact, more: standing.kind === 'differs' && !changed ? 'What is at Auth0 is older.' : more };
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
  label: 'Account',
  hint: 'An e-mail address; where the connection has user names, Auth0 hands those over here too',
};
const forgotten = 'Used for this call and forgotten';

/** What the calls of each action are given; of create's user each property by itself. */
export const argumentFields: Readonly<Record<ActionName, readonly ArgumentField[]>> = {
  login: [
    {
      name: 'usernameOrEmail',
      kind: 'account',
      label: 'Account',
      hint: 'The address or user name that somebody types at sign-in',
    },
    { name: 'password', kind: 'password', label: 'Its password', hint: forgotten },
  ],
  getUser: [accountByEmail],
  create: [
    { name: 'email', kind: 'text', label: 'New account', hint: 'The e-mail address of somebody who signs up' },
    { name: 'password', kind: 'password', label: 'Its password', hint: forgotten },
  ],
  verify: [accountByEmail],
  changePassword: [
    accountByEmail,
    { name: 'newPassword', kind: 'password', label: 'Its new password', hint: forgotten },
  ],
  deleteUser: [{ name: 'id', kind: 'text', label: 'User id', hint: 'As getUser gives it, without auth0| in front' }],
  changeEmail: [
    accountByEmail,
    { name: 'newEmail', kind: 'text', label: 'New address', hint: 'The address that it is to get' },
    { name: 'verified', kind: 'flag', label: 'The new address is proven', hint: '' },
  ],
};

/** The shortest text with which an action of that name begins. */
export function emptyScript(action: ActionName): string {
  const parameters = [...actions[action].parameters, 'callback'].join(', ');
  return `function ${action}(${parameters}) {\n  callback(new Error('${action} is not written yet.'));\n}\n`;
}
