import { expect, test } from 'vitest';
import type { PersonEvidence } from '../../../../electron/migration/person/evidence.ts';
import { evidenceLines } from '../../../../electron/migration/person/evidence-lines.ts';
import { factsOf } from '../../../../electron/migration/person/facts-of.ts';
import type { LogEvent } from '../../../../electron/tenant/log-events.ts';
import type { FoundUser } from '../../../../electron/tenant/tenant.ts';

const at = Date.parse('2026-11-26T08:00:00Z');
const user: FoundUser = {
  userId: 'uf-1',
  email: 'mona@contoso.example',
  emailVerified: true,
  username: null,
  phoneNumber: null,
  name: 'Mona Berg',
  blocked: false,
  appMetadata: null,
  givenName: null,
  familyName: null,
  nickname: null,
  picture: null,
  userMetadata: null,
  signIns: 1,
  lastLogin: at - 5_000,
  lastPasswordReset: null,
  created: at - 90_000,
  identities: [{ connection: 'members', userId: 'uf-1' }],
  factors: [],
  factorsChanged: null,
  changed: null,
};
const usual: PersonEvidence = {
  place: { tenant: 'contoso.example', connection: 'members' },
  key: null,
  userId: 'uf-1',
  basis: null,
  search: null,
  legacy: null,
  journal: { planned: null, runs: [], wave: null, delta: null, sharing: [] },
  byId: { kind: 'told', at, value: user },
  byAddress: { kind: 'told', at, value: [user] },
  log: { kind: 'told', at, value: [] },
  way: 'none',
};
const event = (type: string, ago: number, description = ''): LogEvent => ({
  id: `${type} ${ago}`,
  at: at - ago,
  type,
  connection: 'members',
  userId: 'uf-1',
  typed: null,
  description,
});
const logOf = (...value: readonly LogEvent[]) => factsOf({ ...usual, log: { kind: 'told', at, value } }).log;

test('only failures after the last sign-in, or the last password that was set, still say something', () => {
  expect(logOf(event('fp', 1_000), event('fp', 2_000), event('f', 3_000, 'timeout'), event('fp', 6_000))).toMatchObject(
    {
      trouble: { cause: 'wrong-password', at: at - 1_000, times: 2 },
    },
  );
  expect(logOf(event('fp', 6_000))).toMatchObject({ trouble: null });
  expect(logOf(event('scp', 1_000), event('fp', 2_000))).toMatchObject({ trouble: null });
  expect(logOf(event('s', 1_000), event('fp', 2_000))).toMatchObject({ trouble: null });
});

test('a log that may not be read tells nothing, and says so', () => {
  const evidence: PersonEvidence = { ...usual, log: { kind: 'told', at, value: 'unreadable' } };
  expect(factsOf(evidence).log).toEqual({ kind: 'not-told' });
  expect(evidenceLines(evidence, 'masked')).toContainEqual({
    source: 'Auth0’s log',
    at,
    now: true,
    tone: 'look',
    parts: ['not told: the application lacks read:logs'],
    missing: true,
  });
});

test('nobody is taken for somebody else: other connections, the same id elsewhere, the same address, links', () => {
  const kindOf = (change: Partial<PersonEvidence>) => factsOf({ ...usual, ...change }).tenant.kind;
  const none = { kind: 'told', at, value: null } as const;
  const elsewhere = { ...user, identities: [{ connection: 'others', userId: 'uf-1' }] };
  const withAddress = (value: FoundUser) => ({ byId: none, byAddress: { kind: 'told', at, value: [value] } as const });
  expect(kindOf({})).toBe('here');
  expect(kindOf({ byId: { kind: 'told', at, value: elsewhere } })).toBe('other-connection');
  expect(kindOf({ key: '1', byId: { kind: 'told', at, value: elsewhere } })).toBe('id-elsewhere');
  const another = { ...user, userId: 'x', identities: [{ connection: 'members', userId: 'x' }] };
  expect(kindOf(withAddress(another))).toBe('address-of-another');
  expect(kindOf(withAddress({ ...elsewhere, userId: 'x' }))).toBe('nobody');
  const linked = { ...another, identities: [...another.identities, { connection: 'members', userId: 'uf-1' }] };
  expect(kindOf(withAddress(linked))).toBe('linked');
  const failure = { code: 'UF-2002', message: 'away', kept: '', next: '' } as const;
  expect(kindOf({ byId: { kind: 'not-told', at, failure } })).toBe('not-told');
});
