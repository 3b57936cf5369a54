import { expect, test } from 'vitest';
import { failureCauses } from '../../../../electron/common/trickle-words.ts';
import { outcomes, type Reason, reasons } from '../../../../electron/common/words.ts';
import { dayText } from '../../../../electron/migration/person/day-text.ts';
import type {
  LegacyFact,
  LogFact,
  PersonFacts,
  PlanFact,
  RunFact,
  TenantFact,
  UserFact,
  WaveFact,
  Way,
} from '../../../../electron/migration/person/person-facts.ts';
import { causeText, saidOf, sentenceOf } from '../../../../electron/migration/person/sentence.ts';
import { situationOf } from '../../../../electron/migration/person/situation.ts';

const who = 'mona@contoso.example';
const now = Date.parse('2026-11-26T08:00:00Z');
const nov24 = Date.parse('2026-11-24T09:12:00Z');
const yesterday = Date.parse('2026-11-25T17:00:00Z');

const user: UserFact = {
  blocked: false,
  signedIn: false,
  lastLogin: null,
  passwordSet: null,
  marked: false,
  markedAt: null,
  created: nov24,
};
const run: RunFact = {
  run: '3',
  at: nov24,
  outcome: 'imported',
  reason: null,
  undone: null,
  withoutPassword: false,
  mailed: null,
};
const wave: WaveFact = { run: '4', wave: 3, begun: false };
const quiet: LogFact = { kind: 'told', trouble: null, openReset: false };
const usual: PersonFacts = {
  account: { legacy: 'there', plan: { kind: 'import', comes: 'by-sign-in' }, changed: false, passwordListed: null },
  legacyAsked: true,
  run,
  wave: null,
  tenant: { kind: 'here', user },
  log: quiet,
  way: 'none',
};
const here = (change: Partial<UserFact> = {}): TenantFact => ({ kind: 'here', user: { ...user, ...change } });
const nobody: TenantFact = { kind: 'nobody' };
const straggler: PersonFacts = { ...usual, run: null, tenant: nobody, way: 'trickle' };
const left = (comes: 'by-reset' | 'not'): PlanFact => ({
  kind: 'left',
  decision: 'hold',
  reason: 'no-password',
  comes,
});

const told = (facts: PersonFacts) => sentenceOf(saidOf(situationOf(facts), now), who);

test.each<readonly [string, PersonFacts, string]>([
  [
    'signed in, and then typed a wrong password',
    {
      ...usual,
      tenant: here({ signedIn: true, lastLogin: nov24 }),
      log: { kind: 'told', trouble: { cause: 'wrong-password', at: yesterday, times: 2 }, openReset: false },
    },
    'moved with run 3 on 24 Nov and has signed in there, last on 24 Nov; a sign-in failed twice, last yesterday, because of a wrong password: they should use ‘forgotten password’.',
  ],
  [
    'changed the password in the old application after signing in',
    {
      ...usual,
      account: {
        legacy: 'there',
        plan: { kind: 'import', comes: 'by-sign-in' },
        changed: true,
        passwordListed: yesterday,
      },
      tenant: here({ signedIn: true, lastLogin: nov24 }),
    },
    'moved with run 3 on 24 Nov and has signed in there, last on 24 Nov, while a password that they changed in the old application holds there alone: they should sign in with the password that they used at Auth0, or use ‘forgotten password’, but not with the one of the old application.',
  ],
  [
    'moved by a run',
    usual,
    'moved with run 3 on 24 Nov and has not signed in there yet: they should sign in with the password of the old application.',
  ],
  [
    'in a wave to come',
    { ...usual, run: null, wave, tenant: nobody },
    'has not moved to Auth0 yet, and is in wave 3 of run 4, which has not begun: they can’t sign in at Auth0 before their wave brings them, and use the old application until then.',
  ],
  [
    'moved by trickle',
    { ...usual, run: null, tenant: here({ marked: true, markedAt: yesterday, signedIn: true, lastLogin: now }) },
    'moved by signing in yesterday and has signed in there, last today: they should sign in as they did then, or use ‘forgotten password’.',
  ],
  [
    'blocked',
    { ...usual, tenant: here({ blocked: true }) },
    'moved with run 3 on 24 Nov and is blocked there: no password lets them in while they are blocked, so whoever may decide that has to unblock them in Auth0.',
  ],
  [
    'without a password, asked to choose one',
    { ...usual, run: { ...run, withoutPassword: true, mailed: yesterday } },
    'moved with run 3 on 24 Nov and has no password there yet: they should follow the link in the e-mail that was asked for, or use ‘forgotten password’.',
  ],
  [
    'a straggler whose script was too slow',
    {
      ...straggler,
      log: { kind: 'told', trouble: { cause: 'script-too-slow', at: now, times: 1 }, openReset: false },
    },
    'has not moved to Auth0 yet; a sign-in failed today because asking the old database took too long: it was not their doing, so they should try again later, and whoever looks after the old database should know.',
  ],
  [
    'held in bulk alone',
    {
      ...straggler,
      account: { legacy: 'there', plan: left('by-reset'), changed: false, passwordListed: null },
      way: 'none',
    },
    'is not in Auth0, because the plan has them held (no password to import): they can’t sign in at Auth0 until what kept them is mended and a new run brings them.',
  ],
  [
    'held, and can come by a new password',
    { ...straggler, account: { legacy: 'there', plan: left('by-reset'), changed: false, passwordListed: null } },
    'is not in Auth0, because the plan has them held (no password to import): they should use ‘forgotten password’ at the new page, which moves them.',
  ],
  [
    'undone',
    { ...usual, tenant: nobody, run: { ...run, undone: yesterday } },
    'is not in Auth0, because run 3, which had moved them, was undone yesterday: they can’t sign in at Auth0 until a new run brings them, so find out first whether that was meant.',
  ],
  [
    'came after the plan',
    {
      ...straggler,
      account: {
        legacy: 'there',
        plan: { kind: 'not-in-it', comes: 'by-sign-in' },
        changed: false,
        passwordListed: null,
      },
      way: 'none',
    },
    'is not in Auth0, because they came into the old database after the plan, or outside of it: a new plan and a run of it bring them, and they use the old application until then.',
  ],
  [
    'in Auth0 alone',
    { ...usual, account: null, run: null, tenant: here({ signedIn: true, lastLogin: yesterday }) },
    'is in Auth0 alone, made there on 24 Nov, without an account in the plan or the old database, and has signed in there, last yesterday: they should sign in as they did then, or use ‘forgotten password’.',
  ],
  [
    'Auth0 is away',
    { ...usual, tenant: { kind: 'not-told' }, log: { kind: 'not-told' } },
    'moved with run 3 on 24 Nov, and Auth0 could not be asked now: nothing can be said of today, so ask again once Auth0 answers.',
  ],
])('%s', (_name, facts, sentence) => {
  expect(told(facts)).toBe(`${who} ${sentence}`);
});

test('a later run counts for who is not there; a mark goes before any run', () => {
  expect(told({ ...usual, tenant: here({ marked: true }) })).toContain('moved by signing in and');
  expect(
    told({ ...usual, tenant: nobody, run: { ...run, outcome: 'rejected', reason: 'half-created-user' } }),
  ).toContain('half-created');
});

const flags = [false, true];
const tenants: readonly TenantFact[] = [
  ...(['not-told', 'linked', 'id-elsewhere', 'address-of-another', 'other-connection', 'nobody'] as const).map(
    (kind) => ({ kind }),
  ),
  ...flags.flatMap((blocked) =>
    flags.flatMap((signedIn) =>
      flags.flatMap((marked) =>
        [null, yesterday].map((passwordSet) =>
          here({ blocked, signedIn, marked, passwordSet, lastLogin: signedIn ? nov24 : null }),
        ),
      ),
    ),
  ),
];
const runs: readonly (RunFact | null)[] = [
  null,
  { ...run, undone: yesterday },
  { ...run, withoutPassword: true },
  { ...run, outcome: 'rejected', reason: 'half-created-user' },
  ...outcomes.map((outcome) => ({ ...run, outcome, reason: outcome === 'held' ? ('no-password' as const) : null })),
];
const logs: readonly LogFact[] = [
  { kind: 'not-told' },
  ...flags.map((openReset) => ({ kind: 'told' as const, trouble: null, openReset })),
  ...failureCauses.map((cause) => ({
    kind: 'told' as const,
    trouble: { cause, at: yesterday, times: 3 },
    openReset: false,
  })),
];
const legacies: readonly LegacyFact[] = ['there', 'barred', 'gone', 'not-told'];
const plans: readonly PlanFact[] = [
  { kind: 'import', comes: 'by-sign-in' },
  { kind: 'import', comes: 'by-reset' },
  left('not'),
  { kind: 'not-in-it', comes: 'by-sign-in' },
  { kind: 'no-plan', comes: 'by-reset' },
];
const accounts: readonly PersonFacts['account'][] = [
  null,
  ...legacies.flatMap((legacy) => plans.map((plan) => ({ legacy, plan, changed: false, passwordListed: null }))),
  { legacy: 'there', plan: { kind: 'import', comes: 'by-sign-in' }, changed: true, passwordListed: null },
  { legacy: 'there', plan: { kind: 'import', comes: 'by-sign-in' }, changed: true, passwordListed: yesterday },
];
const ways: readonly Way[] = ['none', 'trickle', 'legacy', 'cutover'];

/** A later run may be about to bring somebody with a wave. */
const sendings: readonly Pick<PersonFacts, 'run' | 'wave'>[] = [
  ...runs.map((each) => ({ run: each, wave: null })),
  { run: null, wave },
  { run: { ...run, undone: yesterday }, wave: { ...wave, begun: true } },
];

function* everything(): Generator<PersonFacts> {
  for (const tenant of tenants)
    for (const sending of sendings)
      for (const log of logs)
        for (const account of accounts)
          for (const way of ways) yield { tenant, ...sending, log, account, way, legacyAsked: way !== 'none' };
}

/** What a sentence must not say, or has to, whatever else is true. */
function wrongIn(facts: PersonFacts, sentence: string): string | null {
  const { tenant, log, account, way } = facts;
  const says = (...parts: readonly RegExp[]) => parts.some((part) => part.test(sentence));
  if (!/^mona@contoso\.example [^.:]{10,}: [^.:]{10,}\.$/.test(sentence)) return 'is not one sentence';
  if (says(/undefined|null|NaN|\[object| {2}| [,;:.]|,,/)) return 'is not whole';
  const trouble = log.kind === 'told' ? log.trouble : null;
  if (tenant.kind === 'not-told' && !says(/Auth0 could not be asked/)) return 'knows what nobody told';
  if (tenant.kind === 'here') {
    if (says(/not in Auth0|has not moved|half-created|which moves them|could not be asked|neither/))
      return 'denies them';
    if (tenant.user.blocked !== says(/is blocked there/)) return 'is wrong about who is blocked';
    if (tenant.user.blocked && says(/they should/)) return 'sends a blocked person on';
    if (!tenant.user.signedIn && says(/has signed in there/)) return 'has them signed in';
    if (tenant.user.signedIn && says(/has not signed in|no password there/)) return 'has them not signed in';
    if (trouble !== null && !sentence.includes(causeText(trouble.cause))) return 'passes the failure over';
    if (log.kind === 'not-told' && !tenant.user.blocked && !says(/can’t be seen/)) return 'trusts an unread log';
    const { blocked, signedIn, passwordSet } = tenant.user;
    const listed = account?.passwordListed != null && !blocked && (signedIn || passwordSet !== null);
    if (listed !== says(/changed in the old application holds there alone/))
      return 'is wrong about whose password holds';
    if (listed && way !== 'legacy' && says(/sign in with the password of the old application/))
      return 'asks for a password that Auth0 does not have';
  }
  if (tenant.kind === 'nobody') {
    if (!says(/not in Auth0|has not moved to Auth0|half-created|on the way into|neither/)) return 'has them there';
    if (says(/has signed in there|is blocked there|has not signed in there/)) return 'has them there';
    if ((way === 'none' || way === 'cutover') && says(/which moves them/)) return 'promises what no script does';
    if (account?.legacy === 'gone' && says(/password of the old application/))
      return 'asks for a password that is gone';
    if (account?.legacy === 'barred' && way === 'trickle' && says(/which moves them/))
      return 'sends a barred person on';
  }
  return null;
}

test('no combination gives an empty, broken or untrue sentence', () => {
  const wrong = new Map<string, string>();
  let seen = 0;
  for (const facts of everything()) {
    seen += 1;
    const sentence = told(facts);
    const why = wrongIn(facts, sentence);
    if (why !== null && !wrong.has(why)) wrong.set(why, `${sentence} ${JSON.stringify(facts)}`);
  }
  expect(seen).toBe(tenants.length * sendings.length * logs.length * accounts.length * ways.length);
  expect([...wrong]).toEqual([]);
});

test('every reason for which somebody is left makes one sentence', () => {
  const plan = (reason: Reason): PlanFact => ({ kind: 'left', decision: 'reject', reason, comes: 'not' });
  for (const reason of reasons) {
    const account = { legacy: 'there', plan: plan(reason), changed: false, passwordListed: null } as const;
    for (const facts of [
      { ...straggler, account },
      { ...usual, account, tenant: nobody, run: { ...run, outcome: 'rejected' as const, reason } },
      { ...usual, account, tenant: { kind: 'not-told' as const } },
    ])
      expect(wrongIn(facts, told(facts)), told(facts)).toBeNull();
  }
});

test('days are told as people tell them', () => {
  expect(dayText(now + 3_600_000, now)).toBe('today');
  expect(dayText(yesterday, now)).toBe('yesterday');
  expect(dayText(nov24, now)).toBe('on 24 Nov');
  expect(dayText(nov24 - 365 * 86_400_000, now)).toBe('on 24 Nov 2025');
});

/** What must not be said to somebody, or has to, whatever else is true. */
function wrongToSay(facts: PersonFacts, say: string | null): string | null {
  const { tenant, account, run: sent, way } = facts;
  const isUnknown = tenant.kind === 'nobody' && sent === null && (account?.legacy ?? 'not-told') === 'not-told';
  if (say === null) return tenant.kind === 'not-told' || isUnknown ? null : 'leaves them without a word';
  const says = (part: RegExp) => part.test(say);
  if (!/^[A-Z].{20,}\.$/.test(say)) return 'is no sentence';
  if (says(/undefined|null|NaN|\[object| {2}| [,;:.]|they |them |mona|@|\d/))
    return 'names or counts, or speaks of somebody else';
  if (tenant.kind === 'here') {
    const { blocked, signedIn, passwordSet } = tenant.user;
    if (blocked && says(/sign in|Forgot password/)) return 'sends a blocked person on';
    const listed = account?.passwordListed != null && !blocked && (signedIn || passwordSet !== null);
    if (listed && way !== 'legacy' && says(/sign in with the password of the old application/))
      return 'asks for a password that Auth0 does not have';
    if (says(/register anew|has not moved|being moved/)) return 'denies them';
  }
  if (tenant.kind === 'nobody') {
    if (account?.legacy === 'gone' && says(/password of the old application/))
      return 'asks for a password that is gone';
    if ((way === 'none' || way === 'cutover') && says(/on the new page/)) return 'promises what no script does';
    if (account?.legacy === 'barred' && says(/sign in on the new page/)) return 'sends a barred person on';
  }
  return null;
}

test('no combination gives words that can’t be said to them, or that send them where they can’t get in', () => {
  const wrong = new Map<string, string>();
  for (const facts of everything()) {
    const { say } = saidOf(situationOf(facts), now);
    const why = wrongToSay(facts, say);
    if (why !== null && !wrong.has(why)) wrong.set(why, `${say} ${JSON.stringify(facts)}`);
  }
  expect([...wrong]).toEqual([]);
});
