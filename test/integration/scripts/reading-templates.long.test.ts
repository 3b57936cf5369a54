import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Account } from '../../../electron/accounts/account.ts';
import { decide } from '../../../electron/accounts/decide.ts';
import { defaultPlanRules } from '../../../electron/accounts/plan-rules.ts';
import { toUser } from '../../../electron/accounts/to-user.ts';
import { checkScript } from '../../../electron/scripts/check/check-script.ts';
import { tenantNodes } from '../../../electron/scripts/check/check-settings.ts';
import type { Container } from '../../../electron/scripts/container/container.ts';
import { renderScript } from '../../../electron/scripts/render/render.ts';
import type { ScriptPlan } from '../../../electron/scripts/render/script-plan.ts';
import { type FixtureDatabase, fixtureDatabase } from '../legacy/fixture-database.ts';
import { onlyStore, readAccounts } from '../legacy/read-store.ts';
import { type BothWays, bothWays } from './both-ways.ts';
import { plantedAccounts, scriptContainer, scriptPlan, templates } from './scripted-database.ts';
import { startTokenIssuer, type TokenIssuer } from './token-issuer.ts';

describe.for(['aspnet-identity-core', 'aspnet-membership'] as const)('for %s', (store) => {
  let database: FixtureDatabase;
  let accounts: readonly Account[];
  let container: Container;
  let issuer: TokenIssuer;
  let ways: BothWays;
  let plan: ScriptPlan;

  beforeAll(async () => {
    database = await fixtureDatabase({ store, accounts: 60, seed: 7 });
    const { server, legacy } = database;
    const { mapping } = (await onlyStore(legacy)).recognition;
    accounts = [...(await readAccounts(legacy, mapping, { now: Date.now(), pageSize: 50 })).values()];
    container = scriptContainer();
    issuer = await startTokenIssuer();
    plan = scriptPlan(mapping, await legacy.catalog(), { prefix: 'members-' });
    ways = await bothWays(container, server, plan, issuer);
  });
  afterAll(async () => {
    container?.close();
    await ways?.service.stop();
    await issuer?.stop();
    await database?.stop();
  });

  test('getUser gives everybody the profile that a bulk import sends', async () => {
    const seen = { profiles: 0, refused: 0 };
    for (const account of accounts) {
      const decision = decide(account, {
        rules: defaultPlanRules,
        prefix: plan.prefix,
        inScope: () => true,
        username: plan.username,
      });
      if (decision.decision !== 'import') continue;
      const result = await ways.run('getUser', decision.email);
      expect(result.breaches).toEqual([]);
      if (decision.blocked) {
        expect(result.outcome.kind).toBe('unauthorized');
        seen.refused += 1;
        continue;
      }
      const { userId, blocked } = decision;
      const { custom_password_hash: _, ...user } = toUser(account, null, { userId, blocked, username: plan.username });
      // Through JSON, as either way goes.
      expect(result.outcome).toEqual({ kind: 'profile', profile: JSON.parse(JSON.stringify(user)) });
      seen.profiles += 1;
    }
    expect(seen.profiles).toBeGreaterThan(30);
    expect(seen.refused).toBeGreaterThan(0);
  });

  test('nothing is found by reading them', () => {
    for (const action of ['login', 'getUser'] as const) {
      for (const node of tenantNodes) {
        expect(checkScript(action, renderScript(action, plan, templates), { node, context: false })).toEqual([]);
      }
    }
  });

  test('login takes the password of each, and no other', async () => {
    const { run } = ways;
    const planted = (await plantedAccounts(database.server)).filter(({ planted: as }) => as === 'import');
    expect(planted.length).toBeGreaterThan(30);
    for (const { email, password } of planted) {
      const right = await run('login', email, password);
      expect(right.breaches).toEqual([]);
      expect(right.outcome).toEqual((await run('getUser', email)).outcome);
      const wrong = await run('login', email, `${password}x`);
      expect(wrong).toMatchObject({ outcome: { kind: 'wrong-password', identifier: email }, breaches: [] });
      expect(ways.service.printed()).not.toContain(password);
    }
  });

  test.for([
    'nobody@example.com',
    "' OR 1=1 --",
    "x'; DROP TABLE dbo.AspNetUsers; --",
    '',
    '%',
    '\u0000',
    'x'.repeat(20_000),
  ])('nobody is %o', async (name) => {
    const { run } = ways;
    expect((await run('login', name, 'a password')).outcome).toMatchObject({ kind: 'wrong-password' });
    expect((await run('getUser', name)).outcome).toEqual({ kind: 'nobody' });
  });
});
