import { own } from '../../common/own.ts';
import type { DeploymentRecord } from '../../journal/deployments.ts';
import { scriptKeys } from '../../tenant/script-keys.ts';
import type { WholeConnection } from '../../tenant/whole-connection.ts';
import { scriptsThatReadConfiguration } from '../deploy/configuration-readers.ts';
import { keysGivenBy } from '../deploy/wishes.ts';
import type { ConnectionFacts, CutoverFacts } from './checklist-types.ts';

/** The texts of the scripts that answer nobody. */
export interface NoOps {
  readonly login: string;
  readonly getUser: string;
}

/** What a cutover has to know of the connection as it is now. */
export function connectionFacts(
  { options, scripts, configuration }: WholeConnection,
  noOps: NoOps,
  past: readonly DeploymentRecord[],
): ConnectionFacts {
  const isThere = (key: string, text: string) => own(scripts, key)?.trim() === text.trim();
  return {
    importMode: options.import_mode === true,
    customDatabase: options.enabledDatabaseCustomization === true,
    plain:
      options.enabledDatabaseCustomization !== true &&
      options.import_mode !== true &&
      ![scriptKeys.login, scriptKeys.getUser].some((key) => Object.hasOwn(scripts, key)),
    noOps: isThere(scriptKeys.login, noOps.login) && isThere(scriptKeys.getUser, noOps.getUser),
    readingConfiguration: scriptsThatReadConfiguration(scripts),
    ownKeys: keysGivenBy(past, Object.keys(configuration)),
  };
}

/** The deployment that cut over, while it is the last that brought scripts, and the one before it. */
export function cutoverDeployments(past: readonly DeploymentRecord[]): Pick<CutoverFacts, 'cutover' | 'before'> {
  const applied = past.filter(({ state, mode }) => state === 'applied' && mode !== 'without secrets');
  const asking = applied.findLast(({ mode }) => mode !== 'cutover') ?? null;
  const last = applied.at(-1);
  const cutover = last?.mode === 'cutover' ? last : null;
  return {
    cutover: cutover === null ? null : { number: cutover.number, made: cutover.made },
    before: asking === null ? null : { number: asking.number, mode: asking.mode },
  };
}
