import { expect } from 'vitest';
import { UserferryError } from '../../../../electron/common/userferry-error.ts';
import { scriptsOfMode } from '../../../../electron/migration/deploy/deploy-mode.ts';
import { wishOfMode } from '../../../../electron/migration/deploy/wishes.ts';
import type { PracticeTenantOptions } from '../../../../electron/practice/practice.ts';
import type { ActionName } from '../../../../electron/scripts/actions.ts';
import { renderScript } from '../../../../electron/scripts/render/render.ts';
import { fixtureDatabase } from '../../legacy/fixture-database.ts';
import { deployingTo } from '../../migration/deploy/deploying.ts';
import { configurationFor, scriptContainer, templates } from '../../scripts/scripted-database.ts';
import type { WritingCase } from '../../scripts/writing-case.ts';
import { writingCases } from '../../scripts/writing-cases.ts';
import { writingStore } from '../../scripts/writing-store.ts';
import { OpenedTenant } from '../opened-tenant.ts';

export type DeployedStore = Awaited<ReturnType<typeof deployedStore>>;

/** A legacy database with ada@example.com and bob@example.com, and a practice tenant to which its rendered scripts are deployed. */
export async function deployedStore(name: string, options: PracticeTenantOptions = {}) {
  const example = writingCases.find((each) => each.name === name);
  if (example === undefined) throw new Error(`There is no case ${name}.`);
  const [database, tenant] = await Promise.all([fixtureDatabase(), OpenedTenant.open(options)]);
  const container = scriptContainer();
  const store = await writingStore(database, container, example, { prefix: 'm-' });
  const deploying = await deployingTo(tenant);
  const { signInClientId } = tenant.practice;
  let connections = 0;
  return {
    example: example satisfies WritingCase,
    tenant,
    store,
    /** Deploys a mode's scripts to a connection, to a new one where none is named; gives its name. */
    async deploy(mode: 'trickle' | 'legacy', connection?: string): Promise<string> {
      connections += 1;
      const { needed, wherePossible } = scriptsOfMode[mode];
      const plan = { ...store.plan, marked: mode === 'trickle' };
      const scripts = new Map<ActionName, string>();
      for (const action of needed) scripts.set(action, renderScript(action, plan, templates));
      for (const action of wherePossible) {
        try {
          scripts.set(action, renderScript(action, plan, templates));
        } catch (error) {
          // ASP.NET Membership keeps nowhere that an address is proven.
          if (!(error instanceof UserferryError && error.code === 'UF-7104')) throw error;
        }
      }
      const configuration = configurationFor(database.server);
      const wish = wishOfMode(mode, { scripts, configuration, applications: [signInClientId] });
      const target = { kind: 'mode', mode, wish } as const;
      const to = connection ?? `members-${connections}`;
      const consent = connection === undefined ? 'create-connection' : 'adopt';
      await (await deploying.prepare(to, target, consent)).apply();
      return to;
    },
    /** Deletes everybody at Auth0, half-created records included. */
    async emptyTenant(): Promise<void> {
      const lines = (await (await fetch(`${tenant.practice.control}/users`)).text()).trim().split('\n');
      for (const line of lines.filter((each) => each !== '')) {
        const { status } = await tenant.call('DELETE', `users/${encodeURIComponent(`auth0|${JSON.parse(line).id}`)}`);
        expect(status).toBe(204);
      }
      expect((await tenant.state()).halfCreated).toBe(0);
    },
    async stop(): Promise<void> {
      container.close();
      await deploying.stop();
      await tenant.stop();
      await database.stop();
    },
  };
}
