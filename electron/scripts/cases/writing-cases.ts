import type { Account, AccountKey } from '../../accounts/account.ts';
import { foldEmail } from '../../accounts/fold-email.ts';
import { formatLabels } from '../../accounts/passwords/format-labels.ts';
import { userIdOf } from '../../accounts/user-id.ts';
import { type CaseMaker, call, caseMaker, madeUpAddress, madeUpPassword, type Situation } from './situation.ts';
import type { Subject } from './subject.ts';
import type { AnyCase, Call, ChangedField, Check, Expectation } from './test-case.ts';

// What the scripts that write must do, on copies: each case begins with the copies as they were.

const unchanged: readonly Check[] = [{ kind: 'unchanged' }];
type Value = Extract<Expectation, { kind: 'value' }>;
const done: Value = { kind: 'value', value: true };
const nothing: Value = { kind: 'value', value: 'nothing' };
const notThere: Value = { kind: 'value', value: false };
const wrong: Expectation = { kind: 'wrong-password' };
/** Six scripts and two alphabets, a sign beyond the first plane, and blanks within. */
const OTHER_LETTERS = 'Zürich Ωμέγα пароль 密码 🗝';

/** What an action that writes must do; left out as a whole where there are no copies. */
export function writingCases(
  action: 'create' | 'verify' | 'changePassword' | 'deleteUser' | 'changeEmail',
  situation: Situation,
): readonly AnyCase[] {
  const cases = makers[action](situation, caseMaker(action, situation, 'copies'));
  const { withoutCopies } = situation;
  if (withoutCopies === null) return cases;
  return cases.map(({ id, title }) => ({ action, id, title, leftOut: withoutCopies }));
}

const makers = {
  create: createCases,
  verify: verifyCases,
  changePassword: changePasswordCases,
  changeEmail: changeEmailCases,
  deleteUser: deleteUserCases,
} as const;

/** As Auth0 hands somebody over who signs up. */
function newUser({ usernames, token }: Situation, email: string, password: string) {
  const username = usernames ? { username: `uf${token.slice(0, 8)}` } : {};
  return { email, password, ...username, tenant: 'tenant', client_id: 'client', connection: 'connection' };
}

function createCases(situation: Situation, make: CaseMaker): readonly AnyCase[] {
  const { people, keepsVerified } = situation;
  const made = (id: string, title: string, email: string, password: string, answer: Expectation = nothing) => {
    const folded = email.toLowerCase();
    // Whoever signs up has proven nothing: with a proven address they could take over what is somebody else's elsewhere.
    const unproven = keepsVerified ? { email_verified: false } : {};
    const profile: Expectation = { kind: 'profile', fields: { email: folded, ...unproven } };
    return make.run(
      id,
      title,
      [
        call('create', [newUser(situation, email, password)], answer),
        call('login', [folded, password], profile),
        call('getUser', [folded], { kind: 'same-as', call: 1 }),
        call('login', [folded, `${password}x`], wrong),
      ],
      { checks: [{ kind: 'made', email: folded, password, call: 1 }] },
    );
  };
  const taken = (email: string) => [
    call('create', [newUser(situation, email, madeUpPassword(situation, 'new'))], { kind: 'taken' }),
  ];
  return [
    made(
      'new',
      'Somebody new is made, and signs in under the id of a bulk import',
      madeUpAddress(situation, 'new'),
      madeUpPassword(situation, 'new'),
    ),
    made(
      'apostrophe',
      'An address with capitals and an apostrophe',
      `O'Neil.${madeUpAddress(situation, 'New')}`,
      madeUpPassword(situation, 'new'),
    ),
    made(
      'other-letters',
      'A password in other letters than a to z',
      madeUpAddress(situation, 'letters'),
      `${OTHER_LETTERS} ${situation.token}`,
      orRefused(nothing),
    ),
    made(
      'long-password',
      longTitle(situation),
      madeUpAddress(situation, 'long'),
      longPassword(situation),
      orRefused(nothing),
    ),
    make.forOne(people.ordinary, 'may sign in', 'taken', 'An address that somebody has is refused', ({ email }) => ({
      calls: taken(email),
      checks: unchanged,
    })),
    make.forOne(
      people.ordinary,
      'may sign in',
      'taken-other-letter-case',
      'The same address in capitals is refused',
      ({ email }) => ({
        calls: taken(email.toUpperCase()),
        checks: unchanged,
      }),
    ),
    make.forOne(
      people.locked ?? people.unapproved,
      'is locked out',
      'taken-by-barred',
      'The address of somebody who may not sign in is refused',
      ({ email }) => ({
        calls: taken(email),
        checks: unchanged,
      }),
    ),
  ];
}

function verifyCases(situation: Situation, make: CaseMaker): readonly AnyCase[] {
  const { people } = situation;
  const subject = people.notVerified ?? people.ordinary;
  const verified = (one: Subject, name: string, times: number) => ({
    calls: [
      ...Array.from({ length: times }, () => call('verify', [name], done)),
      call('getUser', [one.email], { kind: 'profile', fields: { user_id: one.userId, email_verified: true } }),
    ],
    checks: [
      { kind: 'verified', key: one.account.key.value, verified: true },
      { kind: 'only-changed', key: one.account.key.value, fields: ['emailVerified'] },
    ] satisfies readonly Check[],
  });
  return [
    make.forOne(subject, 'may sign in', 'found', 'An address is proven, and nothing else changes', (one) =>
      verified(one, one.email, 1),
    ),
    make.forOne(subject, 'may sign in', 'other-letter-case', 'The same address, in capitals', (one) =>
      verified(one, one.email.toUpperCase(), 1),
    ),
    make.forOne(subject, 'may sign in', 'again', 'Twice is as good as once', (one) => verified(one, one.email, 2)),
    ...unknownCases('verify', situation, make, []),
  ];
}

function changePasswordCases(situation: Situation, make: CaseMaker): readonly AnyCase[] {
  const { people } = situation;
  const changed = (
    { email, userId, account }: Subject,
    name: string,
    password: string,
    answer: Expectation = done,
  ) => ({
    calls: [
      call('changePassword', [name, password], answer),
      call('login', [email, password], { kind: 'profile', fields: { user_id: userId } }),
      call('login', [email, password.slice(0, -1)], wrong),
      call('login', [email, madeUpPassword(situation, 'other')], wrong),
    ],
    checks: [
      { kind: 'password', key: account.key.value, password },
      { kind: 'only-changed', key: account.key.value, fields: ['password'] },
    ] satisfies readonly Check[],
  });
  const plain = madeUpPassword(situation, 'new');
  return [
    ...people.formats.map((subject) => {
      const { label } = formatLabels[subject.format];
      const { calls, checks } = changed(subject, subject.email, plain);
      return make.run(
        `changed ${subject.format}`,
        `A new password signs in, where the old one is kept as: ${label}`,
        calls,
        { checks },
      );
    }),
    make.forOne(
      people.withoutPassword,
      'goes without a password',
      'no-password',
      'Somebody without a password gets one',
      (one) => changed(one, one.email, plain),
    ),
    make.forOne(people.ordinary, 'may sign in', 'other-letter-case', 'The address typed in capitals', (one) =>
      changed(one, one.email.toUpperCase(), plain),
    ),
    make.forOne(people.ordinary, 'may sign in', 'other-letters', 'A password in other letters than a to z', (one) =>
      changed(one, one.email, `${OTHER_LETTERS} ${situation.token}`, orRefused(done)),
    ),
    make.forOne(people.ordinary, 'may sign in', 'blanks', 'Blanks around a password belong to it', (one) => {
      const made = changed(one, one.email, ` ${plain} `, orRefused(done));
      return { ...made, calls: [...made.calls, call('login', [one.email, plain], wrong)] };
    }),
    make.forOne(people.ordinary, 'may sign in', 'long-password', longTitle(situation), (one) =>
      changed(one, one.email, longPassword(situation), orRefused(done)),
    ),
    ...barredCases(situation, make, plain),
    ...unknownCases('changePassword', situation, make, [plain]),
  ];
}

/** The one way to try the right password of somebody who may not sign in: nobody knows the one that they have. */
function barredCases({ people, barred }: Situation, make: CaseMaker, password: string): readonly AnyCase[] {
  if (barred === 'let-in') return [];
  const staysOut = ({ email }: Subject) => ({
    calls: [
      call('changePassword', [email, password], { kind: 'anything' }),
      call('login', [email, password], { kind: 'refused' }),
    ],
  });
  return [
    make.forOne(
      people.locked,
      'is locked out',
      'locked',
      'Somebody who is locked out stays out with a new password',
      staysOut,
    ),
    make.forOne(
      people.unapproved,
      'was never approved',
      'unapproved',
      'Somebody who was never approved stays out with a new password',
      staysOut,
    ),
  ];
}

function changeEmailCases(situation: Situation, make: CaseMaker): readonly AnyCase[] {
  const { people, keepsVerified, usernames } = situation;
  const address = madeUpAddress(situation, 'moved');
  const moved = ({ email, userId, account }: Subject, to: string, verified: boolean, old: 'is-gone' | 'is-new') => {
    const key = account.key.value;
    const folded = to.toLowerCase();
    // Where user names are looked up, who has the old address for a name is still found by it.
    const oldIsName = usernames && account.username?.trim().toLowerCase() === email;
    const gone = old === 'is-gone' && !oldIsName ? [call('getUser', [email], { kind: 'nobody' })] : [];
    const profile = { user_id: userId, email: folded, ...(keepsVerified ? { email_verified: verified } : {}) };
    return {
      calls: [
        call('changeEmail', [email, to, verified], done),
        call('getUser', [folded], { kind: 'profile', fields: profile }),
        ...gone,
      ] satisfies readonly Call[],
      checks: [
        { kind: 'address', key, email: folded },
        ...(keepsVerified ? [{ kind: 'verified', key, verified } as const] : []),
        { kind: 'only-changed', key, fields: changedWithAddress(account, email) },
      ] satisfies readonly Check[],
    };
  };
  return [
    make.forOne(
      people.ordinary,
      'may sign in',
      'proven',
      'A new address that is proven: found by it, and by the old one no longer',
      (one) => moved(one, address, true, 'is-gone'),
    ),
    make.forOne(people.ordinary, 'may sign in', 'not-proven', 'A new address that is not proven yet', (one) =>
      moved(one, address, false, 'is-gone'),
    ),
    make.forOne(people.ordinary, 'may sign in', 'own', 'The own address in capitals is not somebody else’s', (one) =>
      moved(one, one.email.toUpperCase(), true, 'is-new'),
    ),
    takenCase(situation, make),
    ...unknownCases('changeEmail', situation, make, [address, true]),
  ];
}

/** A user name that was the address is changed with it, and so is what is shown as a name for want of another. */
export function changedWithAddress(account: Account, email: string): readonly ChangedField[] {
  const wasAddress = account.name !== null && foldEmail(account.name) === email;
  return ['email', 'emailVerified', 'username', ...(wasAddress ? (['name'] as const) : [])];
}

function takenCase({ people: { ordinary, other } }: Situation, make: CaseMaker): AnyCase {
  const [id, title] = ['taken', 'An address that somebody else has is refused'];
  if (ordinary === null || other === null)
    return make.leftOut(id, title, 'It needs two accounts that may sign in, and there are not so many.');
  return make.run(
    id,
    title,
    [other.email, other.email.toUpperCase()].map((to) =>
      call('changeEmail', [ordinary.email, to, true], { kind: 'taken' }),
    ),
    { checks: unchanged },
  );
}

function deleteUserCases(situation: Situation, make: CaseMaker): readonly AnyCase[] {
  const { people } = situation;
  const deleted = ({ email, userId, account }: Subject, times: number) => ({
    calls: [
      ...Array.from({ length: times }, () => call('deleteUser', [userId], { kind: 'deleted' })),
      call('getUser', [email], { kind: 'nobody' }),
    ],
    checks: [{ kind: 'gone', key: account.key.value }] satisfies readonly Check[],
  });
  const nobodys = people.ordinary === null ? null : idOfNobody(situation, people.ordinary.account.key);
  return [
    make.forOne(people.ordinary, 'may sign in', 'found', 'Somebody is deleted, and nobody else', (one) =>
      deleted(one, 1),
    ),
    make.forOne(people.withRoles, 'has a role', 'roles', 'Somebody with roles is deleted, and nobody else', (one) =>
      deleted(one, 1),
    ),
    make.forOne(people.ordinary, 'may sign in', 'again', 'Who is gone already is no error', (one) => deleted(one, 2)),
    nobodys === null
      ? make.leftOut('unknown', 'An id that nobody has', 'There is no account whose id could be varied.')
      : make.run('unknown', 'An id that nobody has', [call('deleteUser', [nobodys], nothing)], { checks: unchanged }),
    make.run(
      'foreign-id',
      'Ids that are not of this database delete nobody',
      ['', '%', "' OR 1=1 --", `${situation.token}|1`, people.ordinary?.email ?? situation.token].map((id) =>
        call('deleteUser', [id], { kind: 'anything' }),
      ),
      { checks: unchanged },
    ),
  ];
}

/** An id of the same form. */
function idOfNobody({ prefix, token, held }: Situation, { kind }: AccountKey): string | null {
  // Whole numbers of every size have room for these; some counters begin at 0 or below.
  const integer = Array.from({ length: 256 }, (_, number) => String(number)).find((number) => !held.has(number));
  if (integer === undefined) return null;
  const values = { guid: 'ffffffff-ffff-4fff-bfff-fffffffffffe', integer, text: `nobody-${token}` } as const;
  const id = userIdOf(prefix, { kind, value: values[kind] });
  return id.kind === 'id' ? id.id : null;
}

function unknownCases(
  action: 'verify' | 'changePassword' | 'changeEmail',
  situation: Situation,
  make: CaseMaker,
  further: Call['args'],
): readonly AnyCase[] {
  const names = [madeUpAddress(situation, 'nobody'), "'", "' OR 1=1 --", '%'];
  return [
    make.run(
      'unknown',
      'Names that nobody has: false, and nothing changes',
      names.map((name) => call(action, [name, ...further], notThere)),
      { checks: unchanged },
    ),
  ];
}

/** A store may have no room for it: then it says so, and cuts nothing off. */
function orRefused({ value }: Value): Expectation {
  return { kind: 'value-or-invalid', value };
}

function longTitle(situation: Situation): string {
  return `A password of ${longLength(situation)} characters: taken whole or refused`;
}

function longPassword(situation: Situation): string {
  return `${situation.token}-`
    .repeat(120)
    .slice(0, longLength(situation) - 1)
    .concat('Z');
}

/** Bcrypt reads 72 bytes and no more, in the old application as well: what is behind them says nothing of a script. */
function longLength({ people: { formats } }: Situation): number {
  return formats.some(({ format }) => format.includes('bcrypt')) ? 60 : 120;
}
