import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Account } from '../../../electron/accounts/account.ts';
import { decide } from '../../../electron/accounts/decide.ts';
import { defaultPlanRules } from '../../../electron/accounts/plan-rules.ts';
import { toUser } from '../../../electron/accounts/to-user.ts';
import { systemClock } from '../../../electron/common/clock.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import type { LegacyDatabase } from '../../../electron/legacy/legacy.ts';
import { openLegacy } from '../../../electron/legacy/open-legacy.ts';
import type { PracticeSqlServer } from '../../../electron/practice/practice.ts';
import type { PlantedAccount } from '../../../electron/practice/samples/sample.ts';
import { startPracticeSqlServer } from '../../../electron/practice/start-sql-server.ts';
import { checkScript } from '../../../electron/scripts/check/check-script.ts';
import { tenantNodes } from '../../../electron/scripts/check/check-settings.ts';
import { Container } from '../../../electron/scripts/container/container.ts';
import { memoryOf } from '../../../electron/scripts/container/memory-of.ts';
import { renderScript } from '../../../electron/scripts/render/render.ts';
import type { ScriptPlan } from '../../../electron/scripts/render/script-plan.ts';
import { readTemplates } from '../../../electron/scripts/render/templates.ts';
import type { Mapping } from '../../../electron/stores/mapping/mapping.ts';
import { onlyStore, readAccounts } from '../legacy/read-store.ts';

const templates = readTemplates(new URL('../../../templates/', import.meta.url));

describe.for(['aspnet-identity-core', 'aspnet-membership'] as const)('for %s', (store) => {
  let server: PracticeSqlServer;
  let legacy: LegacyDatabase;
  let mapping: Mapping;
  let accounts: readonly Account[];
  let container: Container;
  let configuration: Record<string, string>;
  let plan: ScriptPlan;

  beforeAll(async () => {
    server = await startPracticeSqlServer({ store, accounts: 60, seed: 7 }, nodeFork);
    const { host, port, user, password, database, certificate } = server;
    const { fingerprint256 } = new X509Certificate(certificate);
    legacy = await openLegacy(
      {
        server: host,
        port,
        database,
        authentication: { type: 'sql-login', user },
        encrypt: true,
        trust: { kind: 'fingerprint', fingerprint256 },
      },
      password,
      { clock: systemClock },
    );
    mapping = (await onlyStore(legacy)).recognition.mapping;
    accounts = [...(await readAccounts(legacy, mapping, { now: Date.now(), pageSize: 50 })).values()];
    container = new Container({ fork: nodeFork, clock: systemClock, memoryOf });
    configuration = {
      SQL_SERVER: host,
      SQL_PORT: String(port),
      SQL_DATABASE: database,
      SQL_USER: user,
      SQL_PASSWORD: password,
      SQL_TRUST_CERTIFICATE: 'yes',
    };
    plan = {
      mapping,
      applications: [],
      prefix: 'members-',
      membershipHash: 'auto',
      barred: 'refuse',
      username: null,
      marked: false,
      tedious: '11.0.3',
    };
  });
  afterAll(async () => {
    container?.close();
    await legacy?.close();
    await server?.stop();
  });

  test('getUser gives everybody the profile that a bulk import sends', async () => {
    const source = renderScript('getUser', plan, templates);
    const seen = { profiles: 0, refused: 0 };
    for (const account of accounts) {
      const decision = decide(account, {
        rules: defaultPlanRules,
        prefix: plan.prefix,
        inScope: () => true,
        username: plan.username,
      });
      if (decision.decision !== 'import') continue;
      const result = await container.run({ action: 'getUser', source, configuration }, [decision.email]);
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
    const login = { action: 'login' as const, source: renderScript('login', plan, templates), configuration };
    const getUser = { action: 'getUser' as const, source: renderScript('getUser', plan, templates), configuration };
    const lines = (await (await fetch(`${server.control}/samples`)).text()).trim().split('\n');
    const planted = lines
      .map((line) => JSON.parse(line) as PlantedAccount)
      .filter(({ planted: as }) => as === 'import');
    expect(planted.length).toBeGreaterThan(30);
    for (const { email, password } of planted) {
      const right = await container.run(login, [email, password]);
      expect(right.breaches).toEqual([]);
      expect(right.outcome).toEqual((await container.run(getUser, [email])).outcome);
      const wrong = await container.run(login, [email, `${password}x`]);
      expect(wrong).toMatchObject({ outcome: { kind: 'wrong-password', identifier: email }, breaches: [] });
    }
  });

  test.for(['nobody@example.com', "' OR 1=1 --", "x'; DROP TABLE dbo.AspNetUsers; --", '', '%', '\u0000'])(
    'nobody is %o',
    async (name) => {
      const login = { action: 'login' as const, source: renderScript('login', plan, templates), configuration };
      const getUser = { action: 'getUser' as const, source: renderScript('getUser', plan, templates), configuration };
      expect((await container.run(login, [name, 'a password'])).outcome).toMatchObject({ kind: 'wrong-password' });
      expect((await container.run(getUser, [name])).outcome).toEqual({ kind: 'nobody' });
    },
  );
});
