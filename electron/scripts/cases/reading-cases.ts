import { formatLabels } from '../../accounts/passwords/format-labels.ts';
import { type CaseMaker, call, caseMaker, madeUpAddress, madeUpPassword, type Situation } from './situation.ts';
import type { Subject } from './subject.ts';
import type { AnyCase, Call, Expectation } from './test-case.ts';

/** What getUser must do; against the legacy database, which it reads. */
export function getUserCases(situation: Situation): readonly AnyCase[] {
  const { people, marked, usernames, barred } = situation;
  const make = caseMaker('getUser', situation, 'legacy-database');
  const found = (subject: Subject, name: string = subject.email): Call =>
    call('getUser', [name], { kind: 'user', user: subject.user });
  const user = (subject: Subject) => ({ calls: [found(subject)] });
  return [
    make.forOne(
      people.ordinary,
      'may sign in',
      'found',
      'Somebody is found, with the id and the fields of a bulk import',
      user,
    ),
    make.forOne(
      people.ordinary,
      'may sign in',
      'other-letter-case',
      'The same person, typed in capitals',
      (subject) => ({
        calls: [found(subject, subject.email.toUpperCase())],
      }),
    ),
    make.forOne(
      people.notFolded,
      'has an address with capitals or blanks',
      'stored-in-capitals',
      'An address that is stored with capitals or blanks',
      user,
    ),
    make.forOne(
      people.notAscii,
      'has a name with other letters than a to z',
      'other-letters',
      'A name with other letters than a to z arrives whole',
      user,
    ),
    make.forOne(people.withRoles, 'has a role', 'roles', 'Roles come along as in a bulk import', user),
    make.forOne(
      people.withoutPassword,
      'goes without a password',
      'no-password',
      'Somebody without a password is found',
      user,
    ),
    ...(usernames
      ? [
          make.forOne(people.ordinary, 'may sign in', 'by-user-name', 'The same person, by user name', (subject) => ({
            calls: typeof subject.user.username === 'string' ? [found(subject, subject.user.username)] : [],
          })),
        ]
      : []),
    ...(marked
      ? [
          make.forOne(
            people.ordinary,
            'may sign in',
            'mark',
            'The profile has the mark that says by what way somebody came',
            ({ email }) => ({
              calls: [call('getUser', [email], { kind: 'marked' })],
            }),
          ),
        ]
      : []),
    make.run('unknown', 'An address that nobody has', [
      call('getUser', [madeUpAddress(situation, 'nobody')], { kind: 'nobody' }),
    ]),
    make.run(
      'hostile',
      'Quotes, percent signs and brackets are nobody’s name',
      hostileNames(people.ordinary).map((name) => call('getUser', [name], { kind: 'nobody' })),
    ),
    ...barredCases(make, situation, (subject) => [
      call(
        'getUser',
        [subject.email],
        barred === 'refuse' ? { kind: 'refused' } : { kind: 'user', user: subject.user },
      ),
    ]),
    make.forOne(
      people.sharing,
      'shares its address',
      'shared-address',
      'An address that several have is nobody’s in particular',
      ({ email }) => ({
        calls: [call('getUser', [email], { kind: 'no-profile' })],
      }),
    ),
    ...elsewhereCases(make, situation, ({ email, userId }) => [
      call('getUser', [email], { kind: 'not-this-user', userId }),
    ]),
    ...togetherCase(make, situation, (subject) => found(subject)),
    ...outageCases(make, situation, (name) => ['getUser', [name]]),
  ];
}

/** What login must do; against the legacy database, which it reads. */
export function loginCases(situation: Situation): readonly AnyCase[] {
  const { people, known } = situation;
  const make = caseMaker('login', situation, 'legacy-database');
  const onCopies = caseMaker('login', situation, 'copies');
  const wrong = madeUpPassword(situation, 'wrong');
  const refusal: Expectation = { kind: 'wrong-password' };
  const login = (name: string, password: string, expected: Expectation = refusal) =>
    call('login', [name, password], expected);
  return [
    ...knownCases(make, situation),
    ...newPasswordCases(onCopies, situation),
    ...people.formats.map((subject) => {
      const { label } = formatLabels[subject.format];
      const [id, title] = [`wrong-password ${subject.format}`, `A wrong password, where it is kept as: ${label}`];
      const hindrance = checkHindrances[subject.password];
      if (hindrance !== undefined) return make.leftOut(id, title, hindrance);
      const expected: Expectation = subject.password === 'checkable' ? refusal : { kind: 'no-profile' };
      return make.run(id, title, [login(subject.email, wrong, expected)]);
    }),
    make.forOne(people.ordinary, 'has a password', 'empty-password', 'An empty password', ({ email }) => ({
      calls: [login(email, '')],
    })),
    make.forOne(
      storedAsText(people.formats),
      'has a hash that is text',
      'stored-value',
      'The stored hash, sent as if it were the password',
      (subject) => ({
        calls: [login(subject.email, String(subject.account.password.hash))],
      }),
    ),
    make.forOne(
      people.withoutPassword,
      'goes without a password',
      'no-password',
      'Somebody without a password gets in by none',
      ({ email }) => ({
        calls: [login(email, ''), login(email, wrong)],
      }),
    ),
    make.run('unknown', 'An address that nobody has', [login(madeUpAddress(situation, 'nobody'), wrong)]),
    make.run('hostile', 'Quotes, percent signs and brackets let nobody in', [
      ...hostileNames(people.ordinary).map((name) => login(name, wrong)),
      ...(people.ordinary === null ? [] : hostileTexts.map((text) => login(people.ordinary?.email ?? '', text))),
    ]),
    ...barredCases(make, situation, ({ email }) => [login(email, wrong, { kind: 'no-profile' })]),
    make.forOne(
      people.sharing,
      'shares its address',
      'shared-address',
      'An address that several have lets nobody in',
      ({ email }) => ({
        calls: [login(email, wrong, { kind: 'no-profile' })],
      }),
    ),
    ...elsewhereCases(make, situation, ({ email }) => [login(email, wrong, { kind: 'no-profile' })]),
    ...togetherCase(make, situation, ({ email }) => login(email, wrong)),
    ...outageCases(make, situation, (name) => [
      'login',
      [name, known === null ? wrong : madeUpPassword(situation, 'any')],
    ]),
  ];
}

/** The right password, where the administrator knows somebody's: nobody can read one out of a hash. */
function knownCases(make: CaseMaker, situation: Situation): readonly AnyCase[] {
  const { known, marked, barred } = situation;
  const [right, near, mark] = [
    ['right-password', 'The right password gives the user of a bulk import, and what getUser gives'],
    ['nearly-right', 'The right password in other letters, cut short or with one more'],
    ['mark', 'The profile has the mark that says by what way somebody came'],
  ] as const;
  const wanted = [right, near, ...(marked ? [mark] : [])];
  if (known === null) {
    const why =
      'No test account’s password is known. Give one: in the wizard beside the cases, in a terminal with --account and USERFERRY_ACCOUNT_PASSWORD. On copies, a right password is tried all the same: a new one.';
    return wanted.map(([id, title]) => make.leftOut(id, title, why));
  }
  const { password, subject, differs } = known;
  if (differs) {
    const why =
      'The password that was given is not this account’s: what a script says to it shows nothing. Check both.';
    return wanted.map(([id, title]) => make.leftOut(id, title, why));
  }
  // Nobody signs in with a key.
  const name = subject?.account.key.value === known.name.trim() ? subject.email : known.name;
  if (subject !== null && subject.account.barred !== 'no' && barred === 'refuse') {
    const calls = [call('login', [name, password], { kind: 'refused' })];
    return [make.run('right-password', 'The right password of somebody who may not sign in', calls)];
  }
  const login = (typed: string, expected: Expectation) => call('login', [name, typed], expected);
  const user: Expectation = subject === null ? { kind: 'profile', fields: {} } : { kind: 'user', user: subject.user };
  return [
    make.run(...right, [login(password, user), call('getUser', [name], { kind: 'same-as', call: 0 })]),
    make.run(
      ...near,
      nearly(password).map((typed) => login(typed, { kind: 'wrong-password' })),
    ),
    ...(marked ? [make.run(...mark, [login(password, { kind: 'marked' })])] : []),
  ];
}

/** Nobody need know a password to try the right one: on copies somebody gets a new one first. */
function newPasswordCases(make: CaseMaker, situation: Situation): readonly AnyCase[] {
  const { people, marked, barred, withoutCopies } = situation;
  const password = madeUpPassword(situation, 'new');
  const given = (email: string, expected: Expectation) => call('changePassword', [email, password], expected);
  const login = (name: string, typed: string, expected: Expectation) => call('login', [name, typed], expected);
  const staysOut = ({ email }: Subject) => ({
    calls: [given(email, { kind: 'anything' }), login(email, password, { kind: 'refused' })],
  });
  const cases = [
    make.forOne(
      people.ordinary,
      'may sign in',
      'new-password',
      'On a copy with a new password: the user of a bulk import, and what getUser gives',
      ({ email, user }) => ({
        calls: [
          given(email, { kind: 'value', value: true }),
          login(email, password, { kind: 'user', user }),
          call('getUser', [email], { kind: 'same-as', call: 1 }),
          login(email.toUpperCase(), password, { kind: 'user', user }),
          ...(marked ? [login(email, password, { kind: 'marked' })] : []),
        ],
      }),
    ),
    make.forOne(
      people.notVerified,
      'has not proven the address',
      'new-password-not-proven',
      'On a copy with a new password: an address that is not proven is not given out as proven',
      ({ email, user }) => ({
        calls: [given(email, { kind: 'value', value: true }), login(email, password, { kind: 'user', user })],
      }),
    ),
    make.forOne(
      people.ordinary,
      'may sign in',
      'nearly-new-password',
      'On a copy with a new password: other letters, cut short or with one more',
      ({ email }) => ({
        calls: [
          given(email, { kind: 'value', value: true }),
          ...nearly(password).map((typed) => login(email, typed, { kind: 'wrong-password' })),
        ],
      }),
    ),
    ...(barred === 'let-in'
      ? []
      : [
          make.forOne(
            people.locked,
            'is locked out',
            'locked-right-password',
            'On a copy with a new password: somebody who is locked out stays out',
            staysOut,
          ),
          make.forOne(
            people.unapproved,
            'was never approved',
            'unapproved-right-password',
            'On a copy with a new password: somebody who was never approved stays out',
            staysOut,
          ),
        ]),
  ];
  return withoutCopies === null ? cases : cases.map(({ id, title }) => make.leftOut(id, title, withoutCopies));
}

/** What a check that compares too little would let in. */
function nearly(password: string): readonly string[] {
  const swapped = [...password]
    .map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
    .join('');
  return [`${password}x`, password.slice(0, -1), swapped, ` ${password}`, `${password} `].filter(
    (typed) => typed !== password,
  );
}

/** Text that would do harm in SQL that is put together from pieces. */
const hostileTexts = [
  "'",
  "' OR 1=1 --",
  "'; SELECT 1 --",
  '%',
  '_',
  '[a-z]%',
  '" OR ""="',
  '\\',
  '\u0000',
  '😀',
] as const;

/** Also somebody's address with a wildcard in it, which LIKE would take for theirs. */
function hostileNames(subject: Subject | null): readonly string[] {
  if (subject === null) return hostileTexts;
  const [, ...others] = subject.email;
  return [...hostileTexts, `%${others.join('')}`, `${subject.email}' --`];
}

/** Why nobody can tell a wrong password of such an account from a right one. */
export const checkHindrances: Readonly<Partial<Record<Subject['password'], string>>> = {
  'needs-machine-key':
    'The old application encrypted this password: without the key of its web.config nobody can check one.',
  unknown: 'How this password is kept has not been named or proved yet: see the step Accounts.',
};

/** A clear password would be the right one. */
function storedAsText(formats: readonly Subject[]): Subject | null {
  return (
    formats.find(
      ({ account, password, format }) =>
        password === 'checkable' && format !== 'clear-text' && typeof account.password.hash === 'string',
    ) ?? null
  );
}

function barredCases(make: CaseMaker, { people, barred }: Situation, calls: (subject: Subject) => readonly Call[]) {
  const must = barred === 'refuse' ? 'is refused, and not as unknown' : 'comes in all the same, as your rules say';
  return (
    [
      ['locked', people.locked, 'is locked out', `Somebody who is locked out ${must}`],
      ['unapproved', people.unapproved, 'was never approved', `Somebody who was never approved ${must}`],
    ] as const
  ).map(([id, subject, whom, title]) => make.forOne(subject, whom, id, title, (one) => ({ calls: calls(one) })));
}

/** Only where applications were chosen is there anybody who must stay out. */
function elsewhereCases(make: CaseMaker, { people }: Situation, calls: (subject: Subject) => readonly Call[]) {
  return people.elsewhere === null
    ? []
    : [
        make.forOne(
          people.elsewhere,
          '',
          'other-application',
          'Somebody of an application that you did not choose',
          (subject) => ({
            calls: calls(subject),
          }),
        ),
      ];
}

/** One container serves several sign-ins at the same time: what a script keeps in `global` must not mix them up. */
function togetherCase(make: CaseMaker, { people: { ordinary, other } }: Situation, one: (subject: Subject) => Call) {
  const [id, title] = ['side-by-side', 'Two people at the same time each get their own answer'];
  if (ordinary === null || other === null)
    return [make.leftOut(id, title, 'It needs two accounts that may sign in, and there are not so many.')];
  return [make.run(id, title, [one(ordinary), one(other), one(ordinary), one(other)], { together: true })];
}

/** A database that is down must not read as “wrong password” or “nobody has this name”: people would be locked out or made anew. */
function outageCases(
  make: CaseMaker,
  situation: Situation,
  asked: (name: string) => readonly ['login' | 'getUser', readonly string[]],
): readonly AnyCase[] {
  const [action, args] = asked(madeUpAddress(situation, 'nobody'));
  const calls = [call(action, args, { kind: 'outage' })];
  return [
    make.run('database-down', 'The database is down: an error, not “wrong” or “nobody”', calls, { place: 'no-server' }),
    make.run(
      'database-silent',
      'The database takes the connection and never answers: an error before Auth0’s limit',
      calls,
      {
        place: 'silent-server',
      },
    ),
  ];
}
