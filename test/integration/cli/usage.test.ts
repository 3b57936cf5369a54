import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleWorkspace } from '../../unit/assistant/sample-workspace.ts';
import { runCli } from './run-cli.ts';
import { runHere } from './run-here.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'userferry-usage-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const noSecrets = { USERFERRY_SQL_PASSWORD: '', USERFERRY_CLIENT_SECRET: '' };

describe('a verb that can’t do its work', () => {
  test('ends with 2 for wrong usage, and says what is wrong', async () => {
    const wrongs = [
      ['practice', '--accounts', 'many'],
      ['migrate'],
      ['no-such-verb'],
      ['report', '--workspace', 'x', '--format', 'doc'],
    ];
    for (const wrong of wrongs) {
      const { code, stderr } = await runCli(wrong);
      expect(code, wrong.join(' ')).toBe(2);
      expect(stderr).toContain('error:');
    }
  });

  test('prints one JSON document for wrong usage too, where --json asks for it', async () => {
    for (const wrong of [
      ['plan', '--json', '--colour'],
      ['migrat', '--json'],
    ]) {
      const { code, stdout } = await runCli(wrong);
      expect(code, wrong.join(' ')).toBe(2);
      expect(JSON.parse(stdout)).toMatchObject({ failure: { code: 'UF-6107' } });
    }
  });

  test('takes no option for the value that was forgotten before it', async () => {
    const workspace = ['--workspace', 'no-such-file.json'];
    for (const wrong of [
      ['cutover', ...workspace, '--accept', '--json'],
      ['survey', ...workspace, '--answer', '--json'],
      ['survey', ...workspace, '--answer', 'login=a', '--answer', '--json'],
      ['script', 'run', 'login', ...workspace, '--file', '--json'],
      ['deploy', '--workspace', '--json', '--list'],
    ]) {
      const { code, stdout } = await runHere(wrong);
      expect(code, wrong.join(' ')).toBe(2);
      expect(JSON.parse(stdout)).toMatchObject({
        failure: { code: 'UF-6107', detail: expect.stringContaining('argument missing') },
      });
    }
    // Where it is given, what follows is an option.
    const { code, stdout } = await runHere(['cutover', ...workspace, '--accept', 'straggler', '--json']);
    expect([code, JSON.parse(stdout).failure.code]).toEqual([1, 'UF-6001']);
  });

  test('names an environment or a prefix that can’t be, instead of failing over it', async () => {
    const workspace = join(folder, 'workspace.json');
    await writeFile(workspace, JSON.stringify(sampleWorkspace()));
    const secrets = { USERFERRY_SQL_PASSWORD: 'x', USERFERRY_CLIENT_SECRET: 'x', USERFERRY_HOME: folder };
    const strange = ['status', '--workspace', workspace, '--environment', 'constructor', '--json'];
    expect(JSON.parse((await runHere(strange, secrets)).stdout)).toMatchObject({ failure: { code: 'UF-6102' } });
    await writeFile(workspace, JSON.stringify({ ...sampleWorkspace(), userIdPrefix: 'auth0|' }));
    const { stdout } = await runHere(['status', '--workspace', workspace, '--json'], secrets);
    expect(JSON.parse(stdout)).toMatchObject({ failure: { code: 'UF-6003' } });
  });

  test('prints exactly one JSON document with a stable code, and ends with 1', async () => {
    const { code, stdout } = await runCli(['plan', '--workspace', join(folder, 'none.json'), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ failure: { code: 'UF-6001' } });
  });

  test('says so when the workspace’s key can’t be kept, or is damaged', async () => {
    const workspace = join(folder, 'workspace.json');
    await writeFile(workspace, JSON.stringify(sampleWorkspace()));
    const status = ['status', '--workspace', workspace, '--json'];
    const nowhere = await runHere(status, { ...noSecrets, USERFERRY_HOME: join(workspace, 'home') });
    expect(JSON.parse(nowhere.stdout)).toMatchObject({ failure: { code: 'UF-6004' } });
    await mkdir(join(folder, 'keys'));
    await writeFile(join(folder, 'keys', 'workspace-contoso-members.key'), 'half');
    const damaged = await runHere(status, { ...noSecrets, USERFERRY_HOME: folder });
    expect(JSON.parse(damaged.stdout)).toMatchObject({ failure: { code: 'UF-4002' } });
  });

  test('names the variable in which a secret is missing', async () => {
    const workspace = join(folder, 'workspace.json');
    await writeFile(workspace, JSON.stringify(sampleWorkspace()));
    const environment = { ...noSecrets, USERFERRY_HOME: folder };
    const survey = await runHere(['survey', '--workspace', workspace], environment);
    expect(survey).toMatchObject({ code: 1, stdout: expect.stringContaining('USERFERRY_SQL_PASSWORD') });
    const migrate = await runHere(['migrate', '--workspace', workspace, '--plan', '1'], environment);
    expect(migrate).toMatchObject({ code: 1, stdout: expect.stringContaining('USERFERRY_CLIENT_SECRET') });
  });

  test('says that there is no run yet', async () => {
    const workspace = join(folder, 'workspace.json');
    await writeFile(workspace, JSON.stringify(sampleWorkspace()));
    const { code, stdout } = await runHere(['resume', '--workspace', workspace, '--json'], {
      ...noSecrets,
      USERFERRY_HOME: folder,
    });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ failure: { code: 'UF-6104' } });
  });
});
