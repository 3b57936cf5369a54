import { type Consent, type PlanConsent, planConsents } from '../../common/deploy-consents.ts';
import type { Json } from '../../common/json.ts';
import { own } from '../../common/own.ts';
import type { ConfigurationMark, ConnectionImage } from '../../journal/deployments.ts';
import type { ConnectionContent } from '../../tenant/whole-connection.ts';
import { type Change, placeOf } from './change.ts';
import { changesBetween, noConnection } from './changes-between.ts';
import { scriptsThatMiss } from './configuration-readers.ts';
import { errorsIn, type ScriptErrors } from './script-errors.ts';

/** What a deployment wants of a connection; whatever it does not name stays as it is. */
export interface Wish {
  /** By Auth0's keys; null for a script that is to go. */
  readonly scripts: Readonly<Record<string, string | null>>;
  /** Members of `options`; null for one that is to go. */
  readonly settings: Readonly<Record<string, Json>>;
  /** Plain values, as far as they are known: those that are wanted, and those that can be given again. */
  readonly configuration: Readonly<Record<string, string>>;
  /** Which keys the configuration is to have: those above beside what is there, no more than what is there, or just these. */
  readonly configurationKeys: 'known-and-present' | 'present' | Readonly<Record<string, ConfigurationMark>>;
  /** Client ids for which the connection is to be enabled; none loses it. */
  readonly applications: readonly string[];
  /** Whether scripts are read for what is wrong with them; not so where what was there before comes back. */
  readonly checked: boolean;
}

export interface DeploymentPlan {
  /** The connection as it is to be. */
  readonly wished: ConnectionImage;
  /** Empty where there is nothing to change. */
  readonly changes: readonly Change[];
  /** What somebody else has changed since the last deployment. */
  readonly foreign: readonly Change[];
  /** Of these, what this deployment would change again. */
  readonly overwritten: readonly Change[];
  /** Keys of the configuration whose values only Auth0 knows, while all have to be sent again. */
  readonly unknownValues: readonly string[];
  /** Those of them that a yes lets go of. */
  readonly droppedValues: readonly string[];
  /** Scripts, by Auth0's keys, that would be there and read one of either. */
  readonly readers: readonly string[];
  /** What is wrong with scripts that this deployment would bring. */
  readonly scriptErrors: readonly ScriptErrors[];
  /** Yeses that are needed and were not given. */
  readonly needs: readonly PlanConsent[];
}

/** Merges what is wished into what is there. */
export function planDeployment(parts: {
  /** Null where there is no such connection. */
  readonly current: ConnectionImage | null;
  /** The last deployment as it may have left the connection: one image, or two where it is not known whether it arrived; none before the first. */
  readonly known: readonly ConnectionImage[];
  readonly wish: Wish;
  /** Keyed digests of the wish's configuration, by key. */
  readonly marks: Readonly<Record<string, string>>;
  readonly consents: ReadonlySet<Consent>;
}): DeploymentPlan {
  const { current, known, wish, marks, consents } = parts;
  const from = current ?? noConnection;
  const foreign = current === null ? [] : foreignChanges(current, known);
  const whole = wishedImage(from, wish, marks);
  // Auth0 replaces the options whole and gives values back only encrypted: whoever changes one of them sends all of them.
  const replaced = changesBetween(from, whole).some(({ kind }) => kind !== 'application');
  const missing = replaced
    ? Object.keys(whole.configuration).filter((key) => !Object.hasOwn(wish.configuration, key))
    : [];
  const given = Object.keys(whole.configuration).filter((key) => !missing.includes(key));
  // What an earlier deployment gave to scripts that are replaced goes with them; what somebody else put there is theirs.
  const outlived = missing.filter(
    (key) => isOurs(key, wish, known) && scriptsThatMiss(whole.scripts, [key], given).length === 0,
  );
  const unknown = missing.filter((key) => !outlived.includes(key));
  const [unknownValues, droppedValues] = consents.has('drop-configuration') ? [[], unknown] : [unknown, []];
  const wished = withoutKeys(whole, [...droppedValues, ...outlived]);
  const readers = scriptsThatMiss(wished.scripts, unknown, given);
  const changes = changesBetween(from, wished);
  const places = new Set(changes.map(placeOf));
  const overwritten = foreign.filter((change) => places.has(placeOf(change)));
  const scriptErrors = wish.checked ? errorsIn(changes, wished.scripts) : [];
  const wanted: Readonly<Record<PlanConsent, boolean>> = {
    'create-connection': current === null,
    adopt: current !== null && known.length === 0 && changes.length > 0,
    'foreign-changes': overwritten.length > 0,
    'drop-configuration': unknownValues.length > 0,
    'script-errors': scriptErrors.length > 0,
  };
  const needs = planConsents.filter((consent) => wanted[consent] && !consents.has(consent));
  return { wished, changes, foreign, overwritten, unknownValues, droppedValues, readers, scriptErrors, needs };
}

/** Whether a value of the configuration is of a deployment, and this one brings scripts of its own. */
function isOurs(key: string, { configurationKeys }: Wish, known: readonly ConnectionImage[]): boolean {
  if (configurationKeys !== 'known-and-present') return false;
  return known.some(({ configuration }) => (own(configuration, key)?.value ?? null) !== null);
}

/** What is sent to make a connection as it is wished. */
export function contentOf({ wished }: DeploymentPlan, { configuration }: Wish): ConnectionContent {
  const values = Object.keys(wished.configuration).map((key): readonly [string, string] => {
    const value = own(configuration, key);
    if (value === undefined) throw new TypeError(`The value of ${key} is not known.`);
    return [key, value];
  });
  return {
    fields: wished.fields,
    options: wished.options,
    scripts: wished.scripts,
    configuration: Object.fromEntries(values),
  };
}

/** A place that differs from everything that the last deployment may have left was changed by somebody else. */
function foreignChanges(current: ConnectionImage, known: readonly ConnectionImage[]): readonly Change[] {
  const [first, ...others] = known.map((image) => changesBetween(image, current));
  const inAll = (change: Change) =>
    others.every((changes) => changes.some((other) => placeOf(other) === placeOf(change)));
  // What Auth0 gives back for a value is unknown where the answer to a deployment was lost: the other value may be that.
  const mayBeOurs = (change: Change) =>
    change.kind === 'configuration' &&
    Object.hasOwn(current.configuration, change.key) &&
    known.some(({ configuration }) => own(configuration, change.key)?.sealed === null);
  return (first ?? []).filter((change) => inAll(change) && !mayBeOurs(change));
}

function wishedImage(from: ConnectionImage, wish: Wish, marks: Readonly<Record<string, string>>): ConnectionImage {
  return {
    fields: from.fields,
    options: merged(from.options, wish.settings),
    scripts: merged(from.scripts, wish.scripts),
    configuration: wishedConfiguration(from, wish, marks),
    applications: [...new Set([...from.applications, ...wish.applications])].toSorted(),
  };
}

function merged<Value extends Json>(
  there: Readonly<Record<string, Value>>,
  wished: Readonly<Record<string, Value | null>>,
): Readonly<Record<string, Value>> {
  const kept = Object.entries(there).filter(([name]) => !Object.hasOwn(wished, name));
  const set = Object.entries(wished).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return Object.fromEntries([...kept, ...set]);
}

function wishedConfiguration(
  { configuration: there }: ConnectionImage,
  { configuration, configurationKeys }: Wish,
  marks: Readonly<Record<string, string>>,
): ConnectionImage['configuration'] {
  const base = typeof configurationKeys === 'string' ? there : configurationKeys;
  const keys = configurationKeys === 'known-and-present' ? { ...there, ...configuration } : base;
  return Object.fromEntries(
    Object.keys(keys).map((key) => {
      const value = own(marks, key) ?? own(base, key)?.value ?? null;
      const present = own(there, key);
      return [key, { value, sealed: present?.value === value ? present.sealed : null }];
    }),
  );
}

function withoutKeys(image: ConnectionImage, keys: readonly string[]): ConnectionImage {
  const kept = Object.entries(image.configuration).filter(([key]) => !keys.includes(key));
  return { ...image, configuration: Object.fromEntries(kept) };
}
