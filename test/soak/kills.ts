import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { startPracticeServers } from '../../electron/practice/start-environment.ts';
import type { ChildResult } from './child-messages.ts';
import { end, message, start, wishFor } from './children.ts';
import { connectionWithScripts, letPeopleCome } from './people-who-come.ts';
import { setRandomFaults } from './practice-faults.ts';
import { randomNumbers } from './random-numbers.ts';

export interface KillOptions {
  readonly rounds: number;
  readonly kills: number;
  readonly accounts: number;
  readonly seed: number;
  readonly faults: boolean;
  /** People sign in all the while, into the connection that the run fills. */
  readonly signIns: boolean;
  /** As for `migrate --waves`; undefined for runs that are sent in one. */
  readonly waves?: string;
}

/** A kill comes so long after the plan at the latest: a run takes longer than that, however fast the machine. */
const latestKill = (accounts: number) => 300 + accounts / 10;

/** True when every round ended in the same, reconciled state. */
export async function soakKills(options: KillOptions): Promise<boolean> {
  const random = randomNumbers(options.seed);
  let first: RoundResult | null = null;
  let sound = true;
  for (let round = 1; round <= options.rounds; round += 1) {
    const result = await killedRun(options, round, random);
    first ??= result;
    const wrongs = complaints(result, first, options.signIns);
    sound &&= wrongs.length === 0;
    const { imported, present, total } = result.snapshot.counts;
    console.log(
      `round ${round}: ${imported} of ${total} imported, ${present} present; ${wrongs.length === 0 ? 'ok' : wrongs.join('; ')}`,
    );
  }
  return sound;
}

/** A killed run's result, with whoever was turned away meanwhile. */
type RoundResult = ChildResult & { readonly turnedAway: readonly string[] };

function complaints(
  { snapshot, verification, fates, turnedAway }: RoundResult,
  first: ChildResult,
  signIns: boolean,
): readonly string[] {
  const counts = JSON.stringify(countsOf(snapshot));
  const expected = JSON.stringify(countsOf(first.snapshot));
  return [
    ...turnedAway,
    signIns && verification.cameBySignIn === 0 ? 'nobody came while the run was under way' : '',
    snapshot.state === 'finished' ? '' : `ended as ${snapshot.state} (${snapshot.failure?.message ?? ''})`,
    verification.reconciled ? '' : `not reconciled: ${JSON.stringify(verification)}`,
    verification.different === 0 ? '' : `${verification.different} differ from what was sent`,
    counts === expected ? '' : `${counts} instead of ${expected}`,
    fates === first.fates ? '' : 'somebody met another fate than in the first round',
  ].filter((text) => text !== '');
}

/** Who comes first, the run or the person, is chance: either way the person is there. */
function countsOf({ counts: { imported, present, ...others } }: ChildResult['snapshot']) {
  return { there: imported + present, ...others };
}

/** One run in processes that die one after another, then in one that lives. */
async function killedRun(options: KillOptions, round: number, random: () => number): Promise<RoundResult> {
  const folder = mkdtempSync(join(tmpdir(), 'userferry-soak-'));
  const { accounts, seed } = options;
  const servers = await startPracticeServers(
    {
      sqlServer: { store: 'aspnet-identity-core', accounts, seed },
      tenant: { importSpeed: 4_000, grantLogs: round % 2 === 0 },
    },
    nodeFork,
  );
  try {
    const connection = options.signIns ? await connectionWithScripts(servers) : null;
    if (options.faults) await setRandomFaults(servers, seed + round);
    const people = connection === null ? null : letPeopleCome(servers, connection);
    const wish = wishFor(servers, join(folder, 'journal.sqlite'), connection, options.waves ?? null);
    for (let kill = 0; kill < options.kills; kill += 1) {
      const child = start('migrating', wish, servers);
      // The first dies while it plans.
      if (kill > 0) await message(child, 'planned');
      await sleep(random() * latestKill(accounts));
      await end(child);
    }
    const result = await message(start('migrating', wish, servers), 'done');
    return { ...result, turnedAway: (await people?.stop()) ?? [] };
  } finally {
    await servers.stop();
    rmSync(folder, { recursive: true });
  }
}
