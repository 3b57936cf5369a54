// The preflight of a practice tenant, as the command line tells it: each finding on and off, for people whom a plan has counted.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { planAccounts } from '../../../electron/assistant/plan-accounts.ts';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import { type TenantEvents, tenantEvents } from '../../../electron/assistant/rehearsal/tenant-events.ts';
import { WorkspaceSession } from '../../../electron/assistant/session.ts';
import { surveyAccounts } from '../../../electron/assistant/survey-accounts.ts';
import { saveWorkspace } from '../../../electron/assistant/workspace/load-workspace.ts';
import type { WorkspaceFile } from '../../../electron/assistant/workspace/workspace.ts';
import { nodePowers } from '../../../electron/cli/node-powers.ts';
import { runSql } from '../../run-sql.ts';
import { type Ends, newHome, startEnds } from '../assistant/support/workbench.ts';
import { secretsOf } from './no-secrets.ts';
import { runHere } from './run-here.ts';

const answer = z.looseObject({
  population: z.looseObject({ comers: z.number(), reset: z.number(), reading: z.string() }).nullable(),
  findings: z.array(
    z.looseObject({
      name: z.string(),
      level: z.string(),
      found: z.string(),
      meaning: z.string(),
      before: z.string().nullable(),
    }),
  ),
});

let ends: Ends;
let home: Awaited<ReturnType<typeof newHome>>;
let workspace: WorkspaceFile;
let file: string;
let events: TenantEvents;

beforeAll(async () => {
  ends = await startEnds(150, { plan: 'unlimited' });
  home = await newHome();
  // Everybody must choose a new password.
  await runSql(ends, 'UPDATE dbo.AspNetUsers SET PasswordHash = NULL');
  const { sqlServer, tenant, fingerprint256 } = ends;
  const usual = practiceWorkspace(
    { legacy: { ...sqlServer, fingerprint256 }, tenant },
    'aspnet-identity-core',
    'preflight',
  );
  const rules = { ...usual.strategy.rules, withoutPassword: 'import-without' } as const;
  workspace = { ...usual, strategy: { ...usual.strategy, rules } };
  file = `${home.path}/workspace.json`;
  await saveWorkspace(file, workspace);
  vi.stubEnv('USERFERRY_HOME', home.path);
  vi.stubEnv('USERFERRY_SQL_PASSWORD', sqlServer.password);
  vi.stubEnv('USERFERRY_CLIENT_SECRET', tenant.clientSecret);
  events = await tenantEvents(tenant, tenant.connection);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await ends?.stop();
  await home?.remove();
});

async function preflight() {
  const { code, stdout } = await runHere(['preflight', '--workspace', file, '--json']);
  for (const secret of secretsOf({ store: 'aspnet-identity-core', accounts: 150, seed: 7 }))
    expect(stdout).not.toContain(secret);
  const { findings, population } = answer.parse(JSON.parse(stdout));
  const levels = Object.fromEntries(findings.map(({ name, level }) => [name, level]));
  return { code, population, levels, of: (name: string) => findings.find((one) => one.name === name) };
}

async function order(call: string, body: object): Promise<void> {
  const response = await fetch(`${ends.tenant.control}/${call}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok, await response.text()).toBe(true);
}

const setOptions = (options: object) =>
  events.management('PATCH', `connections/${ends.tenant.connectionId}`, { options });

test('without a plan it has no numbers; with one it counts whom each setting meets', { timeout: 300_000 }, async () => {
  const unplanned = await preflight();
  expect(unplanned).toMatchObject({ code: 0, population: null });
  expect(unplanned.levels['email-provider']).toBe('worth-knowing');

  const session = new WorkspaceSession(
    workspace,
    'practice',
    { sqlPassword: ends.sqlServer.password, clientSecret: ends.tenant.clientSecret },
    nodePowers('terminal', home.path),
  );
  await surveyAccounts(session, nodePowers('terminal', home.path), {});
  expect((await preflight()).population).toMatchObject({ reading: 'survey', comers: expect.any(Number) });
  await planAccounts(session, {});
  await session.close();

  const planned = await preflight();
  const people = planned.population?.reset ?? 0;
  expect(people).toBeGreaterThan(100);
  expect(planned.levels).toMatchObject({
    'suspicious-ip': 'in-the-way',
    'brute-force': 'worth-knowing',
    'breached-passwords': 'fine',
    'sign-up': 'worth-knowing',
    'password-policy': 'fine',
    'self-service-reset': 'fine',
    'second-factor': 'fine',
    'email-provider': 'in-the-way',
    'rate-limit': 'not-seen',
    clock: 'fine',
  });
  expect(planned.of('email-provider')?.meaning).toContain(`${people} people`);
  expect(planned.code).toBe(1);
});

test('settings changed at Auth0 change what is found', { timeout: 300_000 }, async () => {
  await order('email-provider', { provider: 'own' });
  await order('sign-in-settings', {
    suspiciousIps: { allowlist: ['203.0.113.0/24'] },
    bruteForce: { enabled: false },
    breachedPasswords: { enabled: true, shields: ['block'], stage: { 'pre-change-password': { shields: ['block'] } } },
    mfaPolicies: ['all-applications'],
  });
  await setOptions({
    disable_signup: true,
    passwordPolicy: 'good',
    password_history: { enable: true, size: 5 },
    disable_self_service_change_password: true,
    requires_username: true,
  });
  const changed = await preflight();
  expect(changed.levels).toMatchObject({
    'email-provider': 'fine',
    'suspicious-ip': 'worth-knowing',
    'brute-force': 'fine',
    'breached-passwords': 'worth-knowing',
    'second-factor': 'worth-knowing',
    factors: 'worth-knowing',
    'sign-up': 'fine',
    'password-policy': 'worth-knowing',
    'self-service-reset': 'in-the-way',
    usernames: 'in-the-way',
    'required-fields': 'fine',
  });
  expect(changed.of('password-policy')?.found).toContain('last 5');
  expect(changed.of('breached-passwords')?.meaning).toContain('nobody can take one that is known');

  await order('sign-in-settings', {
    suspiciousIps: { enabled: false },
    mfaPolicies: ['all-applications'],
    factors: ['otp'],
  });
  await setOptions({ disable_signup: true, attributes: { phone_number: { profile_required: true } } });
  const again = await preflight();
  expect(again.levels).toMatchObject({
    'suspicious-ip': 'fine',
    factors: 'fine',
    'required-fields': 'in-the-way',
    usernames: 'fine',
  });

  const other = await events.management('POST', 'connections', { name: 'partners', strategy: 'auth0', options: {} });
  expect(other).toBeDefined();
  await order('users', { connection: 'partners', users: [{ user_id: 'uf-77', email: 'p@partners.example' }] });
  await setOptions({ enabledDatabaseCustomization: true });
  const { clientId, signInClientId } = ends.tenant;
  await events.management('PATCH', `connections/${ends.tenant.connectionId}/clients`, [
    { client_id: signInClientId, status: false },
    { client_id: clientId, status: true },
  ]);
  expect((await preflight()).levels).toMatchObject({
    'user-ids': 'in-the-way',
    'import-mode': 'in-the-way',
    applications: 'in-the-way',
    'required-fields': 'fine',
    'sign-up': 'worth-knowing',
  });
  expect((await ends.tenantState()).users).toBe(1);

  const spoken = await runHere(['preflight', '--workspace', file]);
  expect(spoken.stdout).toMatch(
    /^“practice-members” at 127\.0\.0\.1:\d+: \d+ in the way, .*\nFor 1\d\d people in mode bulk, by plan 2 of/,
  );
  expect(spoken.stdout).toMatch(
    /In the way\n {2}.*\(applications\): Enabled for Userferry’s own application alone\.\n.*\n {4}Before: /,
  );
});
