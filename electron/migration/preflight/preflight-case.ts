import type { Mode } from '../../common/mode-words.ts';
import type { ConnectionSeen, OptionsSeen, TenantAnswers } from '../../tenant/preflight/tenant-facts.ts';
import { type Judgement, judged, notSeen, withheld } from './finding.ts';
import type { Population } from './population.ts';

/** What the workspace is going to do with the tenant. */
export interface Intent {
  readonly mode: Mode;
  readonly connection: string;
  /** In front of every user id, without `auth0|`. */
  readonly prefix: string;
  /** Userferry's own application, to which nobody signs in. */
  readonly ownClient: string;
  /** Client ids for which a deployment enables the connection. */
  readonly deployedApplications: readonly string[];
  /** Whether a deployment has the connection ask for user names; null where it leaves that as it is. */
  readonly deployedUsernames: boolean | null;
}

/** Everything that findings are made from. */
export interface PreflightCase {
  readonly facts: TenantAnswers;
  readonly intent: Intent;
  /** Null while nobody has made a plan or survey. */
  readonly population: Population | null;
}

/** Whether scripts stand between people and Auth0 in this mode, so that a deployment comes first. */
export const deploys = ({ mode }: Pick<Intent, 'mode'>) => mode !== 'bulk';

export function judgedConnection(
  { facts, intent }: PreflightCase,
  judge: (connection: ConnectionSeen) => Judgement,
): Judgement {
  return judged(facts.connection, (connection) => {
    if (connection !== null) return judge(connection);
    return notSeen(`There is no connection “${intent.connection}” yet.`, 'Look again when there is.');
  });
}

export function judgedOptions(of: PreflightCase, judge: (options: OptionsSeen) => Judgement): Judgement {
  return judgedConnection(of, ({ options }) =>
    options === null ? withheld('read:connections_options') : judge(options),
  );
}
