import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RehearsalRecord } from '../../../../electron/journal/records.ts';
import { missingProofsOf } from '../../../../electron/migration/production/missing-proofs.ts';
import {
  deployedScriptsDigest,
  scriptsDigest,
  settingsDigest,
} from '../../../../electron/migration/production/settings-digest.ts';
import { basis } from '../support/memory-legacy.ts';

const outcomes = ['worked', 'failed', 'not-tried', 'not-applicable'] as const;

function rehearsal(change: Partial<RehearsalRecord> & { readonly cells?: readonly (typeof outcomes)[number][] } = {}) {
  const { cells = ['worked'], ...rest } = change;
  return {
    mode: 'hybrid' as const,
    way: 'direct' as const,
    lookedAt: 'the first 9 accounts',
    kinds: [
      {
        id: 'locked',
        title: 'Locked out',
        cells: cells.map((outcome) => ({ event: 'verify' as const, outcome, words: null })),
      },
    ],
    textDigest: 'scripts',
    basisDigest: 'basis',
    settingsDigest: 'settings',
    at: 1,
    durationMs: 1,
    ...rest,
  };
}

const piloted = [{ state: 'passed' as const, settingsDigest: 'settings' }];
const beginning = { mode: 'hybrid', settingsDigest: 'settings', scriptsDigest: 'scripts' } as const;

test('production opens with a pilot of the same settings, and a rehearsal of the same mode, settings and scripts in which nothing failed and something worked', () => {
  const well = rehearsal({ cells: ['worked', 'not-tried', 'not-applicable'] });
  expect(missingProofsOf(beginning, [well], piloted)).toEqual([]);
  const otherScripts = rehearsal({ textDigest: 'others' });
  expect(missingProofsOf({ ...beginning, scriptsDigest: null }, [otherScripts], piloted)).toEqual([]);
  expect(missingProofsOf({ ...beginning, mode: null }, [], piloted)).toEqual([]);
});

test.each([
  ['none', [], ['rehearsal-missing']],
  ['one of another mode', [rehearsal({ mode: 'trickle' })], ['rehearsal-missing']],
  ['one in which something failed', [rehearsal({ cells: ['worked', 'failed'] })], ['rehearsal-failed']],
  ['one in which nothing was tried', [rehearsal({ cells: ['not-tried'] })], ['rehearsal-failed']],
  ['one of other rules', [rehearsal({ settingsDigest: 'others' })], ['rehearsal-of-other-settings']],
  ['one of an earlier release', [rehearsal({ settingsDigest: null })], ['rehearsal-of-other-settings']],
  ['one of other scripts', [rehearsal({ textDigest: 'others' })], ['rehearsal-of-other-scripts']],
])('and stays locked with %s', (_, rehearsals, missing) => {
  expect(missingProofsOf(beginning, rehearsals, piloted)).toEqual(missing);
});

test.each([
  ['none', [], ['pilot-missing']],
  ['one that was stopped', [{ state: 'stopped', settingsDigest: 'settings' }], ['pilot-missing']],
  ['one of other settings', [{ state: 'passed', settingsDigest: 'others' }], ['pilot-of-other-settings']],
  ['one of no settings', [{ state: 'passed', settingsDigest: null }], ['pilot-of-other-settings']],
  ['one that did not pass', [{ state: 'not-passed', settingsDigest: 'settings' }, ...piloted], ['pilot-not-passed']],
  ['one that failed', [{ state: 'failed', settingsDigest: 'settings' }], ['pilot-not-passed']],
  ['one that passed behind one of other settings', [{ state: 'passed', settingsDigest: 'others' }, ...piloted], []],
] as const)('and stays locked with a pilot that is %s', (_, pilots, missing) => {
  expect(missingProofsOf({ ...beginning, mode: null }, [], pilots)).toEqual(missing);
  expect(missingProofsOf(beginning, [rehearsal()], pilots)).toEqual(missing);
});

test('settings are the same however they are written down, and others with every change that decides about an account', () => {
  const digest = settingsDigest(basis);
  const turned = Object.fromEntries(Object.entries(basis.rules).reverse()) as unknown as typeof basis.rules;
  const { mapping } = basis;
  const rewritten = { ...basis, rules: turned, mapping: JSON.parse(JSON.stringify(mapping)) as typeof mapping };
  expect(settingsDigest(rewritten)).toBe(digest);
  // Whom it is about is no part of it.
  expect(settingsDigest({ ...basis, scope: {} as typeof basis.scope } as typeof basis)).toBe(digest);
  expect(settingsDigest({ ...basis, applications: ['b', 'a'] })).toBe(
    settingsDigest({ ...basis, applications: ['a', 'b'] }),
  );
  const others = [
    { ...basis, prefix: `${basis.prefix}x` },
    { ...basis, applications: ['a'] },
    { ...basis, rules: { ...basis.rules, blockedAccounts: 'skip' as const } },
    { ...basis, rules: { ...basis.rules, membershipHash: 'sha1' as const } },
    { ...basis, mapping: { ...mapping, origin: { kind: 'statement' as const, sql: 'SELECT 1' } } as typeof mapping },
  ];
  const digests = others.map((other) => settingsDigest(other));
  expect(new Set([digest, ...digests]).size).toBe(others.length + 1);
});

test('scripts are the same in any order and under Auth0’s keys, and others with any change', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (login, getUser) => {
      const digest = scriptsDigest([
        ['login', login],
        ['getUser', getUser],
      ]);
      expect(deployedScriptsDigest({ get_user: getUser, login, create: null })).toBe(digest);
      expect(deployedScriptsDigest({ get_user: `${getUser} `, login })).not.toBe(digest);
      expect(deployedScriptsDigest({ login })).not.toBe(digest);
    }),
  );
});
