import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modes } from '../../../../electron/common/mode-words.ts';
import { type FindingLevel, type FindingName, findingNames } from '../../../../electron/common/preflight-words.ts';
import { findingsOf, levelsOf } from '../../../../electron/migration/preflight/findings.ts';
import type { Population } from '../../../../electron/migration/preflight/population.ts';
import type { Intent } from '../../../../electron/migration/preflight/preflight-case.ts';
import type { Seen, TenantAnswers } from '../../../../electron/tenant/preflight/tenant-facts.ts';
import { bulk, connectionWith, goodTenant, people, plainOptions, seen } from './some-tenant.ts';

interface Change {
  readonly facts?: Partial<TenantAnswers>;
  readonly intent?: Partial<Intent>;
  readonly population?: Partial<Population> | null;
}

function find(name: FindingName, { facts = {}, intent = {}, population = {} }: Change = {}) {
  const findings = findingsOf(
    { ...goodTenant, ...facts },
    { ...bulk, ...intent },
    population === null ? null : { ...people, ...population },
  );
  const found = findings.find((finding) => finding.name === name);
  if (found === undefined) throw new Error(`nothing was found of ${name}`);
  return found;
}

test('on a tenant that is ready everything is fine, and nothing is asked for', () => {
  const findings = findingsOf(goodTenant, bulk, people);
  expect(findings.filter(({ level }) => level !== 'fine')).toEqual([]);
  expect(findings.filter(({ before }) => before !== null)).toEqual([]);
  expect(levelsOf(findings)).toEqual({ 'in-the-way': 0, 'worth-knowing': 0, 'not-seen': 0, fine: findingNames.length });
});

const without = (scope: string): Partial<TenantAnswers> => ({
  scopes: goodTenant.scopes.filter((held) => held !== scope),
});
const suspicious = (change: object = {}) =>
  seen({ enabled: true, blocks: true, exempt: 0, maxAttempts: 100, everyMs: 864_000, ...change });
const absent: Partial<TenantAnswers> = { connection: seen(null) };
const some = { reset: 40, withPassword: 11_960 };
const trickle = { mode: 'trickle' } as const;
const strict = { ...plainOptions.passwordPolicy, strength: 'good', minLength: 10, history: 5 };

/** Each line: what is found, how it is judged, a part of what it means, and when. */
test.for<[FindingName, FindingLevel, RegExp, Change]>([
  ['scopes-run', 'in-the-way', /No import/, { facts: without('create:users') }],
  ['scopes-run', 'fine', /No call/, { facts: without('create:users'), intent: trickle }],
  ['scopes-run', 'in-the-way', /can’t be read back/, { facts: without('read:users'), intent: trickle }],
  ['scopes-run', 'fine', /No call/, { facts: without('read:users'), intent: { mode: 'legacy' } }],
  ['scopes-deploy', 'in-the-way', /can’t be deployed/, { facts: without('update:connections'), intent: trickle }],
  ['scopes-deploy', 'fine', /no permission/, { facts: without('update:connections') }],
  ['scopes-deploy', 'fine', /can be deployed/, { facts: without('create:connections'), intent: trickle }],
  [
    'scopes-deploy',
    'in-the-way',
    /can’t be/,
    { facts: { ...without('create:connections'), ...absent }, intent: trickle },
  ],
  ['scopes-log', 'worth-knowing', /help desk/, { facts: without('read:logs') }],
  ['scopes-undo', 'worth-knowing', /12,000 people would stay/, { facts: without('delete:users') }],
  ['scopes-undo', 'fine', /No permission/, { facts: without('delete:users'), intent: trickle }],
  ['connection', 'in-the-way', /nowhere to import/, { facts: absent }],
  ['connection', 'worth-knowing', /Deploying the scripts makes it/, { facts: absent, intent: trickle }],
  [
    'connection',
    'in-the-way',
    /Nobody can be imported/,
    { facts: { connection: seen({ isDatabase: false, applications: [], options: plainOptions }) } },
  ],
  [
    'applications',
    'in-the-way',
    /None of the 12,000 people can sign in.*refuses every import/,
    { facts: { connection: seen({ isDatabase: true, applications: [], options: plainOptions }) } },
  ],
  [
    'applications',
    'in-the-way',
    /None of the 12,000 people can sign in through it\.$/,
    { facts: { connection: seen({ isDatabase: true, applications: ['userferry'], options: plainOptions }) } },
  ],
  [
    'applications',
    'fine',
    /deployment enables it for 2/,
    {
      facts: { connection: seen({ isDatabase: true, applications: [], options: plainOptions }) },
      intent: { ...trickle, deployedApplications: ['shop', 'club'] },
    },
  ],
  [
    'import-mode',
    'in-the-way',
    /refuses every import/,
    { facts: { connection: connectionWith({ customDatabase: true }) } },
  ],
  [
    'import-mode',
    'worth-knowing',
    /switches import mode on/,
    { facts: { connection: connectionWith({ customDatabase: true }) }, intent: trickle },
  ],
  ['import-mode', 'worth-knowing', /holds no users/, { intent: trickle }],
  [
    'import-mode',
    'fine',
    /signs in moves/,
    { facts: { connection: connectionWith({ customDatabase: true, importMode: true }) }, intent: { mode: 'hybrid' } },
  ],
  [
    'import-mode',
    'fine',
    /each time/,
    { facts: { connection: connectionWith({ customDatabase: true }) }, intent: { mode: 'legacy' } },
  ],
  ['sign-up', 'worth-knowing', /12,000 people/, { facts: { connection: connectionWith({ signUpDisabled: false }) } }],
  [
    'sign-up',
    'fine',
    /scripts tell/,
    { facts: { connection: connectionWith({ signUpDisabled: false }) }, intent: trickle },
  ],
  [
    'required-fields',
    'in-the-way',
    /Each of 12,000 people/,
    { facts: { connection: connectionWith({ required: ['email', 'phone_number'] }) } },
  ],
  ['user-ids', 'in-the-way', /two users with one id/, { facts: { idsElsewhere: seen(['partners']) } }],
  ['suspicious-ip', 'worth-knowing', /12,000 people sign in/, { facts: { suspiciousIps: suspicious() } }],
  [
    'suspicious-ip',
    'worth-knowing',
    /99 people will try/,
    { facts: { suspiciousIps: suspicious() }, population: { reset: 99 } },
  ],
  [
    'suspicious-ip',
    'in-the-way',
    /100 people will try/,
    { facts: { suspiciousIps: suspicious() }, population: { reset: 100 } },
  ],
  [
    'suspicious-ip',
    'worth-knowing',
    /100 people will try/,
    { facts: { suspiciousIps: suspicious({ exempt: 2 }) }, population: { reset: 100 } },
  ],
  [
    'suspicious-ip',
    'fine',
    /No address/,
    { facts: { suspiciousIps: suspicious({ blocks: false }) }, population: { reset: 100 } },
  ],
  ['brute-force', 'worth-knowing', /40 people must choose/, { population: some }],
  [
    'brute-force',
    'worth-knowing',
    /somebody else out/,
    { facts: { bruteForce: seen({ enabled: true, blocks: true, exempt: 0, maxAttempts: 3, everywhere: true }) } },
  ],
  [
    'brute-force',
    'fine',
    /Nobody/,
    { facts: { connection: connectionWith({ bruteForceProtection: false }) }, population: some },
  ],
  [
    'breached-passwords',
    'worth-knowing',
    /Whoever of the 12,000 people.*is refused/,
    { facts: { breachedPasswords: seen({ enabled: true, blocks: true, tellsPeople: false, blocksNew: false }) } },
  ],
  [
    'breached-passwords',
    'worth-knowing',
    /e-mail about it.*Of the 40 people/,
    {
      facts: { breachedPasswords: seen({ enabled: true, blocks: false, tellsPeople: true, blocksNew: true }) },
      population: some,
    },
  ],
  [
    'breached-passwords',
    'fine',
    /Nobody/,
    { facts: { breachedPasswords: seen({ enabled: true, blocks: false, tellsPeople: false, blocksNew: true }) } },
  ],
  [
    'password-policy',
    'worth-knowing',
    /40 people must choose a new one, and meet it at once/,
    { facts: { connection: connectionWith({ passwordPolicy: strict }) }, population: some },
  ],
  [
    'password-policy',
    'fine',
    /12,000 people come along and are not held against it/,
    { facts: { connection: connectionWith({ passwordPolicy: strict }) } },
  ],
  [
    'self-service-reset',
    'in-the-way',
    /40 people/,
    { facts: { connection: connectionWith({ selfServiceResetDisabled: true }) }, population: some },
  ],
  [
    'self-service-reset',
    'worth-knowing',
    /help desk/,
    { facts: { connection: connectionWith({ selfServiceResetDisabled: true }) } },
  ],
  [
    'second-factor',
    'worth-knowing',
    /11,700 people must set one up.*300 accounts bring/,
    { facts: { mfaPolicies: seen(['all-applications']) }, population: { withFactor: 300 } },
  ],
  ['second-factor', 'worth-knowing', /new to Auth0/, { facts: { mfaPolicies: seen(['confidence-score']) } }],
  [
    'second-factor',
    'worth-knowing',
    /5 accounts had a second factor/,
    { population: { withFactor: 2, withoutTheirFactor: 3 } },
  ],
  ['factors', 'worth-knowing', /300 accounts/, { facts: { factors: seen([]) }, population: { withFactor: 300 } }],
  [
    'factors',
    'worth-knowing',
    /none that anybody/,
    { facts: { factors: seen([]), mfaPolicies: seen(['all-applications']) } },
  ],
  ['email-provider', 'worth-knowing', /forgotten/, { facts: { emailProvider: seen({ kind: 'built-in' }) } }],
  [
    'email-provider',
    'in-the-way',
    /6,000 people.*10 h/,
    { facts: { emailProvider: seen({ kind: 'built-in' }) }, population: { reset: 6_000 } },
  ],
  ['rate-limit', 'fine', /takes 7 min.*Undoing it would take 60 min/, { facts: { usersBurst: 40 } }],
  ['rate-limit', 'worth-knowing', /takes 18 min.*Undoing it would take 3 h/, { facts: { usersBurst: 2 } }],
  ['rate-limit', 'not-seen', /^$/, { facts: { usersBurst: 7 } }],
  ['clock', 'fine', /rightly/, { facts: { clock: { aheadMs: -120_500, withinMs: 600 } } }],
  ['clock', 'worth-knowing', /wrongly/, { facts: { clock: { aheadMs: 130_000, withinMs: 600 } } }],
  [
    'export-host',
    'worth-knowing',
    /no run begins/,
    { facts: { exportHost: { kind: 'away', host: 'exports.example', why: 'ENOTFOUND' } } },
  ],
  [
    'certificate',
    'worth-knowing',
    /password hashes/,
    { facts: { certificate: { kind: 'private', issuer: 'Contoso Inspection' } } },
  ],
  ['certificate', 'not-seen', /^$/, { facts: { certificate: { kind: 'no-direct-way', why: 'ECONNREFUSED' } } }],
])('%s is %s (%s)', ([name, level, meaning, change]) => {
  const finding = find(name, change);
  expect(finding.level).toBe(level);
  expect(finding.meaning).toMatch(meaning);
});

describe('user names', () => {
  const short = { minLength: 1, maxLength: 15 };
  const long = { minLength: 1, maxLength: 64 };
  const asking = { connection: connectionWith({ usernames: long }) };
  test.for<[string, FindingLevel, Change]>([
    ['nobody asks, nothing is planned', 'fine', {}],
    ['both with the same limits', 'fine', { facts: asking, population: { usernames: long } }],
    ['planned for other limits', 'in-the-way', { facts: asking, population: { usernames: short } }],
    ['planned, and the connection takes none', 'in-the-way', { population: { usernames: long } }],
    ['asked for, and none is planned', 'in-the-way', { facts: asking }],
    ['asked for, and nothing is planned yet', 'worth-knowing', { facts: asking, population: null }],
    ['asked for, and a survey asks no tenant', 'worth-knowing', { facts: asking, population: { reading: 'survey' } }],
    [
      'a deployment is to ask for them',
      'worth-knowing',
      { intent: { ...trickle, deployedUsernames: true }, population: { usernames: long } },
    ],
  ])('%s: %s', ([, level, change]) => {
    expect(find('usernames', change).level).toBe(level);
  });
});

test('a tenant that can’t be asked is told by how far the way went, and by who stands in it', () => {
  const failure = { code: 'UF-2005', message: 'Not trusted.', kept: 'All.', next: 'Ask the network.' } as const;
  const certificate = { kind: 'private', issuer: 'Contoso Inspection' } as const;
  const onTheWay = findingsOf({ kind: 'away', part: 'way', failure, certificate }, bulk, people);
  expect(onTheWay.map(({ name, level }) => [name, level])).toEqual([
    ['way', 'in-the-way'],
    ['certificate', 'worth-knowing'],
  ]);
  expect(onTheWay.map(({ found }) => found).join(' ')).toMatch(/UF-2005.*Contoso Inspection.*opens HTTPS/);
  const refused = findingsOf({ kind: 'away', part: 'credentials', failure, certificate }, bulk, people);
  expect(refused.find(({ name }) => name === 'credentials')?.level).toBe('in-the-way');
});

const anySeen = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Seen<Value>> =>
  fc.oneof(
    value.map(seen),
    fc.constantFrom('read:one', 'read:other').map((scope) => ({ kind: 'withheld' as const, scope })),
    fc.constant({
      kind: 'untold' as const,
      failure: { code: 'UF-2014', message: 'Down.', kept: 'All.', next: 'Later.' } as const,
    }),
  );
const count = fc.nat(5_000);
const perhaps = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const anyUsernames = perhaps(
  fc.record({ minLength: fc.integer({ min: 1, max: 3 }), maxLength: fc.integer({ min: 4, max: 9 }) }),
);
const anyConnection = fc.record({
  isDatabase: fc.boolean(),
  applications: fc.subarray(['userferry', 'shop', 'club']),
  options: perhaps(
    fc.record({
      customDatabase: fc.boolean(),
      importMode: fc.boolean(),
      usernames: anyUsernames,
      signUpDisabled: fc.boolean(),
      selfServiceResetDisabled: fc.boolean(),
      required: fc.subarray(['email', 'phone_number'] as const),
      bruteForceProtection: perhaps(fc.boolean()),
      passwordPolicy: fc.record({
        strength: perhaps(fc.constantFrom('none', 'good')),
        minLength: perhaps(count),
        characterTypes: fc.subarray(['number', 'special']),
        history: fc.oneof(count, fc.constant('some' as const)),
        dictionary: fc.boolean(),
        personalData: fc.boolean(),
      }),
    }),
  ),
});
const anyFacts: fc.Arbitrary<TenantAnswers> = fc.record({
  kind: fc.constant('answers' as const),
  scopes: fc.subarray([...goodTenant.scopes]),
  certificate: fc.constantFrom<TenantAnswers['certificate']>(
    { kind: 'public', issuer: 'A' },
    { kind: 'private', issuer: 'B' },
    { kind: 'faulty', issuer: 'C', why: 'CERT_HAS_EXPIRED' },
    { kind: 'no-direct-way', why: 'refused' },
    { kind: 'not-encrypted' },
  ),
  connection: anySeen(perhaps(anyConnection)),
  idsElsewhere: anySeen(perhaps(fc.subarray(['partners', 'staff']))),
  suspiciousIps: anySeen(
    fc.record({
      enabled: fc.boolean(),
      blocks: fc.boolean(),
      exempt: fc.nat(3),
      maxAttempts: perhaps(count),
      everyMs: perhaps(count),
    }),
  ),
  bruteForce: anySeen(
    fc.record({
      enabled: fc.boolean(),
      blocks: fc.boolean(),
      exempt: fc.nat(3),
      maxAttempts: perhaps(count),
      everywhere: fc.boolean(),
    }),
  ),
  breachedPasswords: anySeen(
    fc.record({ enabled: fc.boolean(), blocks: fc.boolean(), tellsPeople: fc.boolean(), blocksNew: fc.boolean() }),
  ),
  mfaPolicies: anySeen(fc.subarray(['all-applications', 'confidence-score'])),
  factors: anySeen(
    fc.array(fc.record({ name: fc.constantFrom('otp', 'sms'), enabled: fc.boolean() }), { maxLength: 2 }),
  ),
  emailProvider: anySeen(
    fc.constantFrom<{ kind: 'own'; name: string } | { kind: 'built-in' }>(
      { kind: 'own', name: 'ses' },
      { kind: 'built-in' },
    ),
  ),
  exportHost: fc.constantFrom<TenantAnswers['exportHost']>(
    { kind: 'answers', host: 'e' },
    { kind: 'away', host: 'e', why: 'refused' },
    { kind: 'told-later' },
  ),
  clock: perhaps(fc.record({ aheadMs: fc.integer({ min: -400_000, max: 400_000 }), withinMs: count })),
  usersBurst: perhaps(fc.constantFrom(2, 7, 10, 40, 50)),
});
const anyIntent = fc.record({
  mode: fc.constantFrom(...modes),
  connection: fc.constant('members'),
  prefix: fc.constant('uf-'),
  ownClient: fc.constant('userferry'),
  deployedApplications: fc.subarray(['shop']),
  deployedUsernames: perhaps(fc.boolean()),
});
const anyPopulation = perhaps(
  fc.record({
    ...Object.fromEntries(Object.entries(people).map(([name, value]) => [name, fc.constant(value)])),
    comers: count,
    withPassword: count,
    reset: count,
    importing: count,
    withFactor: count,
    withoutTheirFactor: count,
    usernames: anyUsernames,
  }) as fc.Arbitrary<Population>,
);

test('of any tenant, everything that is looked at has one finding, which says what to do wherever something is to be done', () => {
  fc.assert(
    fc.property(anyFacts, anyIntent, anyPopulation, (facts, intent, population) => {
      const findings = findingsOf(facts, intent, population);
      expect(findings.map(({ name }) => name)).toEqual(findingNames);
      for (const { level, found, meaning, before, grant } of findings) {
        const said = [found, meaning, before].join('\n');
        expect(said).not.toMatch(/undefined|NaN|null|\[object|Infinity| {2}|\b1 (people|accounts)\b|-\d+ people/);
        expect(found).not.toBe('');
        expect(before === null).toBe(level === 'fine');
        expect(meaning === '').toBe(level === 'not-seen');
        if (grant !== null) {
          expect(level).toBe('not-seen');
          expect(before).toContain(`Grant ${grant} to see it`);
        }
      }
      const withheld = Object.values(facts).flatMap((fact) =>
        typeof fact === 'object' && fact !== null && 'kind' in fact && fact.kind === 'withheld' ? [fact.scope] : [],
      );
      const granted = findings.map(({ grant }) => grant);
      for (const scope of withheld) expect(granted).toContain(scope);
    }),
  );
});
