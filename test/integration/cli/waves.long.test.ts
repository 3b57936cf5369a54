// `userferry migrate --waves` on both practice servers, under faults: a wave that goes wrong is stopped by its limit, taken back, and
// everybody brought in waves afterwards.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type PlantedAccount, plantedAccounts } from '../../../electron/cli/practice/planted-accounts.ts';
import { signIn } from '../../../electron/cli/practice/sign-ins.ts';
import { verbBench } from './verb-bench.ts';

const bench = verbBench('in-waves', { store: 'aspnet-membership', accounts: 120, seed: 5 });
const { verb, run } = bench;
let good: readonly PlantedAccount[];

beforeAll(async () => {
  const { sqlServer, tenant } = bench.servers;
  const all: PlantedAccount[] = [];
  for await (const account of plantedAccounts(sqlServer.control)) all.push(account);
  good = all.filter(({ planted, email, password }) => planted === 'import' && email !== null && password !== null);
  await fetch(`${tenant.control}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'random',
      seed: 3,
      resetSeconds: 0.2,
      slowMilliseconds: 5,
      probabilities: { serverErrorBefore: 0.03, serverErrorAfter: 0.03, lostBefore: 0.03, lostAfter: 0.03, slow: 0.03 },
    }),
  });
});
/** Signs in as somebody; a fault of the tenant's is not their failure. */
async function tries({ email }: PlantedAccount, password: string): Promise<boolean> {
  const { origin, signInClientId: clientId, connection } = bench.servers.tenant;
  for (;;) {
    const tried = await signIn({ origin, clientId, connection }, email?.trim() ?? '', password).catch(() => null);
    if (tried !== null) return tried;
  }
}

test('a wave is stopped by its limit, undone, and everybody comes in waves afterwards', {
  timeout: 180_000,
}, async () => {
  const list = join(bench.home, 'first.txt');
  await writeFile(list, '{00000000-0000-4000-8000-000000000000}\r\n');
  const waves = ['--waves', `ids:${list}`, '--limit-failed-sign-ins', '2', '--limit-rejected', '10%'];
  expect(await verb('migrate', ...waves)).toMatchObject({ code: 1, json: { failure: { code: 'UF-4901' } } });
  const chosen = good.slice(0, 12);
  await writeFile(list, `\uFEFF${chosen.map(({ key }) => `{${key.toUpperCase()}}`).join('\r\n')}\r\n`);
  const begun = await verb('migrate', ...waves, '--by', 'Kim Lee');
  const total = begun.json.accounts.imported + begun.json.accounts.pending;
  expect(begun, begun.stderr).toMatchObject({
    code: 0,
    json: {
      state: 'between-waves',
      reconciled: false,
      waves: {
        awaits: { wave: 2, exceeded: null },
        waves: [
          { state: 'ended', outcomes: [{ outcome: 'imported' }], words: [{ kind: 'yes', by: 'Kim Lee' }] },
          { title: 'everybody else', state: 'waiting' },
        ],
      },
    },
  });
  expect(begun.json.accounts.imported).toBeGreaterThanOrEqual(12);

  // Somebody gets in, somebody mistypes first, three can't.
  const [one, two, ...others] = chosen;
  if (one === undefined || two === undefined) throw new Error('nobody was chosen');
  expect(await tries(one, one.password ?? '')).toBe(true);
  expect(await tries(two, 'mistyped')).toBe(false);
  expect(await tries(two, two.password ?? '')).toBe(true);
  for (const each of others.slice(0, 2))
    for (let time = 0; time < 3; time += 1) await tries(each, 'what they have now');

  const looked = await verb('migrate', '--wave', '2');
  expect(looked).toMatchObject({ code: 1, json: { failure: { code: 'UF-4905' } } });
  expect(looked.json.waves.waves[0].people).toMatchObject({ signedIn: 2, failing: 2 });
  const told = await run('status');
  expect(told.stdout).toContain('typed a password that does not fit the imported hash (');
  expect(told.stdout).toContain('The run waits for a yes to wave 2; nothing is sent before.');
  const waiting = await verb('person', good.at(-1)?.email?.trim() ?? '');
  expect(waiting.json.people[0].sentence).toContain('is in wave 2 of run 1, which has not begun');
  expect(await verb('verify')).toMatchObject({
    json: { reconciled: true, verification: { waiting: total - begun.json.accounts.imported } },
  });

  await tries(others[2] ?? one, 'what they have now');
  const exceeded = await verb('migrate', '--wave', '2', '--by', 'Kim Lee');
  expect(exceeded).toMatchObject({ code: 1, json: { failure: { code: 'UF-4907' } } });
  expect(await verb('resume')).toMatchObject({ code: 1, json: { failure: { code: 'UF-4903' } } });
  expect((await verb('status')).json.accounts.imported).toBe(begun.json.accounts.imported);

  const undone = await verb('undo', '--yes', 'undo', 'signed-in');
  expect(undone, undone.stderr).toMatchObject({
    code: 0,
    json: { users: { total: begun.json.accounts.imported, kept: 0 } },
  });

  const again = await verb('migrate', '--waves', '3, 40%', '--limit-rejected', '10%', '--by', 'Kim Lee');
  expect(again, again.stderr).toMatchObject({ code: 0, json: { run: '2', accounts: { present: 0 } } });
  // Every format that is imported is in it.
  expect(again.json.accounts.imported).toBeGreaterThanOrEqual(3);
  const second = await verb('migrate', '--wave', '2', '--by', 'Ada <Lovelace>', '--because', 'the first went well');
  expect(second, second.stderr).toMatchObject({
    code: 0,
    json: { state: 'between-waves', accounts: { rejected: again.json.accounts.rejected } },
  });
  const third = await verb('migrate', '--wave', '3', '--by', 'Kim Lee');
  expect(third, third.stderr).toMatchObject({
    code: 3,
    json: {
      state: 'finished',
      reconciled: true,
      accounts: { imported: total, pending: 0 },
      waves: { awaits: null, estimate: { accountsLeft: 0 } },
    },
  });
  const report = await readFile(third.json.report, 'utf8');
  for (const text of ['Waves', 'Ada &#60;Lovelace', 'the first went well', 'Each wave with at most 10% rejected.'])
    expect(report).toContain(text);
  const csv = await readFile(third.json.report.replace('.html', '-waves.csv'), 'utf8');
  expect(csv).toContain('\r\n2,40%,');
  const json = JSON.parse(await readFile(third.json.report.replace('.html', '.json'), 'utf8'));
  expect(json.waves.waves[1].words).toMatchObject([{ kind: 'yes', by: 'Ada <Lovelace>', why: 'the first went well' }]);
});
