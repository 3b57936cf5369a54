import { describe, expect, test } from 'vitest';
import { ZodError } from 'zod';
import { watchAnswers } from '../../../electron/tenant/preflight/answer-watch.ts';
import { toOptionsSeen } from '../../../electron/tenant/preflight/options-answer.ts';
import { toBruteForce, toSuspiciousIps } from '../../../electron/tenant/preflight/settings-answers.ts';
import { tryExportHost } from '../../../electron/tenant/preflight/try-export-host.ts';

test('what a setting doesn’t say is not taken for “off”, nor is what it says otherwise than documented', () => {
  expect(() => toBruteForce({ shields: ['block'] })).toThrow(ZodError);
  expect(() => toBruteForce({ enabled: true, shields: 'block' })).toThrow(ZodError);
  expect(() => toSuspiciousIps({ enabled: true, stage: { 'pre-login': { max_attempts: 'many' } } })).toThrow(ZodError);
  expect(toSuspiciousIps({ enabled: true })).toEqual({
    enabled: true,
    blocks: false,
    exempt: 0,
    maxAttempts: null,
    everyMs: null,
  });
});

describe('a connection’s password policy', () => {
  const policyOf = (options: object) =>
    toOptionsSeen({ id: 'con_1', name: 'members', strategy: 'auth0', options: { ...options } })?.passwordPolicy;
  const older = {
    passwordPolicy: 'good',
    password_complexity_options: { min_length: 10 },
    password_history: { enable: true, size: 5 },
    password_dictionary: { enable: true, dictionary: [] },
    password_no_personal_info: { enable: false },
  };
  const read = {
    strength: 'good',
    minLength: 10,
    characterTypes: [],
    history: 5,
    dictionary: true,
    personalData: false,
  };
  test('is read in its older form', () => {
    expect(policyOf(older)).toEqual(read);
    expect(policyOf({ password_history: { enable: false, size: 5 } })?.history).toBe(0);
    expect(policyOf({ password_history: { enable: true } })?.history).toBe('some');
  });
  test('and in the newer one, which goes before it', () => {
    const password_options = {
      complexity: { min_length: 12, character_types: ['number'] },
      history: { active: true, size: 3 },
      dictionary: { active: false },
      profile_data: { active: true },
    };
    expect(policyOf({ ...older, password_options })).toEqual({
      strength: null,
      minLength: 12,
      characterTypes: ['number'],
      history: 3,
      dictionary: false,
      personalData: true,
    });
  });
  test('is not seen where options are not shown', () => {
    expect(toOptionsSeen({ id: 'con_1', name: 'members', strategy: 'auth0' })).toBeNull();
  });
});

test('the tenant’s clock is taken from the answer that came back fastest', async () => {
  let now = Date.UTC(2026, 0, 1);
  const took = [4_000, 200, 6_000];
  const watch = watchAnswers(
    async () => {
      now += took.shift() ?? 0;
      const headers = { date: new Date(now + 300_000).toUTCString(), 'x-ratelimit-limit': '40' };
      return new Response('{}', { headers });
    },
    { now: () => now, sleep: async () => undefined },
  );
  expect(watch.clock()).toBeNull();
  for (const path of ['connections', 'users?q=a', 'guardian/factors']) {
    await watch.fetch(`https://contoso.auth0.com/api/v2/${path}`);
  }
  const { aheadMs = 0, withinMs = 0 } = watch.clock() ?? {};
  expect(withinMs).toBe(600);
  expect(Math.abs(aheadMs - 300_000)).toBeLessThanOrEqual(withinMs);
  expect(watch.usersBurst()).toBe(40);
});

describe('the host of exports', () => {
  const real = { origin: 'https://contoso.eu.auth0.com' };
  test('answers with whatever status, and is told nothing of the tenant', async () => {
    const asked: RequestInit[] = [];
    const seen = await tryExportHost(real, async (_input, init) => {
      asked.push(init ?? {});
      return new Response(null, { status: 403 });
    });
    expect(seen.kind).toBe('answers');
    expect(asked).toHaveLength(1);
    expect(asked[0]).not.toHaveProperty('headers');
    expect(asked[0]).not.toHaveProperty('body');
  });
  test('is away where no connection comes about', async () => {
    const cause = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    const seen = await tryExportHost(real, async () => Promise.reject(new TypeError('fetch failed', { cause })));
    expect(seen).toMatchObject({ kind: 'away', why: expect.stringContaining('ENOTFOUND') });
  });
  test('of a practice tenant is not guessed', async () => {
    const never: typeof fetch = async () => Promise.reject(new Error('asked all the same'));
    expect(await tryExportHost({ origin: 'http://127.0.0.1:4711' }, never)).toEqual({ kind: 'told-later' });
  });
});
