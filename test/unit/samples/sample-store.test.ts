import { describe, expect, test } from 'vitest';
import { decide } from '../../../electron/accounts/decide.ts';
import { defaultPlanRules } from '../../../electron/accounts/plan-rules.ts';
import type { Reason } from '../../../electron/common/words.ts';
import type { Planted } from '../../../electron/practice/samples/sample.ts';
import { overlongPasswords, samplePassword } from '../../../electron/practice/samples/sample-passwords.ts';
import { sampleStore } from '../../../electron/practice/samples/sample-store.ts';
import { namedRows, readAccounts, tableOf } from './read-accounts.ts';
import { verifyIdentity, verifyMembership } from './verify-stored.ts';

const NOW = Date.UTC(2026, 0, 1);
const ACCOUNTS = 10_000;
const stores = ['aspnet-identity-core', 'aspnet-membership'] as const;
const context = { rules: defaultPlanRules, prefix: 'cm-', inScope: () => true, username: null };

describe.each(stores)('sample accounts of %s', (store) => {
  const sample = sampleStore({ store, accounts: ACCOUNTS, seed: 7 });
  const all = [...readAccounts(store, sample, NOW)];

  test('are decided as they were planted, every one', () => {
    const byEmail = Map.groupBy(
      all.map((each) => ({ ...each, decision: decide(each.account, context) })),
      ({ decision }) => (decision.decision === 'import' ? decision.email : null),
    );
    const wrong: unknown[] = [];
    for (const [email, accounts] of byEmail) {
      for (const { account, planted, decision } of accounts) {
        const found: Planted | Reason =
          decision.decision !== 'import'
            ? decision.reason
            : accounts.length > 1
              ? 'shared-email'
              : decision.blocked
                ? 'import-blocked'
                : 'import';
        if (found !== planted.planted || account.key.value !== planted.key || account.email !== planted.email)
          wrong.push({ email, found, planted });
      }
    }
    expect(wrong).toEqual([]);
  });

  test('have the password that the truth names, where they can sign in at all', () => {
    // Each pair of hash and password once: the pool is small, and PBKDF2 is slow by design.
    const checked = new Set<string>();
    for (const { planted, row, account } of all) {
      expect(planted.password === null).toBe(planted.planted !== 'import');
      if (planted.password === null) continue;
      const stored = String(row.PasswordHash ?? row.Password);
      const pair = `${stored} ${planted.password}`;
      if (checked.has(pair)) continue;
      checked.add(pair);
      const verified =
        store === 'aspnet-identity-core'
          ? verifyIdentity(stored, planted.password)
          : verifyMembership(Number(row.PasswordFormat), stored, String(row.PasswordSalt), planted.password);
      expect(verified, account.key.value).toBe(true);
    }
    expect(checked.size).toBeGreaterThan(200);
  });

  test('have about 3 % of trouble, some of each kind', () => {
    const counts = new Map<Planted, number>();
    for (const { planted } of all) counts.set(planted.planted, (counts.get(planted.planted) ?? 0) + 1);
    const bad = ACCOUNTS - (counts.get('import') ?? 0) - (counts.get('import-blocked') ?? 0);
    expect(bad / ACCOUNTS).toBeGreaterThan(0.025);
    expect(bad / ACCOUNTS).toBeLessThan(0.036);
    const common: Planted[] = ['email-missing', 'email-malformed', 'email-too-long', 'name-too-long', 'shared-email'];
    const expected: Planted[] = [
      ...common,
      'no-password',
      'damaged-password',
      'import-blocked',
      ...(store === 'aspnet-identity-core'
        ? (['user-id-too-long'] as const)
        : ([
            'anonymous-user',
            'password-needs-machine-key',
            'password-not-importable',
            'clear-password-over-72-bytes',
          ] as const)),
    ];
    for (const kind of expected) expect(counts.get(kind) ?? 0, kind).toBeGreaterThan(0);
  });

  test('are the same for the same seed, others for another', () => {
    const again = [...sampleStore({ store, accounts: ACCOUNTS, seed: 7 }).truth()];
    expect(again).toEqual(all.map(({ planted }) => planted));
    const other = [...sampleStore({ store, accounts: 100, seed: 8 }).truth()];
    expect(other.map(({ key }) => key)).not.toEqual(again.slice(0, 100).map(({ key }) => key));
  });

  test('have keys and user names that are unique even without case, and values that fit their columns', () => {
    const users = tableOf(sample, store === 'aspnet-identity-core' ? 'AspNetUsers' : 'aspnet_Users');
    const keys = new Set<string>();
    const names = new Set<string>();
    for (const row of namedRows(users)) {
      keys.add(String(row.Id ?? row.UserId).toLowerCase());
      names.add(`${row.ApplicationId ?? ''} ${String(row.UserName).toLowerCase()}`);
    }
    expect(keys.size).toBe(ACCOUNTS);
    expect(names.size).toBe(ACCOUNTS);
    for (const table of sample.tables) {
      for (const row of table.rows()) {
        expect(row.length).toBe(table.columns.length);
        table.columns.forEach(({ name, type, nullable }, place) => {
          const value = row[place] ?? null;
          if (value === null && !nullable) throw new Error(`${name} is NULL`);
          if (typeof value === 'string' && 'length' in type && type.length !== 'max' && value.length > type.length)
            throw new Error(`${name} is too long: ${value}`);
          if (typeof value === 'string' && !value.isWellFormed()) throw new Error(`${name} is not Unicode: ${value}`);
        });
      }
    }
  });

  test('write names in many scripts, beyond the BMP too', () => {
    const names = all.map(({ account }) => account.username ?? '').join('\n');
    const scripts = [
      'Latin',
      'Cyrillic',
      'Greek',
      'Han',
      'Hiragana',
      'Hangul',
      'Arabic',
      'Hebrew',
      'Thai',
      'Devanagari',
    ];
    for (const script of scripts) expect(names).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
    expect(names).toMatch(/[\u{10000}-\u{10ffff}]/u);
  });
});

describe('membership samples', () => {
  const sample = sampleStore({ store: 'aspnet-membership', accounts: ACCOUNTS, seed: 7 });

  test('serve two applications whose user names overlap', () => {
    const byApplication = Map.groupBy(namedRows(tableOf(sample, 'aspnet_Users')), (row) => row.ApplicationId);
    const [large, small] = [...byApplication.values()].toSorted((left, right) => right.length - left.length);
    expect(byApplication.size).toBe(2);
    expect(small?.length).toBeLessThan(ACCOUNTS / 10);
    const names = new Set(large?.map((row) => row.UserName));
    expect(small?.filter((row) => names.has(row.UserName ?? null)).length).toBeGreaterThan(50);
  });

  test('have 1 % of clear passwords at most', () => {
    const rows = [...namedRows(tableOf(sample, 'aspnet_Membership'))];
    const clear = rows.filter((row) => row.PasswordFormat === 0);
    expect(clear.length).toBeGreaterThan(0);
    expect(clear.length / ACCOUNTS).toBeLessThan(0.01);
  });
});

test('sample passwords include blanks at the ends and letters beyond ASCII, and the overlong are over 72 bytes', () => {
  const passwords = Array.from({ length: 256 }, (_, place) => samplePassword(place));
  expect(new Set(passwords).size).toBe(256);
  expect(passwords.some((password) => password !== password.trim())).toBe(true);
  expect(passwords.some((password) => /[^\0-\x7f]/.test(password))).toBe(true);
  for (const password of passwords) expect(Buffer.byteLength(password)).toBeLessThanOrEqual(72);
  for (const password of overlongPasswords) expect(Buffer.byteLength(password)).toBeGreaterThan(72);
});

test('few accounts are possible', () => {
  for (const store of stores) {
    for (const accounts of [0, 2]) {
      expect([...sampleStore({ store, accounts, seed: 1 }).truth()]).toHaveLength(accounts);
    }
  }
});
