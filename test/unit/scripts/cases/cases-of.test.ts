import { describe, expect, test } from 'vitest';
import type { Account } from '../../../../electron/accounts/account.ts';
import { actionNames } from '../../../../electron/scripts/actions.ts';
import { casesOf } from '../../../../electron/scripts/cases/cases-of.ts';
import { choosePeople, everyoneOf } from '../../../../electron/scripts/cases/people.ts';
import type { Situation } from '../../../../electron/scripts/cases/situation.ts';
import { type Subject, subjectOf } from '../../../../electron/scripts/cases/subject.ts';
import { identityHash, someAccount } from '../../accounts/some-account.ts';

const context = { prefix: 'm-', username: null, membershipHash: 'auto' as const };
const account = (number: number, change: Partial<Account> = {}): Account =>
  someAccount({
    key: { kind: 'guid', value: `00000000-0000-0000-0000-${String(number).padStart(12, '0')}` },
    email: `person${number}@planted.example`,
    ...change,
  });
function subject(number: number, change: Partial<Account> = {}, shared = false): Subject {
  const made = subjectOf(account(number, change), shared, context);
  if (made === null) throw new Error('Nobody is made of it.');
  return made;
}

const all = [
  subject(1, { barred: 'locked' }),
  subject(2, { barred: 'unapproved' }),
  subject(3, {}, true),
  subject(4, { password: identityHash(null) }),
  subject(5, { email: 'Person5@Planted.Example', name: 'Zoë Çelik', appMetadata: { roles: ['Buyer'] } }),
  subject(6, { emailVerified: false }),
];
const people = choosePeople(all, [subject(9), subject(5)]);
const situation: Situation = {
  people,
  barred: 'refuse',
  marked: true,
  usernames: false,
  prefix: 'm-',
  keepsVerified: true,
  known: null,
  token: '0123456789ab',
  lookedAt: 'the first 6 accounts',
  withoutCopies: null,
  held: new Set(),
};
const everyCase = (change: Partial<Situation> = {}) =>
  actionNames.flatMap((action) => casesOf(action, { ...situation, ...change }));

describe('choosing people', () => {
  test('takes one of each kind, and nobody who is hindered for an ordinary one', () => {
    const numbers = (one: Subject | null) => (one === null ? null : Number(one.account.key.value.slice(-12)));
    expect({
      ordinary: numbers(people.ordinary),
      other: numbers(people.other),
      locked: numbers(people.locked),
      unapproved: numbers(people.unapproved),
      withoutPassword: numbers(people.withoutPassword),
      notAscii: numbers(people.notAscii),
      withRoles: numbers(people.withRoles),
      notFolded: numbers(people.notFolded),
      notVerified: numbers(people.notVerified),
      sharing: numbers(people.sharing),
      // Whoever has the address of one who was chosen would be found as that one.
      elsewhere: numbers(people.elsewhere),
      formats: people.formats.map(numbers),
    }).toEqual({
      ordinary: 5,
      other: 6,
      locked: 1,
      unapproved: 2,
      withoutPassword: 4,
      notAscii: 5,
      withRoles: 5,
      notFolded: 5,
      notVerified: 6,
      sharing: 3,
      elsewhere: 9,
      formats: [5],
    });
    expect(everyoneOf(people).map(numbers).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test.for([
    ['no address', { email: null }],
    ['an address that Auth0 refuses', { email: 'nobody' }],
    ['a visitor who was only tracked', { anonymous: true }],
  ] as const)('leaves out %s', ([, change]) => {
    expect(subjectOf(account(1, change), false, context)).toBeNull();
  });
});

describe('the cases', () => {
  test('have ids that are theirs alone, and titles without a person or a password in them', () => {
    for (const action of actionNames) {
      const ids = casesOf(action, situation).map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(3);
      expect(new Set(ids).size, action).toBe(ids.length);
    }
    const told = JSON.stringify(everyCase().map(({ id, title }) => [id, title]));
    expect(told).not.toMatch(/planted|example|0123456789ab|Uf!/i);
  });

  test('are the same whenever they are made from the same', () => {
    expect(everyCase()).toEqual(everyCase());
  });

  test('that write go to copies, and nothing that writes goes anywhere else', () => {
    for (const each of everyCase()) {
      if ('leftOut' in each) continue;
      const reads = each.action === 'login' || each.action === 'getUser';
      const writes = each.calls.some(({ action }) => action !== 'login' && action !== 'getUser');
      if (writes || !reads) expect(each.place, each.id).toBe('copies');
      if (each.action === 'getUser') expect(writes).toBe(false);
      if (!reads) expect(each.checks.length + each.calls.length).toBeGreaterThan(1);
    }
  });

  test('are left out with the reason where nobody is there for them', () => {
    const nobody = everyCase({ people: choosePeople([], []) });
    const leftOut = nobody.filter((each) => 'leftOut' in each);
    expect(leftOut.length).toBeGreaterThan(20);
    for (const each of leftOut) expect('leftOut' in each && each.leftOut.length).toBeGreaterThan(20);
    // Nobody need be there to be unknown.
    expect(nobody.filter((each) => !('leftOut' in each)).map(({ action, id }) => `${action} ${id}`)).toEqual(
      expect.arrayContaining([
        'login unknown',
        'getUser unknown',
        'login database-down',
        'create new',
        'verify unknown',
      ]),
    );
  });

  test('that write are all left out where there are no copies', () => {
    const writing = everyCase({ withoutCopies: 'It is a view.' }).filter(
      ({ action }) => action !== 'login' && action !== 'getUser',
    );
    expect(new Set(writing.map((each) => ('leftOut' in each ? each.leftOut : '')))).toEqual(new Set(['It is a view.']));
  });

  test('of login try the right password on copies, where none is known', () => {
    const [first, second] = casesOf('login', situation).filter((each) => 'place' in each && each.place === 'copies');
    expect(first).toMatchObject({
      calls: [
        { action: 'changePassword', args: [all[4]?.email, expect.any(String)] },
        { action: 'login', expected: { kind: 'user', user: { user_id: all[4]?.userId } } },
        { action: 'getUser' },
        { action: 'login', args: [all[4]?.email.toUpperCase(), expect.any(String)] },
        { action: 'login', expected: { kind: 'marked' } },
      ],
    });
    expect(second).toMatchObject({ calls: [{}, { expected: { user: { email_verified: false } } }] });
    const without = casesOf('login', { ...situation, withoutCopies: 'It is a view.' });
    expect(without.filter((each) => 'leftOut' in each && each.leftOut === 'It is a view.')).toHaveLength(5);
    expect(without.some((each) => 'place' in each && each.place === 'copies')).toBe(false);
  });

  test('with a known password try it, and near misses of it', () => {
    const known = { name: 'person5@planted.example', password: 'Geheim 1', subject: all[4] ?? null, differs: false };
    const cases = casesOf('login', { ...situation, known });
    const near = cases.find(({ id }) => id === 'nearly-right');
    const typed = near !== undefined && 'calls' in near ? near.calls.map(({ args }) => args[1]) : [];
    expect(typed).toEqual(['Geheim 1x', 'Geheim ', 'gEHEIM 1', ' Geheim 1', 'Geheim 1 ']);
    const right = cases.find(({ id }) => id === 'right-password');
    expect(right).toMatchObject({
      calls: [{ expected: { kind: 'user', user: { user_id: all[4]?.userId } } }, { action: 'getUser' }],
    });
  });

  test('ask by the address where the account was named by its key, and nothing where the password is another’s', () => {
    const key = all[4]?.account.key.value ?? '';
    const known = { name: key, password: 'Geheim 1', subject: all[4] ?? null, differs: false };
    const right = (change: Partial<typeof known>) =>
      casesOf('login', { ...situation, known: { ...known, ...change } }).find(({ id }) => id === 'right-password');
    expect(right({})).toMatchObject({ calls: [{ args: ['person5@planted.example', 'Geheim 1'] }, {}] });
    expect(right({ differs: true })).toMatchObject({ leftOut: expect.stringMatching(/is not this account’s/) });
  });

  test('hold barred people out, or let them in, as the rules say', () => {
    const locked = (barred: Situation['barred']) =>
      casesOf('getUser', { ...situation, barred }).find(({ id }) => id === 'locked');
    expect(locked('refuse')).toMatchObject({ calls: [{ expected: { kind: 'refused' } }] });
    expect(locked('let-in')).toMatchObject({ calls: [{ expected: { kind: 'user' } }] });
    expect(casesOf('changePassword', { ...situation, barred: 'let-in' }).map(({ id }) => id)).not.toContain('locked');
  });
});
