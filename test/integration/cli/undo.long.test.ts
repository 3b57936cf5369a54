// `userferry undo` from the refusal without a yes to the report, on both practice servers.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verbBench } from './verb-bench.ts';

const bench = verbBench('undoing-');
const { verb, run } = bench;
/** Of each user of a list: id and state; ids have no commas. */
async function linesOf(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8');
  return text.trim().split('\r\n').slice(1);
}

test('a run is undone from the refusal to the report, and is over for good', { timeout: 300_000 }, async () => {
  const migrated = await verb('migrate');
  const { imported } = migrated.json.accounts;
  expect(imported).toBeGreaterThan(20);
  const { tenant } = bench.servers;

  const refused = await verb('undo');
  expect(refused).toMatchObject({ code: 1, json: { failure: { code: 'UF-4409' } } });
  expect(refused.json.failure.message).toContain(`${imported} users`);
  for (const named of [tenant.connection, new URL(tenant.origin).host, 'practice']) {
    expect(refused.json.failure.message).toContain(named);
  }

  const out = join(bench.home, 'list.csv');
  const dry = await verb('undo', '--dry-run', '--out', out);
  expect(dry).toMatchObject({
    code: 0,
    json: { dryRun: true, toDelete: imported, seconds: Math.ceil(imported / 8), users: { waiting: imported, kept: 0 } },
  });
  expect((await linesOf(out)).filter((line) => line.includes(',waiting,'))).toHaveLength(imported);
  expect((await stat(out)).mode & 0o777).toBe(0o600);
  const [someone = ''] = await linesOf(out);
  const [, , , userId = ''] = someone.split(',');

  await fetch(`${tenant.control}/enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user_id: userId, factor: 'guardian' }),
  });
  const said = ['--by', 'Kim Lee', '--because', 'The wrong scope, says <change 4711>'];
  const tooFew = await verb('undo', '--yes', 'undo', '--users', String(imported - 2), ...said);
  expect(tooFew).toMatchObject({ code: 1, json: { failure: { code: 'UF-4411' } } });
  const undone = await verb('undo', '--yes', 'undo', '--users', String(imported - 1), ...said, '--out', out);
  expect(undone, undone.stderr).toMatchObject({
    code: 3,
    json: {
      ended: 'done',
      users: { total: imported, deleted: imported - 1, kept: 1 },
      causes: [{ state: 'kept', causes: ['enrolled'], users: 1 }],
      verification: { matches: true, differences: 0 },
    },
  });
  expect(undone.stderr).toContain(`Undoing run 1: connection ${tenant.connection} of the tenant`);
  expect((await linesOf(out)).filter((line) => line.includes(',kept,enrolled,'))).toHaveLength(1);

  const report = await readFile(undone.json.report, 'utf8');

  for (const told of ['This run was undone.', 'Kim Lee', 'says &#60;change 4711', 'Kept: enrolled a second factor']) {
    expect(report).toContain(told);
  }
  expect(await linesOf(undone.json.report.replace('.html', '-undo.csv'))).toHaveLength(imported);
  expect(JSON.parse(await readFile(undone.json.report.replace('.html', '.json'), 'utf8'))).toMatchObject({
    undo: { asked: [{ by: 'Kim Lee', consents: ['undo'] }], result: { matches: true } },
  });

  const status = await run('status');
  expect(status.stdout).toContain('Run 1 was undone on');
  expect(status.stdout).toContain('1  kept: enrolled a second factor');
  expect(await verb('resume')).toMatchObject({ code: 1, json: { failure: { code: 'UF-4401' } } });
});
