import type { ReportData } from '../../reports/report-data.ts';
import { storeByName } from '../../stores/index.ts';
import { isAddressOf } from '../../tenant/address.ts';
import type { WorkspaceSession } from '../session.ts';
import type { EnvironmentSettings } from '../workspace/workspace.ts';

/** The environment in which a run took place, whichever is chosen now: a rehearsal must not be reported as production. */
export function runsEnvironment(
  { workspace, environment }: Pick<WorkspaceSession, 'workspace' | 'environment'>,
  tenant: string,
): Pick<EnvironmentSettings, 'kind' | 'domain'> {
  const candidates = [environment, ...Object.values(workspace.environments)];
  const own = candidates.find(({ domain }) => isAddressOf(domain, tenant));
  return { kind: (own ?? environment).kind, domain: tenant };
}

/** Which database the accounts come from. */
export function sourceOf({ legacy, store }: WorkspaceSession['workspace']): ReportData['source'] {
  return { server: serverName(legacy), database: legacy.database, store: storeByName(store)?.label ?? store };
}

function serverName({ server, instance, port }: WorkspaceSession['workspace']['legacy']): string {
  if (instance !== undefined) return `${server}\\${instance}`;
  return port === undefined ? server : `${server}:${port}`;
}

type Risk = ReportData['risks'][number];

/** What the administrator accepted about the connection to the SQL Server. */
export function risksOf(settings: WorkspaceSession['workspace']['legacy']): readonly Risk[] {
  if (settings.encrypt === false) {
    return [
      {
        name: 'No encryption',
        text: 'The connection to the SQL Server was not encrypted: passwords’ hashes crossed the network in the clear.',
      },
    ];
  }
  const old: Risk = {
    name: 'Old encryption',
    text: 'The connection to the SQL Server was allowed to use TLS 1.0 and 1.1, which can be broken by somebody on the network path.',
  };
  return [...certificateRisk(settings), ...(settings.oldEncryption === true ? [old] : [])];
}

function certificateRisk(settings: WorkspaceSession['workspace']['legacy']): readonly Risk[] {
  if (settings.certificateFingerprint !== undefined) {
    return [
      { name: 'Certificate', text: 'The SQL Server’s certificate was trusted by its fingerprint, and no other.' },
    ];
  }
  if (settings.ca !== undefined) {
    return [
      {
        name: 'Certificate',
        text: 'The SQL Server’s certificate was trusted by one authority that you named, and no other.',
      },
    ];
  }
  return settings.trustServerCertificate === true
    ? [
        {
          name: 'Certificate',
          text: 'The SQL Server’s certificate was not checked: somebody on the network path could have posed as the server.',
        },
      ]
    : [];
}
