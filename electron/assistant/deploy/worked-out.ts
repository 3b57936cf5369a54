import { createHash } from 'node:crypto';
import { plainFailure } from '../../common/userferry-error.ts';
import { type Change, perhapsTheSame } from '../../migration/deploy/change.ts';
import { scriptName } from '../../tenant/script-keys.ts';
import type { DeploymentChange, WorkedOutDeployment } from '../contract/index.ts';
import type { SessionDeployment } from './prepare.ts';

/** What stands against a deployment until a yes is given: its needs tell of it. */
const askedFor: ReadonlySet<string> = new Set(['UF-4101', 'UF-4102', 'UF-4105', 'UF-4106', 'UF-4110', 'UF-4113']);

/** A deployment that was worked out, as a page shows it: no text of a script, and no value of the configuration. */
export function workedOut(
  prepared: SessionDeployment,
  { connection, domain }: { readonly connection: string; readonly domain: string },
): WorkedOutDeployment {
  const { plan, mode, obstacles, needs, leftOut, warnings } = prepared;
  const { changes, foreign, overwritten, unknownValues, scriptErrors } = plan;
  return {
    connection,
    tenant: domain,
    mode,
    changes: changes.map(shown),
    perhapsTheSame: perhapsTheSame(changes),
    foreign: foreign.map((change) => ({ change: shown(change), undone: overwritten.includes(change) })),
    leftOut,
    obstacles: obstacles.filter(({ code }) => !askedFor.has(code)).map(plainFailure),
    warnings: [...warnings],
    needs,
    unknownValues,
    scriptErrors,
    code: codeOf(prepared),
  };
}

/** Names what would change, and what somebody else changed: with other changes it is another one. */
export function codeOf({ mode, plan: { changes, foreign } }: SessionDeployment): string {
  const told = JSON.stringify([mode, changes, foreign]);
  return createHash('sha256').update(told).digest('hex').slice(0, 16);
}

function shown(change: Change): DeploymentChange {
  if (change.kind !== 'script') return change as DeploymentChange;
  const { key, ...rest } = change;
  return { ...rest, script: scriptName(key) };
}
