import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../electron/practice/start-environment.ts';
import type { FoundUser, Tenant } from '../../electron/tenant/tenant.ts';
import { connectionsOf } from '../integration/practice-tenant/connections-of.ts';
import { type ChildWish, userIdPrefix } from './child-messages.ts';
import { end, message, start, wishFor } from './children.ts';
import { post, setRandomFaults } from './practice-faults.ts';
import { randomNumbers } from './random-numbers.ts';
import { soakTenant } from './soak-tenant.ts';

export interface UndoOptions {
  readonly accounts: number;
  readonly kills: number;
  readonly seed: number;
  readonly faults: boolean;
}

/** Others than the run's, in its connection and in another. */
const STRANGERS = 200;

/** True when a run that was undone by processes that die one after another leaves the tenant as it was before, user by user. */
export async function soakUndo({ accounts, kills, seed, faults }: UndoOptions): Promise<boolean> {
  const random = randomNumbers(seed);
  const folder = mkdtempSync(join(tmpdir(), 'userferry-soak-undo-'));
  const servers = await startPracticeServers(
    { sqlServer: { store: 'aspnet-identity-core', accounts, seed }, tenant: { importSpeed: 4_000 } },
    nodeFork,
  );
  try {
    const wish = wishFor(servers, join(folder, 'journal.sqlite'), null);
    const tenant = soakTenant(wish, servers.tenant.clientSecret);
    await letStrangersIn(servers);
    const before = await everybody(tenant);
    const { snapshot } = await message(start('migrating', wish, servers), 'done');
    if (faults) await setRandomFaults(servers, seed, 0.1);
    const took = await killedUndo(wish, servers, kills, () => random() * (300 + accounts / 10));
    await post(`${servers.tenant.control}/no-faults`, {});
    const wrongs = [...took.wrongs, ...differences(before, await everybody(tenant))];
    const { imported } = snapshot.counts;
    console.log(
      `${imported} of ${accounts} imported, ${took.deleted} deleted again in ${took.seconds.toFixed(1)} s; ${before.size} users of before: ${wrongs.length === 0 ? 'ok' : wrongs.slice(0, 20).join('; ')}`,
    );
    return wrongs.length === 0 && imported > accounts / 2 && took.deleted === imported;
  } finally {
    await servers.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Undoes the latest run in processes that die one after another, then in one that lives. */
async function killedUndo(wish: ChildWish, servers: PracticeServers, kills: number, instant: () => number) {
  const began = performance.now();
  for (let kill = 0; kill < kills; kill += 1) {
    const child = start('undoing', wish, servers);
    // The first dies while it finds out whom to delete.
    if (kill > 0) await message(child, 'under-way');
    await sleep(instant());
    await end(child);
  }
  const { result } = await message(start('undoing', wish, servers), 'undone');
  const { standing, end: ended } = result;
  // Who is not there any more after a crash was deleted before it.
  const deleted = standing.counts.reduce((sum, { state, users }) => (state === 'deleted' ? sum + users : sum), 0);
  return {
    deleted,
    seconds: (performance.now() - began) / 1000,
    wrongs: [
      ended.kind === 'done' ? '' : `ended as ${ended.kind}`,
      standing.result?.matches === true ? '' : `does not match: ${JSON.stringify(standing.result)}`,
    ].filter((text) => text !== ''),
  };
}

async function letStrangersIn({ tenant }: PracticeServers): Promise<void> {
  await (await connectionsOf(tenant)).create({ name: 'partners', strategy: 'auth0' });
  const strangers = (prefix: string) =>
    Array.from({ length: STRANGERS }, (_, index) => ({
      user_id: `${prefix}${index}`,
      email: `${prefix}${index}@strangers.example`,
      name: `Stranger ${index}`,
      app_metadata: { number: index },
    }));
  await post(`${tenant.control}/users`, { users: strangers('stranger-') });
  await post(`${tenant.control}/users`, { connection: 'partners', users: strangers(`${userIdPrefix}not-ours-`) });
}

async function everybody(tenant: Tenant): Promise<ReadonlyMap<string, FoundUser>> {
  const users = new Map<string, FoundUser>();
  for await (const page of tenant.exportInFull(null)) for (const user of page) users.set(user.userId, user);
  return users;
}

function differences(before: ReadonlyMap<string, FoundUser>, after: ReadonlyMap<string, FoundUser>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [was, is] = [before.get(id), after.get(id)];
    if (isDeepStrictEqual(was, is)) return [];
    return [`${id} ${was === undefined ? 'is left over' : is === undefined ? 'is missing' : 'is another than before'}`];
  });
}
