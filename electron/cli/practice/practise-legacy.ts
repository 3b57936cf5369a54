import { prepareForSession } from '../../assistant/deploy/prepare.ts';
import { tenantEvents } from '../../assistant/rehearsal/tenant-events.ts';
import type { WorkspaceSession } from '../../assistant/session.ts';
import type { PracticeTenant } from '../../practice/practice.ts';
import { readTemplates } from '../../scripts/render/templates.ts';
import type { VerbContext } from '../context.ts';
import { exitCode, type VerbResult } from '../output.ts';
import { practiseLegacyEvents } from './legacy-events.ts';
import { secondReader } from './second-reader.ts';
import { signIn } from './sign-ins.ts';

/**
 * `practice --mode legacy`: deploys the scripts as `deploy` does, then lets every event happen and looks at both sides. Exits with
 * 0 when each went as wanted, or is one that the store has no place for.
 */
export async function practiseLegacy(
  tenant: PracticeTenant,
  session: WorkspaceSession,
  workspace: string,
  { powers, signal, terminal }: VerbContext,
): Promise<VerbResult> {
  const { leftOut, apply } = await prepareForSession(
    session,
    { templates: readTemplates(powers.templates), clock: powers.clock },
    { choice: { mode: 'legacy' }, edited: new Map(), service: null, given: {}, consents: new Set(['adopt']), signal },
  );
  const deployed = await apply();
  terminal.note('Deployed the scripts of legacy mode; now every event goes through them …');
  const target = { origin: tenant.origin, clientId: tenant.signInClientId, connection: tenant.connection };
  const events = await practiseLegacyEvents(
    await tenantEvents(tenant, tenant.connection),
    await secondReader(session),
    (email, password) => signIn(target, email, password),
    leftOut,
  );
  const otherwise = events.filter(({ result }) => result === 'otherwise').length;
  return {
    json: { mode: 'legacy', deployment: deployed?.number ?? null, leftOut, events, workspace },
    lines: [
      ...events.map(
        ({ event, result, scripts, auth0, legacy }) =>
          `${event}: ${result}. Scripts asked: ${scripts.join(', ') || 'none'}. Auth0: ${auth0}. Legacy tables: ${legacy}`,
      ),
      otherwise === 0
        ? 'Every event went as wanted on both sides, as far as the store has a place for it.'
        : `${otherwise} of ${events.length} events went otherwise.`,
    ],
    exit: otherwise === 0 ? exitCode.done : exitCode.failed,
  };
}
