import {
  type Capacity,
  type Consent,
  type DeploymentChange,
  type DeploymentEntry,
  type DeployTarget,
  type Mode,
  modeWords,
  type Snapshot,
  type WorkedOutDeployment,
} from '../../../../electron/assistant/contract/index.ts';
import { assertNever } from '../../../components/assert-never.ts';
import { count, counted, rate, change as signed } from '../../../words/numbers.ts';
import { dateAndTime, day, milliseconds } from '../../../words/times.ts';

/** How deployments stand to the chosen mode. */
export type DeployedStanding =
  /** The mode has no scripts. */
  | { readonly kind: 'not-needed' }
  | { readonly kind: 'nothing' }
  /** It was sent, and nobody knows whether it arrived. */
  | { readonly kind: 'uncertain'; readonly latest: DeploymentEntry }
  | { readonly kind: 'other-mode'; readonly latest: DeploymentEntry }
  /** Scripts are otherwise by now. */
  | { readonly kind: 'differs'; readonly latest: DeploymentEntry }
  | { readonly kind: 'deployed'; readonly latest: DeploymentEntry };

/** How what is deployed stands to what is wanted; a cutover is the end of either way of moving. */
export function deployedStanding({
  strategy,
  deployment,
}: Pick<Snapshot, 'strategy' | 'deployment'>): DeployedStanding {
  if (strategy.mode === undefined || !modeWords[strategy.mode].needsScripts) return { kind: 'not-needed' };
  // Values that were taken away leave the scripts as they are.
  const latest = deployment.list.find(({ mode }) => mode !== 'without secrets');
  if (latest === undefined) return { kind: 'nothing' };
  if (latest.state === 'intended') return { kind: 'uncertain', latest };
  const ends = latest.mode === 'cutover' && strategy.mode !== 'legacy';
  if (latest.mode !== deployedAs(strategy.mode) && !ends) return { kind: 'other-mode', latest };
  return { kind: (deployment.differing ?? []).length > 0 ? 'differs' : 'deployed', latest };
}

/** Hybrid begins as trickle. */
function deployedAs(mode: Mode): string {
  return mode === 'legacy' ? 'legacy' : 'trickle';
}

const modesOfDeployments: Readonly<Record<string, string>> = {
  trickle: 'Trickle',
  legacy: 'Legacy',
  cutover: 'The cutover',
  before: 'What was there before',
  'without secrets': 'The scripts without their values',
};

/** What a deployment brought, at the head of a line. */
export function deployedName(mode: string): string {
  return modesOfDeployments[mode] ?? mode;
}

/** The latest deployment in one line: `Trickle, deployed 24 Nov 2026, 21:25`. */
export function deployedLine({ mode, at, state }: DeploymentEntry): string {
  const word = state === 'intended' ? 'perhaps deployed' : 'deployed';
  return `${deployedName(mode)}, ${word} ${dateAndTime(at)}`;
}

/** The same where there is little room: `Trickle, 24 Nov 2026`. */
export function deployedCaption({ mode, at }: DeploymentEntry): string {
  return `${deployedName(mode)}, ${day(new Date(at).toISOString())}`;
}

/** A tenant as people name it. */
export function tenantName(domain: string): string {
  return domain.replace(/^https?:\/\//, '');
}

/** The finding of the page that shows what would change. */
export function reviewHeading(deployment: WorkedOutDeployment): string {
  const { changes, perhapsTheSame, foreign } = deployment;
  if (changes.length === 0) return 'Nothing to change';
  if (perhapsTheSame) return 'Nothing to change that Auth0 shows';
  if (foreign.some(({ undone }) => undone)) return 'Somebody else has changed this connection';
  return `${counted(changes.length, 'thing', 'things')} would change at Auth0`;
}

/** What the button says that sends it. */
export function deployButtonText(target: DeployTarget, { connection, tenant }: WorkedOutDeployment): string {
  const at = tenantName(tenant);
  switch (target.kind) {
    case 'mode':
      return `Deploy to ${connection} at ${at}`;
    case 'back':
      return `Go back to ${wayBackName(target.number)} at ${at}`;
    case 'cutover':
      return `Deploy the cutover to ${connection} at ${at}`;
    case 'without-secrets':
      return `Blank the values of ${connection} at ${at}`;
    default:
      return assertNever(target);
  }
}

export function wayBackName(number: number): string {
  return number === 0 ? 'what was there before' : `deployment ${number}`;
}

/** One line of a list of changes. */
export interface ChangeWords {
  /** Stable within the list. */
  readonly id: string;
  readonly what: string;
  /** Auth0's own name of it, or what it means. */
  readonly note?: string;
  readonly before: string;
  readonly after: string;
}

const settings: Readonly<Record<string, { readonly what: string; readonly note: string }>> = {
  'options.enabledDatabaseCustomization': {
    what: 'Connection with scripts',
    note: 'Can’t be changed any more once the connection holds users',
  },
  'options.import_mode': {
    what: 'Import mode',
    note: 'On, whoever signs in moves to Auth0; off, Auth0 asks the old database each time',
  },
  'options.requires_username': { what: 'User names required', note: 'At sign-up and sign-in' },
};

/** A change in words: never a value of the configuration, never a script's text. */
export function changeWords(change: DeploymentChange): ChangeWords {
  switch (change.kind) {
    case 'setting': {
      const { path, from, to } = change;
      const known = settings[path];
      if (known === undefined) return { id: path, what: path, before: valueText(from), after: valueText(to) };
      // A switch that is not set is off.
      return { id: path, ...known, before: valueText(from ?? false), after: valueText(to ?? false) };
    }
    case 'script':
      return scriptWords(change);
    case 'configuration': {
      const { key } = change;
      return { id: `configuration ${key}`, what: `Value ${key}`, ...configurationWords[change.change] };
    }
    case 'application': {
      const enabled = change.change === 'enabled';
      return {
        id: `application ${change.clientId}`,
        what: `Application ${change.clientId}`,
        before: enabled ? 'can’t use it' : 'can use it',
        after: enabled ? 'can use it' : 'can’t use it',
      };
    }
    default:
      return assertNever(change);
  }
}

const configurationWords: Readonly<
  Record<
    Extract<DeploymentChange, { kind: 'configuration' }>['change'],
    { readonly before: string; readonly after: string; readonly note?: string }
  >
> = {
  added: { before: 'not set', after: 'set' },
  replaced: { before: 'set', after: 'changed' },
  resent: { before: 'set', after: 'given anew', note: 'Whether it is another only Auth0 knows' },
  removed: { before: 'set', after: 'removed' },
};

function scriptWords({ script, from, to, linesAdded, linesRemoved }: Extract<DeploymentChange, { kind: 'script' }>) {
  const both = from !== null && to !== null;
  return {
    id: `script ${script}`,
    what: `Script ${script}`,
    before: from === null ? 'none' : counted(from.lines, 'line', 'lines'),
    after: to === null ? 'removed' : counted(to.lines, 'line', 'lines'),
    ...(both ? { note: `${signed(linesAdded)} and ${signed(-linesRemoved)} lines` } : {}),
  };
}

/** Values of settings are short; a long one is told of by its beginning. */
const longestValue = 80;

function valueText(value: unknown): string {
  if (value === null) return 'not set';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** What a yes allows, exactly. */
export function consentWords(
  consent: Consent,
  { connection, tenant, foreign, scriptErrors }: WorkedOutDeployment,
  unknownValues: readonly string[],
): { readonly label: string; readonly what: string } {
  switch (consent) {
    case 'create-connection':
      return {
        label: `Make the connection “${connection}” at ${tenantName(tenant)}`,
        what: 'There is none of that name. It is made as one with scripts; once it holds users it can’t go without them again.',
      };
    case 'adopt':
      return {
        label: 'Change a connection to which Userferry has never deployed',
        what: 'Its scripts and settings become those listed here. Once it holds users, it can’t go without scripts again. What is there now is kept, and going back brings it until then.',
      };
    case 'foreign-changes':
      return {
        label: 'Undo what somebody else changed',
        what: `Theirs is gone at Auth0 then: ${foreign
          .filter(({ undone }) => undone)
          .map(({ change }) => changeWords(change).what)
          .join(', ')}. Talk to whoever looks after the tenant first.`,
      };
    case 'drop-configuration':
      return {
        label: `Let go of ${unknownValues.join(', ')}`,
        what: 'Only Auth0 knows these values, and a change has to send all of them again. Scripts that read them find nothing.',
      };
    case 'script-errors':
      return {
        label: `Deploy ${scriptErrors.map(({ action }) => action).join(', ')} although it would fail at Auth0 or do harm`,
        what: 'What is wrong is listed here, line by line, by what is written in the text.',
      };
    case 'leave-behind':
      return {
        label: 'Cut over although the checklist has open lines',
        what: 'Whoever has not moved can’t sign in any more, and nobody has accepted that by name.',
      };
    default:
      return assertNever(consent);
  }
}

/** Whether the tenant carries the busiest minute, in one sentence; `peak` is in sign-ins a second. */
export function capacitySentence(
  { scriptTime, concurrency, underWay, signInsPossible, tenant }: Capacity,
  peak: number | undefined,
): string {
  if (scriptTime === null) {
    return 'Nobody has measured how long a sign-in takes in the script: run the test cases of login first.';
  }
  if (peak === undefined || underWay === null) {
    const possible = signInsPossible === null ? '' : ` would do for ${count(signInsPossible)} sign-ins a second`;
    return `At ${milliseconds(scriptTime.p95)} in the script the ${count(concurrency)} scripts that the tenant runs at once${possible}.`;
  }
  const come = `At ${Number.isInteger(peak) ? count(peak) : rate(peak)} sign-ins a second up to ${count(underWay)} scripts are under way`;
  const there = `the ${count(concurrency)} that the tenant runs at once`;
  switch (tenant) {
    case 'enough':
      return `${come}: well within ${there}.`;
    case 'tight':
      return `${come}: more than half of ${there}, its Actions among them.`;
    case 'too-little':
      return `${come}: more than ${there}. What comes on top fails.`;
    case 'unknown':
      return `${come}.`;
    default:
      return assertNever(tenant);
  }
}
