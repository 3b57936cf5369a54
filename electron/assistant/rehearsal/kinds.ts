import type { Account } from '../../accounts/account.ts';
import { checkEmail } from '../../accounts/check-email.ts';
import { foldEmail } from '../../accounts/fold-email.ts';
import { formatLabels } from '../../accounts/passwords/format-labels.ts';
import { hasOtherLetters } from '../../scripts/cases/people.ts';
import type { Subject } from '../../scripts/cases/subject.ts';
import type { ScriptPlan } from '../../scripts/render/script-plan.ts';
import type { LookedAt } from '../scripts/cases/look-at-accounts.ts';

/** A kind of account, and the one that stands for it. */
export interface Kind {
  /** Stable; stands in journals. */
  readonly id: string;
  readonly title: string;
  readonly whom: Whom;
}

export type Whom =
  | { readonly what: 'account'; readonly subject: Subject }
  /** Of an application that was not chosen: none of its people may come in. */
  | { readonly what: 'outsider'; readonly subject: Subject }
  /** Nobody yet. */
  | { readonly what: 'new-person' }
  /** Auth0 has no place for such an account, whatever scripts do. */
  | { readonly what: 'out-of-reach'; readonly why: string }
  /** There is no such account to be had. */
  | { readonly what: 'nobody'; readonly applies: boolean; readonly why: string };

/** An account whose password the administrator knows. */
export interface TestAccount {
  /** As it was given: an address or the account's key. */
  readonly name: string;
  readonly password: string;
  /** Null where nobody, or more than one, is found by the name. */
  readonly subject: Subject | null;
  /** The assistant's own check says that it is another password than the account's. */
  readonly differs: boolean;
}

/** What kinds are told apart among; `subjects` and `outsiders` as `subjectOf` gives them. */
export interface KindsGround {
  readonly plan: Pick<ScriptPlan, 'mapping' | 'applications'>;
  readonly looked: Pick<LookedAt, 'accounts' | 'lookedAt'>;
  readonly subjects: readonly Subject[];
  readonly outsiders: readonly Subject[];
  readonly known: readonly TestAccount[];
}

/** Every kind of account that a rehearsal knows, with who stands for it: each is told of, whether there is one or not. */
export function kindsAmong({ plan, looked, subjects, outsiders, known }: KindsGround): readonly Kind[] {
  const { mapping } = plan;
  const none = (which: string) => `There is no account ${which} among ${looked.lookedAt}.`;
  const unhindered = subjects.filter(({ shared, account }) => !shared && account.barred === 'no');
  const barred = (how: Account['barred']) => subjects.find(({ shared, account }) => !shared && account.barred === how);
  const kind = (
    id: string,
    title: string,
    found: Subject | undefined,
    which: string,
    /** Why the store can have no such account; null where it can. */
    never: string | null = null,
  ): Kind => ({
    id,
    title,
    whom: found === undefined ? nobody(never ?? none(which), never === null) : { what: 'account', subject: found },
  });
  const checkable = unhindered.filter(({ password }) => password === 'checkable');
  const people = looked.accounts.filter(({ anonymous }) => !anonymous);
  const addressOf = ({ email }: Account) => (email === null ? '' : foldEmail(email));
  const withoutAddress = people.find((account) => addressOf(account) === '');
  const unfitAddress = people.find((account) => !['ok', 'missing'].includes(checkEmail(addressOf(account))));
  const ordinary = checkable[0] ?? unhindered[0];
  const has = (role: (typeof mapping.details)[number]['role']) => mapping.details.some((each) => each.role === role);
  return [
    ...known.map(
      ({ subject }): Kind => ({
        id: 'test-account',
        title: 'The test account whose password is known',
        whom:
          subject === null
            ? nobody('No account, or more than one, has the key or the address that was named.', true)
            : { what: 'account', subject },
      }),
    ),
    kind('ordinary', 'Somebody ordinary', ordinary, 'that may sign in'),
    ...byFormat(unhindered),
    kind(
      'locked',
      'Locked out',
      barred('locked'),
      'that is locked out',
      mapping.locked.length === 0 ? 'The store keeps nowhere who is locked out.' : null,
    ),
    kind(
      'unapproved',
      'Never approved',
      barred('unapproved'),
      'that was never approved',
      mapping.unapproved.length === 0 ? 'The store keeps nowhere who was approved.' : null,
    ),
    kind(
      'no-password',
      'Without a password',
      unhindered.find(({ password, account }) => password === 'none' && account.externalLogins.length === 0),
      'without a password',
    ),
    kind(
      'external-login',
      'Signs in with another provider',
      unhindered
        .filter(({ account }) => account.externalLogins.length > 0)
        .toSorted((one, other) => Number(one.password !== 'none') - Number(other.password !== 'none'))[0],
      'with another provider’s login',
      has('external-logins') ? null : 'The store keeps no logins of other providers.',
    ),
    kind(
      'shares-address',
      'Address shared',
      subjects.find(({ shared }) => shared),
      'that shares its address',
    ),
    outOfReach('no-address', 'Without an address', withoutAddress, {
      none: none('without an address'),
      why: 'Auth0 makes no user without an address.',
    }),
    outOfReach('unfit-address', 'With an address that Auth0 refuses', unfitAddress, {
      none: none('whose address Auth0 refuses'),
      why: 'Auth0 takes no such address, from a script as little as from a bulk import.',
    }),
    kind(
      'address-not-folded',
      'Address with capitals or blanks',
      unhindered.find(({ account, email }) => account.email !== email),
      'whose address has capitals or blanks',
    ),
    kind(
      'address-not-proven',
      'Address not proven',
      unhindered.find(({ account }) => !account.emailVerified),
      'whose address is not proven',
    ),
    kind(
      'user-name',
      'With a user name of their own',
      unhindered.find(hasOwnName),
      'with a user name that is not its address',
      mapping.fields.username === undefined ? 'The store keeps no user names.' : null,
    ),
    kind(
      'no-user-name',
      'Without a user name of their own',
      unhindered.find((subject) => !hasOwnName(subject)),
      'without a user name of its own',
    ),
    kind(
      'other-letters',
      'Letters beyond a to z',
      unhindered.find(({ user }) => hasOtherLetters(user)),
      'with letters beyond a to z in its name',
    ),
    kind(
      'roles',
      'With roles',
      unhindered.find(({ account }) => account.appMetadata.roles !== undefined),
      'with a role',
      has('roles') ? null : 'No roles are read from the store.',
    ),
    kind(
      'second-factor',
      'With a second factor',
      unhindered.find(({ account }) => account.twoFactor === true || account.totpSecret !== null),
      'with a second factor',
      mapping.twoFactor.length === 0 && !has('two-factor-secret') ? 'The store keeps no second factors.' : null,
    ),
    {
      id: 'other-application',
      title: 'Of another application',
      whom: outsider(plan, subjects, outsiders, none('of another application')),
    },
    { id: 'new-person', title: 'Somebody new', whom: { what: 'new-person' } },
  ];
}

function nobody(why: string, applies: boolean): Whom {
  return { what: 'nobody', why, applies };
}

function outOfReach(
  id: string,
  title: string,
  found: Account | undefined,
  say: { readonly none: string; readonly why: string },
): Kind {
  return { id, title, whom: found === undefined ? nobody(say.none, true) : { what: 'out-of-reach', why: say.why } };
}

function outsider(
  { applications }: Pick<ScriptPlan, 'applications'>,
  subjects: readonly Subject[],
  outsiders: readonly Subject[],
  none: string,
): Whom {
  if (applications.length === 0) return nobody('You chose no applications among several: everybody is meant.', false);
  const subject = outsiders.find(({ email }) => !subjects.some((each) => each.email === email));
  return subject === undefined ? nobody(none, true) : { what: 'outsider', subject };
}

/** One for each way in which passwords are kept. */
function byFormat(unhindered: readonly Subject[]): readonly Kind[] {
  const kept = unhindered.filter(({ password }) => password !== 'none');
  return [...Map.groupBy(kept, ({ format }) => format).entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([format, [subject]]) =>
      subject === undefined
        ? []
        : [
            {
              id: `format ${format}`,
              title: `Password kept as: ${formatLabels[format].label}`,
              whom: { what: 'account', subject },
            } as const,
          ],
    );
}

function hasOwnName({ account: { username }, email }: Subject): boolean {
  const name = username === null ? '' : foldEmail(username);
  return name !== '' && name !== email;
}
