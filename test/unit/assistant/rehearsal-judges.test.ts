import { describe, expect, test } from 'vitest';
import { judgeWrongPassword, notLetIn } from '../../../electron/assistant/rehearsal/judge-sign-in.ts';
import { judgeTaken } from '../../../electron/assistant/rehearsal/judge-taken.ts';
import { shownUser, wrongWithUser } from '../../../electron/assistant/rehearsal/judge-user.ts';
import { type Observed, wrongWithCalls } from '../../../electron/assistant/rehearsal/observed.ts';
import type { Person } from '../../../electron/assistant/rehearsal/person.ts';
import type { TenantScriptCall } from '../../../electron/assistant/rehearsal/tenant-events.ts';
import { reasonsOf, whereText } from '../../../electron/common/rehearsal-summary.ts';
import { subjectOf } from '../../../electron/scripts/cases/subject.ts';
import { someAccount } from '../accounts/some-account.ts';

const account = someAccount({ email: 'Ada@example.com', name: 'Ada' });
const subject = subjectOf(account, false, { prefix: 'm-', username: null, membershipHash: 'auto', machineKey: null });
if (subject === null) throw new Error('There is no subject.');
const ada: Person = { subject, email: 'ada@example.com', standing: 'comes', known: null };

const call = (change: Partial<TenantScriptCall> = {}): TenantScriptCall => ({
  number: 1,
  action: 'login',
  outcome: 'wrong-password',
  said: null,
  code: null,
  durationMs: 10,
  console: [],
  breaches: [],
  ...change,
});
const seen = (status: number, type: string, more: { user_id?: string; description?: string } = {}): Observed => ({
  answer: { status, body: {} },
  calls: [call()],
  log: [{ log_id: '1', type, description: '', ...more }],
});

describe('a wrong password', () => {
  test.for([
    ['let in', seen(200, 's'), 'failed', /^Somebody gets in/],
    ['wrong, under what was typed', seen(403, 'fp', { user_id: 'auth0|ada@example.com' }), 'worked', null],
    ['wrong, under the account’s id', seen(403, 'fp', { user_id: `auth0|${subject.userId}` }), 'worked', null],
    ['wrong, under somebody else’s id', seen(403, 'fp', { user_id: 'auth0|m-2' }), 'failed', /names somebody else/],
    ['nobody’s', seen(403, 'fu', { user_id: '' }), 'failed', /nobody has this name \(fu\)/],
    ['an error', seen(403, 'f'), 'failed', /^login ends with an error of its own/],
    ['nothing', { ...seen(403, 'fp'), log: [] }, 'failed', /says nothing/],
  ] as const)('that is called %s', ([, observed, outcome, words]) => {
    const verdict = judgeWrongPassword(observed, ada, 'ada@example.com');
    expect(verdict.outcome).toBe(outcome);
    if (words === null) expect(verdict.words).toBeNull();
    else expect(verdict.words).toMatch(words);
  });

  test('may be called nobody’s where nobody is, and an error where somebody is barred', () => {
    expect(judgeWrongPassword(seen(403, 'fu'), { ...ada, standing: 'outside' }, 'a')).toMatchObject({
      outcome: 'worked',
    });
    expect(judgeWrongPassword(seen(403, 'f'), { ...ada, standing: 'barred' }, 'a')).toMatchObject({
      outcome: 'worked',
    });
  });
});

test('the right password that is not taken names the script that stood against it', () => {
  const timedOut = { ...seen(403, 'f'), calls: [call({ outcome: 'timed-out' })] };
  expect(notLetIn('The right password', timedOut)).toBe(
    'The right password is not taken: login did not call back within the limit.',
  );
});

describe('an address that somebody has', () => {
  const taken = seen(400, 'fs', { description: 'The user already exists.' });
  test.for([
    ['sign-up', taken, 'worked'],
    ['sign-up', seen(400, 'fs', { description: 'no luck' }), 'failed'],
    ['sign-up', seen(200, 'ss'), 'failed'],
    ['api-create', seen(409, 'fapi'), 'worked'],
    ['api-create', seen(400, 'fapi'), 'failed'],
    [
      'address-taken',
      { ...seen(400, 'fapi'), answer: { status: 400, body: { message: 'The specified new email already exists' } } },
      'worked',
    ],
    ['address-taken', seen(400, 'fapi'), 'failed'],
  ] as const)('%s, case %$', ([event, observed, outcome]) => {
    expect(judgeTaken(event, observed, { standing: 'comes' }).outcome).toBe(outcome);
  });

  test('stays taken by an error of getUser where somebody may not come in', () => {
    expect(judgeTaken('api-create', seen(400, 'fapi'), { standing: 'shared' }).outcome).toBe('worked');
    expect(judgeTaken('api-create', seen(201, 'sapi'), { standing: 'shared' }).outcome).toBe('failed');
  });
});

describe('a user as Auth0 shows it', () => {
  const shown = (change: object = {}) =>
    shownUser.parse({
      user_id: `auth0|${subject.userId}`,
      ...subject.user,
      nickname: 'ada',
      identities: [{ connection: 'c' }],
      created_at: '2026-01-01T00:00:00Z',
      logins_count: 1,
      ...change,
      ...(Object.hasOwn(change, 'user_id') ? {} : { user_id: `auth0|${subject.userId}` }),
    });

  test('is as a bulk import makes it, whatever Auth0 fills in', () => {
    expect(wrongWithUser(shown(), { user: subject.user, marked: false })).toBeNull();
    const marked = shown({ app_metadata: { userferry_trickle: { at: 1 } } });
    expect(wrongWithUser(marked, { user: subject.user, marked: true })).toBeNull();
  });

  test.for([
    ['another id', { user_id: 'auth0|m-2' }, /user_id\. With another user_id/],
    ['another name', { name: 'Eve' }, /: name\.$/],
    ['a field too many', { given_name: 'Ada' }, /given_name \(too many\)/],
    ['no mark', {}, /without app_metadata\.userferry_trickle/],
  ] as const)('with %s is not', ([, change, words]) => {
    expect(wrongWithUser(shown(change), { user: subject.user, marked: true })).toMatch(words);
  });
});

test('a script that calls back twice, or takes nearly as long as Auth0 lets it, works by luck', () => {
  expect(wrongWithCalls([call()])).toBeNull();
  expect(wrongWithCalls([call({ breaches: ['callback-twice'] })])).toBe('login calls its callback more than once.');
  expect(wrongWithCalls([call({ durationMs: 15_000 })])).toMatch(/^login takes 15 seconds/);
});

test('a reason is told once, with every cell that has it', () => {
  const none = { outcome: 'not-tried', words: 'There is none.' } as const;
  const kinds = [
    {
      title: 'A',
      cells: [
        { event: 'delete', outcome: 'worked', words: null },
        { event: 'verify', ...none },
      ],
    },
    {
      title: 'B',
      cells: [
        { event: 'delete', ...none },
        { event: 'verify', ...none },
      ],
    },
    {
      title: 'C',
      cells: [
        { event: 'delete', ...none },
        { event: 'verify', ...none },
      ],
    },
  ] as const;
  expect(reasonsOf(kinds, 'not-tried').map((group) => [group.words, whereText(group)])).toEqual([
    ['There is none.', 'A (Address proven); B, C'],
  ]);
});
