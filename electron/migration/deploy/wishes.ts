import { own } from '../../common/own.ts';
import type { ConnectionImage, DeploymentRecord } from '../../journal/deployments.ts';
import { type ActionName, actionNames } from '../../scripts/actions.ts';
import { scriptKeys } from '../../tenant/script-keys.ts';
import type { DeployMode } from './deploy-mode.ts';
import type { Wish } from './plan-deployment.ts';

const keyOf: Readonly<Record<ActionName, string>> = scriptKeys;

/** The options that deployments are about; all others are left to whoever set them. */
const managedSettings = ['enabledDatabaseCustomization', 'import_mode', 'requires_username'] as const;

/** A mode as a wish: its scripts and no others of those that Userferry knows. Import mode stays on after the cutover (Auth0 docs). */
export function wishOfMode(
  mode: DeployMode,
  parts: {
    readonly scripts: ReadonlyMap<ActionName, string>;
    readonly configuration: Readonly<Record<string, string>>;
    readonly applications: readonly string[];
    /** Left out, the connection keeps what it has. */
    readonly requiresUsername?: boolean;
  },
): Wish {
  const { scripts, configuration, applications, requiresUsername } = parts;
  return {
    scripts: Object.fromEntries(actionNames.map((action) => [keyOf[action], scripts.get(action) ?? null])),
    settings: {
      enabledDatabaseCustomization: true,
      import_mode: mode !== 'legacy',
      ...(requiresUsername === undefined ? {} : { requires_username: requiresUsername }),
    },
    configuration,
    // The scripts of a cutover read none of it: what is there stays for the way back, and what was taken away is not given again.
    configurationKeys: mode === 'cutover' ? 'present' : 'known-and-present',
    applications,
    checked: true,
  };
}

/**
 * A connection as it was, as a wish. Applications enabled since then stay enabled, and options that no deployment is about stay as they are.
 * @param configuration Plain values, given anew: the journal has none
 */
export function wishOfImage(
  image: ConnectionImage,
  current: ConnectionImage,
  configuration: Readonly<Record<string, string>>,
): Wish {
  const gone = Object.keys(current.scripts).filter((key) => !Object.hasOwn(image.scripts, key));
  return {
    scripts: { ...image.scripts, ...Object.fromEntries(gone.map((key) => [key, null])) },
    settings: Object.fromEntries(managedSettings.map((name) => [name, image.options[name] ?? null])),
    configuration,
    configurationKeys: image.configuration,
    applications: image.applications,
    checked: false,
  };
}

/** Which of these keys of a configuration hold values that deployments gave. */
export function keysGivenBy(past: readonly DeploymentRecord[], keys: readonly string[]): readonly string[] {
  const isGivenBy = (key: string) => (record: DeploymentRecord) =>
    (own(record.wished.configuration, key)?.value ?? null) !== null;
  return keys.filter((key) => past.some(isGivenBy(key)));
}

/**
 * A connection without the values that deployments gave its scripts. What somebody else put beside them stays, and has to be sent again
 * with everything else: see `drop-configuration`.
 * @param given Plain values of what is to stay
 */
export function wishWithoutSecrets(
  current: ConnectionImage,
  past: readonly DeploymentRecord[],
  given: Readonly<Record<string, string>>,
): Wish {
  const ours = keysGivenBy(past, Object.keys(current.configuration));
  const others = Object.entries(current.configuration).filter(([key]) => !ours.includes(key));
  const kept = others.map(([key]) => [key, own(given, key)] as const);
  return {
    scripts: {},
    settings: {},
    configuration: Object.fromEntries(kept.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))),
    configurationKeys: Object.fromEntries(others),
    applications: [],
    checked: false,
  };
}
