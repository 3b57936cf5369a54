// What a preflight reads of a tenant, over real sockets: the practice tenant, and certificates of a server of its own.

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import type { PracticeTenantOptions } from '../../../electron/practice/practice.ts';
import { startPracticeTenant } from '../../../electron/practice/start-tenant.ts';
import { lookAtCertificate } from '../../../electron/tenant/preflight/look-at-certificate.ts';
import { openPreflight } from '../../../electron/tenant/preflight/open-preflight.ts';
import type { TenantAnswers } from '../../../electron/tenant/preflight/tenant-facts.ts';
import { certificateFor } from '../legacy/certificates.ts';
import { OpenedTenant } from '../practice-tenant/opened-tenant.ts';

async function factsOf(options: PracticeTenantOptions): Promise<TenantAnswers> {
  const tenant = await startPracticeTenant(options, nodeFork);
  const { origin: domain, clientId, clientSecret, connection } = tenant;
  const preflight = openPreflight({ domain, clientId, clientSecret, fetch, clock: systemClock });
  const facts = await preflight({ connection, prefix: 'uf-' }).finally(() => tenant.stop());
  if (facts.kind === 'away') throw new Error(facts.failure.message);
  return facts;
}

/** What each scope alone shows. */
const shownBy = {
  'read:connections': ['connection'],
  'read:users': ['idsElsewhere'],
  'read:attack_protection': ['suspiciousIps', 'bruteForce', 'breachedPasswords'],
  'read:mfa_policies': ['mfaPolicies'],
  'read:guardian_factors': ['factors'],
  'read:email_provider': ['emailProvider'],
} as const satisfies Record<string, readonly (keyof TenantAnswers)[]>;
const asked = Object.values(shownBy).flat();

test.concurrent.for(Object.entries(shownBy))(
  'without %s the rest is seen all the same',
  async ([scope, names], { expect }) => {
    const facts = await factsOf({ withheldScopes: [scope] });
    for (const name of asked) {
      expect([name, facts[name]]).toEqual([
        name,
        names.some((hidden) => hidden === name)
          ? { kind: 'withheld', scope }
          : expect.objectContaining({ kind: 'seen' }),
      ]);
    }
  },
);

test('without the scope for options the connection is seen without them', async () => {
  const { connection } = await factsOf({ withheldScopes: ['read:connections_options'] });
  expect(connection).toMatchObject({ kind: 'seen', value: { isDatabase: true, options: null } });
});

test('the limit of a plan and a clock that is ahead are read from the answers', { timeout: 300_000 }, async () => {
  const facts = await factsOf({ plan: 'professional', clock: { ahead: 600_000 } });
  expect(facts.usersBurst).toBe(40);
  expect(Math.abs((facts.clock?.aheadMs ?? 0) - 600_000)).toBeLessThanOrEqual((facts.clock?.withinMs ?? 0) + 50);
});

test('one answer that fails leaves the others; a refused secret is one of the credentials', async () => {
  const tenant = await startPracticeTenant({}, nodeFork);
  onTestFinished(tenant.stop);
  const { origin: domain, clientId, clientSecret, connection } = tenant;
  await fetch(`${tenant.control}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'server-error', on: 'guardian.', status: 503, when: 'before', count: 'all' }),
  });
  const clock = { now: () => Date.now(), sleep: async () => undefined };
  const options = { domain, clientId, clientSecret, fetch, clock, limits: { attempts: 2 } };
  const facts = await openPreflight(options)({ connection, prefix: 'uf-' });
  expect(facts).toMatchObject({
    kind: 'answers',
    mfaPolicies: { kind: 'untold', failure: { code: 'UF-2014' } },
    factors: { kind: 'untold', failure: { code: 'UF-2014' } },
    bruteForce: { kind: 'seen' },
  });
  expect(await openPreflight({ ...options, clientSecret: 'wrong' })({ connection, prefix: 'uf-' })).toMatchObject({
    kind: 'away',
    part: 'credentials',
    failure: { code: 'UF-2010' },
  });
  expect(
    await openPreflight({ ...options, domain: 'http://127.0.0.1:2' })({ connection, prefix: 'uf-' }),
  ).toMatchObject({ kind: 'away', part: 'way', failure: { code: 'UF-2003' } });
  await expect(openPreflight(options)({ connection, prefix: 'uf-' }, AbortSignal.abort())).rejects.toThrow(/abort/i);
});

test('the practice tenant tells its settings to whoever asks rightly, and refuses what it doesn’t know', async () => {
  const tenant = await OpenedTenant.open({
    signIns: { bruteForce: { max_attempts: 3 }, mfaPolicies: ['confidence-score'], factors: ['otp'] },
    withheldScopes: ['read:attack_protection'],
  });
  onTestFinished(tenant.practice.stop);
  expect((await tenant.call('GET', 'guardian/policies')).body).toEqual(['confidence-score']);
  expect((await tenant.call('GET', 'guardian/factors')).body).toContainEqual({
    name: 'otp',
    enabled: true,
    trial_expired: false,
  });
  expect((await tenant.call('GET', 'guardian/policies?page=0')).status).toBe(400);
  expect((await tenant.call('GET', 'attack-protection/bot-detection')).status).toBe(404);
  expect((await tenant.call('GET', 'attack-protection/brute-force-protection')).status).toBe(403);
  expect((await tenant.control('sign-in-settings', { mfaPolicies: ['sometimes'] })).status).toBe(400);
});

test('whose certificate is shown: a public authority’s, a proxy’s own, one that is not in order, none', async () => {
  const authority = await certificateFor('Contoso Inspection');
  const { pem: cert, key } = await certificateFor('localhost', authority);
  const server = createServer({ cert, key });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  let heard = 0;
  server.on('secureConnection', (socket) => socket.on('data', () => (heard += 1)).on('error', () => undefined));
  const { port } = server.address() as AddressInfo;
  const authorities = [authority.pem];
  const issuer = 'Contoso Inspection';
  expect(await lookAtCertificate('localhost', { port, authorities })).toEqual({ kind: 'public', issuer });
  expect(await lookAtCertificate('localhost', { port })).toEqual({ kind: 'private', issuer });
  expect(await lookAtCertificate('127.0.0.1', { port, authorities })).toMatchObject({ kind: 'faulty', issuer });
  expect(heard).toBe(0);
  server.close();
  expect(await lookAtCertificate('127.0.0.1', { port: 2 })).toMatchObject({ kind: 'no-direct-way' });
  await expect(lookAtCertificate('127.0.0.1', { port, signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
});
