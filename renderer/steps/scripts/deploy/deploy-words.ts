import { plural, t } from '@lingui/core/macro';
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
import { lines } from '../../../words/counts.ts';
import { count, rate, change as signed } from '../../../words/numbers.ts';
import { tenantName } from '../../../words/tenant-name.ts';
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
  trickle: t`Trickle`,
  legacy: t`Legacy`,
  cutover: t`The cutover`,
  before: t`What was there before`,
  'without secrets': t`The scripts without their values`,
};

/** What a deployment brought, at the head of a line. */
export function deployedName(mode: string): string {
  return modesOfDeployments[mode] ?? mode;
}

/** The latest deployment in one line: `Trickle, deployed 24 Nov 2026, 21:25`. */
export function deployedLine({ mode, at, state }: DeploymentEntry): string {
  const name = deployedName(mode);
  const moment = dateAndTime(at);
  return state === 'intended' ? t`${name}, perhaps deployed ${moment}` : t`${name}, deployed ${moment}`;
}

/** The same where there is little room: `Trickle, 24 Nov 2026`. */
export function deployedCaption({ mode, at }: DeploymentEntry): string {
  return `${deployedName(mode)}, ${day(new Date(at).toISOString())}`;
}

/** The finding of the page that shows what would change. */
export function reviewHeading(deployment: WorkedOutDeployment): string {
  const { changes, perhapsTheSame, foreign } = deployment;
  if (changes.length === 0) return t`Nothing to change`;
  if (perhapsTheSame) return t`Nothing to change that Auth0 shows`;
  if (foreign.some(({ undone }) => undone)) return t`Somebody else has changed this connection`;
  const number = count(changes.length);
  return plural(changes.length, {
    one: `${number} thing would change at Auth0`,
    other: `${number} things would change at Auth0`,
  });
}

/** What the button says that sends it. */
export function deployButtonText(target: DeployTarget, { connection, tenant }: WorkedOutDeployment): string {
  const at = tenantName(tenant);
  switch (target.kind) {
    case 'mode':
      return t`Deploy to ${connection} at ${at}`;
    case 'back':
      return t`Go back to ${{ number: wayBackName(target.number) }} at ${at}`;
    case 'cutover':
      return t`Deploy the cutover to ${connection} at ${at}`;
    case 'without-secrets':
      return t`Blank the values of ${connection} at ${at}`;
    default:
      return assertNever(target);
  }
}

export function wayBackName(number: number): string {
  return number === 0 ? t`what was there before` : t`deployment ${number}`;
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
    what: t`Connection with scripts`,
    note: t`Can’t be changed any more once the connection holds users`,
  },
  'options.import_mode': {
    what: t`Import mode`,
    note: t`On, whoever signs in moves to Auth0; off, Auth0 asks the old database each time`,
  },
  'options.requires_username': { what: t`User names required`, note: t`At sign-up and sign-in` },
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
      return { id: `configuration:${key}`, what: t`Value ${key}`, ...configurationWords[change.change] };
    }
    case 'application': {
      const enabled = change.change === 'enabled';
      return {
        id: `application:${change.clientId}`,
        what: t`Application ${{ clientId: change.clientId }}`,
        before: enabled ? t`can’t use it` : t`can use it`,
        after: enabled ? t`can use it` : t`can’t use it`,
      };
    }
    default:
      return assertNever(change);
  }
}

const set = t({ message: 'set', context: 'value of a script or setting' });
const removed = t({ message: 'removed', context: 'script, or its value' });
const configurationWords: Readonly<
  Record<
    Extract<DeploymentChange, { kind: 'configuration' }>['change'],
    { readonly before: string; readonly after: string; readonly note?: string }
  >
> = {
  added: { before: t`not set`, after: set },
  replaced: { before: set, after: t({ message: 'changed', context: 'value of a script' }) },
  resent: { before: set, after: t`given anew`, note: t`Whether it is another only Auth0 knows` },
  removed: { before: set, after: removed },
};

function scriptWords({ script, from, to, linesAdded, linesRemoved }: Extract<DeploymentChange, { kind: 'script' }>) {
  const both = from !== null && to !== null;
  return {
    id: `script:${script}`,
    what: t`Script ${script}`,
    before: from === null ? t({ message: 'none', context: 'script' }) : lines(from.lines),
    after: to === null ? removed : lines(to.lines),
    ...(both ? { note: t`${{ added: signed(linesAdded) }} and ${{ removed: signed(-linesRemoved) }} lines` } : {}),
  };
}

/** Values of settings are short; a long one is told of by its beginning. */
const longestValue = 80;

function valueText(value: unknown): string {
  if (value === null) return t`not set`;
  if (typeof value === 'boolean')
    return value ? t({ message: 'on', context: 'setting' }) : t({ message: 'off', context: 'setting' });
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
        label: t`Make the connection “${connection}” at ${{ tenant: tenantName(tenant) }}`,
        what: t`There is none of that name. It is made as one with scripts; once it holds users it can’t go without them again.`,
      };
    case 'adopt':
      return {
        label: t`Change a connection to which Userferry has never deployed`,
        what: t`Its scripts and settings become those listed here. Once it holds users, it can’t go without scripts again. What is there now is kept, and going back brings it until then.`,
      };
    case 'foreign-changes':
      return {
        label: t`Undo what somebody else changed`,
        what: t`Theirs is gone at Auth0 then: ${{
          foreign: foreign
            .filter(({ undone }) => undone)
            .map(({ change }) => changeWords(change).what)
            .join(', '),
        }}. Talk to whoever looks after the tenant first.`,
      };
    case 'drop-configuration':
      return {
        label: t`Let go of ${{ unknownValues: unknownValues.join(', ') }}`,
        what: t`Only Auth0 knows these values, and a change has to send all of them again. Scripts that read them find nothing.`,
      };
    case 'script-errors':
      return {
        label: t`Deploy ${{ scriptErrors: scriptErrors.map(({ action }) => action).join(', ') }} although it would fail at Auth0 or do harm`,
        what: t`What is wrong is listed here, line by line, by what is written in the text.`,
      };
    case 'leave-behind':
      return {
        label: t`Cut over although the checklist has open lines`,
        what: t`Whoever has not moved can’t sign in any more, and nobody has accepted that by name.`,
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
    return t`Nobody has measured how long a sign-in takes in the script: run the test cases of login first.`;
  }
  if (peak === undefined || underWay === null) {
    const [time, scripts] = [milliseconds(scriptTime.p95), count(concurrency)];
    return signInsPossible === null
      ? t`How many sign-ins a second the ${scripts} scripts that the tenant runs at once would do for at ${time} in the script is not known.`
      : t`At ${time} in the script the ${scripts} scripts that the tenant runs at once would do for ${{ possible: count(signInsPossible) }} sign-ins a second.`;
  }
  const perSecond = Number.isInteger(peak) ? count(peak) : rate(peak);
  const [running, there] = [count(underWay), count(concurrency)];
  switch (tenant) {
    case 'enough':
      return t`At ${perSecond} sign-ins a second up to ${running} scripts are under way: well within the ${there} that the tenant runs at once.`;
    case 'tight':
      return t`At ${perSecond} sign-ins a second up to ${running} scripts are under way: more than half of the ${there} that the tenant runs at once, its Actions among them.`;
    case 'too-little':
      return t`At ${perSecond} sign-ins a second up to ${running} scripts are under way: more than the ${there} that the tenant runs at once. What comes on top fails.`;
    case 'unknown':
      return t`At ${perSecond} sign-ins a second up to ${running} scripts are under way.`;
    default:
      return assertNever(tenant);
  }
}
