// How many sign-ins a second a practice tenant takes while it runs the rendered scripts against a practice SQL Server:
// `npm run bench -- sign-ins [STORE]`.

import { renderScript } from '../../electron/scripts/render/render.ts';
import { fixtureDatabase } from '../integration/legacy/fixture-database.ts';
import { onlyStore } from '../integration/legacy/read-store.ts';
import { scriptCalls } from '../integration/practice-tenant/events/observed.ts';
import { OpenedTenant } from '../integration/practice-tenant/opened-tenant.ts';
import { configurationFor, plantedAccounts, scriptPlan, templates } from '../integration/scripts/scripted-database.ts';

const accounts = 2500;
const eachTime = 400;

export async function run([store = 'aspnet-identity-core']: readonly string[]): Promise<void> {
  if (store !== 'aspnet-identity-core' && store !== 'aspnet-membership')
    throw new Error(`There is no sample of ${store}.`);
  const database = await fixtureDatabase({ store, accounts, seed: 3 });
  const tenant = await OpenedTenant.open({ clock: 'simulated' });
  try {
    const { mapping } = (await onlyStore(database.legacy)).recognition;
    const plan = scriptPlan(mapping, await database.legacy.catalog(), { marked: true });
    const connection = 'members';
    await tenant.connections.create({
      name: connection,
      strategy: 'auth0',
      enabled_clients: [tenant.practice.signInClientId],
      options: {
        enabledDatabaseCustomization: true,
        import_mode: true,
        customScripts: {
          login: renderScript('login', plan, templates),
          get_user: renderScript('getUser', plan, templates),
        },
        configuration: configurationFor(database.server),
      },
    });
    const people = (await plantedAccounts(database.server)).flatMap(({ email, password, planted }) =>
      planted === 'import' && email !== null && password !== null ? [{ email: email.trim(), password }] : [],
    );
    console.log(`${store}: ${people.length} of ${accounts} accounts can sign in`);
    let next = 0;
    for (const atOnce of [1, 2, 4, 8]) {
      const some = people.slice(next, next + eachTime);
      next += eachTime;
      await measure(tenant, connection, `first sign-ins, ${atOnce} at once`, some, atOnce);
      if (atOnce === 1) await measure(tenant, connection, 'second sign-ins, 1 at once', some, 1);
    }
    const durations = (await scriptCalls(tenant)).map(({ durationMs }) => Number(durationMs)).toSorted((a, b) => a - b);
    const at = (share: number) => durations[Math.floor(durations.length * share)];
    console.log(`scripts: median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms`);
  } finally {
    await tenant.stop();
    await database.stop();
  }
}

async function measure(
  tenant: OpenedTenant,
  connection: string,
  what: string,
  people: readonly { readonly email: string; readonly password: string }[],
  atOnce: number,
): Promise<void> {
  const queue = [...people];
  let letIn = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let person = queue.shift(); person !== undefined; person = queue.shift()) {
        const { status } = await tenant.signIn(person.email, person.password, connection);
        if (status === 200) letIn += 1;
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${what}: ${people.length} in ${seconds.toFixed(1)} s, ${(people.length / seconds).toFixed(0)} a second; ${letIn} let in`,
  );
}
