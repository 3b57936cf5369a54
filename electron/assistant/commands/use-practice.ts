import { randomUUID } from 'node:crypto';
import type { PracticeStoreName } from '../contract/index.ts';
import type { Desk } from '../desk/desk.ts';
import { freshWizard } from '../wizard/wizard-file.ts';

/** Starts the practice environment, and opens a new workspace whose forms say how to reach it. */
export function usePractice(
  desk: Desk,
  wish: { store: PracticeStoreName; accounts: number; seed: number },
): Promise<void> {
  return desk.wizard.begin('practice', async () => {
    const { legacy, tenant } = await desk.startPractice(wish);
    const id = `practice-${randomUUID().slice(0, 8)}`;
    const fresh = freshWizard(id, 'Practice');
    const { step } = desk.wizard.file;
    await desk.turnTo(
      {
        ...fresh,
        workspace: { ...fresh.workspace, environment: 'practice' },
        step,
        legacy: {
          ...fresh.legacy,
          server: legacy.host,
          port: legacy.port,
          database: legacy.database,
          user: legacy.user,
          trust: { kind: 'fingerprint', fingerprint256: legacy.fingerprint256 },
        },
        tenant: { domain: tenant.origin, clientId: tenant.clientId, connection: tenant.connection },
        store: wish.store,
      },
      { sqlPassword: legacy.password, clientSecret: tenant.clientSecret, machineKey: null },
    );
  });
}
