import type {
  ActionName,
  Capacity,
  DeployedScript,
  DeployTarget,
  Failure,
  Snapshot,
  WorkedOutDeployment,
} from '../../../electron/assistant/contract/index.ts';
import { sceneTime } from './base-snapshot.ts';
import { scriptOf } from './sample-scripts.ts';

const hour = 3_600_000;

/** Trickle is deployed, login was edited since, and a deployment before it was of legacy. */
export const deployedTwice: Snapshot['deployment'] = {
  settings: { server: 'sql.contoso.example', user: 'userferry_scripts', applications: ['mY3WebApp0client'] },
  given: ['SQL_PASSWORD'],
  list: [
    { number: 2, mode: 'trickle', at: sceneTime - 26 * hour, state: 'applied' },
    { number: 1, mode: 'legacy', at: sceneTime - 50 * hour, state: 'applied' },
  ],
  before: true,
  differing: ['login'],
};

const first: WorkedOutDeployment = {
  connection: 'contoso-members',
  tenant: 'contoso.eu.auth0.com',
  mode: 'trickle',
  changes: [
    { kind: 'setting', path: 'options.enabledDatabaseCustomization', from: false, to: true },
    { kind: 'setting', path: 'options.import_mode', from: null, to: true },
    {
      kind: 'script',
      script: 'getUser',
      from: null,
      to: { digest: '9d1c0f3e22ab', lines: 212 },
      linesAdded: 212,
      linesRemoved: 0,
    },
    {
      kind: 'script',
      script: 'login',
      from: null,
      to: { digest: '41aa07c2be90', lines: 418 },
      linesAdded: 418,
      linesRemoved: 0,
    },
    ...(['SQL_SERVER', 'SQL_PORT', 'SQL_DATABASE', 'SQL_USER', 'SQL_PASSWORD'] as const).map(
      (key) => ({ kind: 'configuration', key, change: 'added' }) as const,
    ),
    { kind: 'application', clientId: 'mY3WebApp0client', change: 'enabled' },
  ],
  perhapsTheSame: false,
  foreign: [],
  leftOut: [],
  obstacles: [],
  warnings: [
    {
      code: 'UF-4117',
      message:
        'User ids that begin with “uf-” are in use at contoso-old of this tenant. The same account there and at “contoso-members” would be two users with one id, and Auth0 could not tell them apart.',
      next: 'If both are fed from one database, move its people into one of them alone. If they are different databases, give this workspace another userIdPrefix; it can be changed until the first run.',
    },
  ],
  needs: ['adopt'],
  unknownValues: [],
  scriptErrors: [],
  code: 'first',
};

/** After somebody has changed login and the display name in the dashboard, and given the connection a value of their own. */
const foreign: WorkedOutDeployment = {
  ...first,
  changes: [
    {
      kind: 'script',
      script: 'login',
      from: { digest: '0c77d1a9f3b4', lines: 421 },
      to: { digest: '41aa07c2be90', lines: 418 },
      linesAdded: 3,
      linesRemoved: 6,
    },
  ],
  foreign: [
    {
      undone: true,
      change: {
        kind: 'script',
        script: 'login',
        from: { digest: '41aa07c2be90', lines: 418 },
        to: { digest: '0c77d1a9f3b4', lines: 421 },
        linesAdded: 6,
        linesRemoved: 3,
      },
    },
    { undone: false, change: { kind: 'setting', path: 'display_name', from: 'Members', to: 'Contoso members' } },
    { undone: false, change: { kind: 'configuration', key: 'API_TOKEN', change: 'added' } },
  ],
  needs: ['foreign-changes', 'drop-configuration', 'script-errors'],
  unknownValues: ['API_TOKEN'],
  leftOut: [
    {
      action: 'verify',
      failure: {
        code: 'UF-7104',
        message: 'ASP.NET Membership keeps nowhere that an address is proven.',
        kept: 'No script was written.',
        next: 'Leave verify out.',
      },
    },
  ],
  scriptErrors: [
    {
      action: 'login',
      errors: [
        {
          rule: 'no-time-limit',
          severity: 'error',
          place: { line: 12, column: 7, end: { line: 12, column: 20 } },
          text: 'No time limit of its own: if the database hangs, Auth0 stops it at 20 s.',
          next: 'Set connectTimeout to 8 seconds.',
        },
      ],
    },
  ],
  code: 'foreign',
};

/** What a tenant says whose plan has no custom databases. */
export const scriptsRefused: Failure = {
  code: 'UF-2052',
  message: 'Auth0 refuses this tenant a connection with scripts: their availability varies by plan.',
  kept: 'Nothing in the tenant was changed.',
  next: 'Ask Auth0 whether the tenant’s plan has custom databases. Bulk needs none: it goes into a plain connection.',
};

/** What would change: everything before the first deployment; afterwards what somebody else did; back, nothing. */
export function deploymentFor(
  { target, dropConfiguration }: { readonly target: DeployTarget; readonly dropConfiguration: boolean },
  { deployment, scripts }: Pick<Snapshot, 'deployment' | 'scripts'>,
): WorkedOutDeployment {
  if (deployment.list.length === 0) return first;
  const nothing = { ...first, changes: [], needs: [], code: 'nothing' };
  if (target.kind === 'back') return { ...nothing, mode: 'legacy' };
  if (!scripts.some(({ edited }) => edited)) return nothing;
  if (!dropConfiguration) return foreign;
  return {
    ...foreign,
    changes: [...foreign.changes, { kind: 'configuration', key: 'API_TOKEN', change: 'removed' }],
    unknownValues: [],
    needs: ['foreign-changes', 'script-errors'],
    code: 'dropped',
  };
}

/** login was deployed as the template has it; of create there is nothing. */
export function deployedTextOf(action: ActionName): DeployedScript {
  const { template } = scriptOf(action, { scripts: [] });
  return template.kind === 'written' ? { kind: 'text', source: template.source, number: 2 } : { kind: 'none' };
}

/** A sign-in takes 90 ms in the script. */
export function capacityAt(peakSignIns: number | undefined): Capacity {
  const underWay = peakSignIns === undefined ? null : Math.ceil(peakSignIns * 0.09 + 3 * Math.sqrt(peakSignIns * 0.09));
  return {
    scriptTime: { p95: 90, runs: 14 },
    concurrency: 250,
    underWay,
    signInsPossible: 2777,
    tenant: underWay === null ? 'unknown' : underWay > 250 ? 'too-little' : 'enough',
  };
}
