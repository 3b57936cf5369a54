import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { expectNoSecretIn, secretsOf } from './no-secrets.ts';
import { runCli } from './run-cli.ts';

const answer = z.object({
  run: z.string(),
  mode: z.literal('bulk'),
  accounts: z.object({
    total: z.number(),
    imported: z.number(),
    updated: z.number(),
    present: z.number(),
    held: z.number(),
    skipped: z.number(),
    rejected: z.number(),
    uncertain: z.number(),
    pending: z.number(),
  }),
  reconciled: z.boolean(),
  jobs: z.number(),
  seconds: z.number(),
  report: z.string(),
  asPlanted: z.boolean(),
  signIns: z.object({ sampled: z.number(), withOldPassword: z.number(), withWrongPassword: z.number() }),
});

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'userferry-cli-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

describe.each(['aspnet-identity-core', 'aspnet-membership'] as const)('practice with %s', (store) => {
  test('moves everybody but those planted as bad, proves it by sign-ins, and leaves no secret behind', async () => {
    const { code, stdout, stderr } = await runCli(
      ['practice', '--accounts', '3000', '--store', store, '--seed', '7', '--sign-ins', '40', '--json'],
      { USERFERRY_HOME: home },
    );
    expect(code, stderr + stdout).toBe(0);
    const told = answer.parse(JSON.parse(stdout));
    const { total, ...outcomes } = told.accounts;
    expect(Object.values(outcomes).reduce((sum, accounts) => sum + accounts, 0)).toBe(total);
    expect(told).toMatchObject({
      reconciled: true,
      asPlanted: true,
      accounts: { uncertain: 0, pending: 0, present: 0 },
    });
    expect(told.accounts.held).toBeGreaterThan(0);
    expect(told.accounts.rejected).toBeGreaterThan(0);
    expect(told.signIns).toEqual({ sampled: 40, withOldPassword: 40, withWrongPassword: 0 });

    const report = await readFile(told.report, 'utf8');
    expect(report).toContain('Nobody is missing without one');

    await expectNoSecretIn(home, secretsOf({ store, accounts: 3000, seed: 7 }));
  });
});
