import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import { plantedAccounts } from '../../../electron/cli/practice/planted-accounts.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { runCli } from './run-cli.ts';
import { runHere } from './run-here.ts';

let home: string;
let servers: PracticeServers;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'userferry-prove-'));
  servers = await startPracticeServers(
    {
      sqlServer: { store: 'aspnet-membership', accounts: 60, seed: 3 },
      tenant: { plan: 'unlimited', importSpeed: 'instant' },
    },
    nodeFork,
  );
});
afterAll(async () => {
  await servers?.stop();
  await rm(home, { recursive: true, force: true });
});

const workspacePath = () => join(home, 'workspace.json');

async function userferry(verb: readonly string[], password = '', run: typeof runHere = runHere) {
  return run([...verb, '--workspace', workspacePath()], {
    USERFERRY_HOME: join(home, 'home'),
    USERFERRY_SQL_PASSWORD: servers.sqlServer.password,
    USERFERRY_ACCOUNT_PASSWORD: password,
  });
}

async function told(verb: readonly string[], password = '') {
  const { code, stdout, stderr } = await userferry([...verb, '--json'], password);
  expect(stdout, stderr).not.toBe('');
  return { code, told: JSON.parse(stdout) };
}

test('a password that was made otherwise than the workspace says: the recipe that fits, and how it gets into the workspace', async () => {
  const { sqlServer, tenant, fingerprint256 } = servers;
  const { host, port, user, database } = sqlServer;
  const plain = practiceWorkspace(
    { legacy: { host, port, user, database, fingerprint256 }, tenant },
    'aspnet-membership',
    'prove-round-trip',
  );
  await writeFile(workspacePath(), JSON.stringify(plain));
  expect(await told(['survey'])).toMatchObject({ code: 0 });
  const known = await Array.fromAsync(plantedAccounts(sqlServer.control));
  let someone = { key: '', password: '' };
  for (const { key, password, planted } of known) {
    if (planted !== 'import' || password === null || someone.key !== '') continue;
    const { told: answer } = await told(['prove', key], password);
    if (answer.proof.format.startsWith('membership-sha1')) someone = { key, password };
  }

  const { strategy } = plain;
  const wrong = { ...plain, strategy: { ...strategy, rules: { ...strategy.rules, membershipHash: 'hmacsha1' } } };
  await writeFile(workspacePath(), JSON.stringify(wrong));
  expect(await told(['survey'])).toMatchObject({ code: 0 });
  expect(await told(['prove', someone.key], someone.password)).toMatchObject({
    code: 1,
    told: {
      proof: {
        kind: 'other-recipe',
        recipe: { kind: 'membership', hash: 'sha1' },
        how: 'ASP.NET Membership makes it with SHA1',
      },
      rules: { membershipHash: 'sha1' },
    },
  });
  const { code, stdout } = await userferry(['prove', someone.key], someone.password, runCli);
  expect(code).toBe(1);
  expect(stdout).toContain('under “strategy”, “rules”: "membershipHash": "sha1"');

  const file = join(home, 'mapping.json');
  expect(await told(['prove', someone.key, '--mapping', file], someone.password)).toMatchObject({
    code: 1,
    told: { mappingFile: file },
  });
  const mapping = JSON.parse(await readFile(file, 'utf8'));
  expect(mapping).toMatchObject({
    store: 'aspnet-membership',
    password: { recipe: { kind: 'membership', hash: 'sha1' } },
  });
  await writeFile(workspacePath(), JSON.stringify({ ...wrong, mapping }));
  expect(await told(['survey'])).toMatchObject({ code: 0 });
  expect(await told(['prove', someone.key], someone.password)).toMatchObject({
    code: 0,
    told: { proof: { kind: 'proven', format: 'membership-sha1' } },
  });

  for (const entry of await readdir(home, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    expect((await readFile(join(entry.parentPath, entry.name))).includes(someone.password), entry.name).toBe(false);
  }
});

test('a web.config and the file of a section that it names are read one after the other', async () => {
  const web = join(home, 'web.config');
  const section = join(home, 'machineKey.config');
  await writeFile(
    web,
    '<configuration><system.web><membership><providers><add name="AspNetSqlMembershipProvider" type="System.Web.Security.SqlMembershipProvider"/></providers></membership><machineKey configSource="machineKey.config"/></system.web></configuration>',
  );
  await writeFile(section, '<machineKey validation="MD5"/>');
  const alone = await userferry(['survey', '--web-config', web]);
  expect([alone.code, alone.stderr]).toEqual([0, expect.stringContaining('Choose that file next.')]);
  const both = await userferry(['survey', '--web-config', web, '--web-config', section]);
  expect([both.code, both.stderr]).toEqual([0, expect.stringContaining('the machine key’s validation is MD5')]);
  expect(both.stderr).not.toContain('Choose that file next.');
});
