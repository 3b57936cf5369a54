import { expect, test } from 'vitest';
import { capacityWith } from '../../../electron/assistant/deploy/capacity.ts';
import type { ScriptCaseRecord } from '../../../electron/journal/records.ts';

function record(name: string, durationMs: number, differing: Partial<ScriptCaseRecord> = {}): ScriptCaseRecord {
  return {
    action: 'login',
    name,
    title: name,
    outcome: 'passed',
    words: null,
    line: null,
    flavour: 'direct',
    textDigest: '',
    basisDigest: '',
    at: 0,
    durationMs,
    ...differing,
  };
}

const migration = {
  scriptCases: async () => [
    record('found', 40),
    record('hostile', 60),
    record('database-silent', 9_000),
    record('side-by-side', 500),
    record('stored-value', 700, { outcome: 'failed' }),
    record('found', 800, { action: 'getUser' }),
  ],
};

test('a sign-in’s time is that of login’s test cases in which one person signs in and the database is there', async () => {
  expect((await capacityWith(migration, 'direct', {})).load.scriptTime).toEqual({ p95: 60, runs: 2 });
});

test('what is told goes before what was measured, and nothing was measured of the account service', async () => {
  expect((await capacityWith(migration, 'direct', { scriptMs: 300 })).load.scriptTime).toEqual({
    p95: 300,
    runs: null,
  });
  expect((await capacityWith(migration, 'service', {})).load.scriptTime).toBeNull();
  expect((await capacityWith(migration, 'direct', { concurrency: 100 })).load.concurrency).toBe(100);
});
