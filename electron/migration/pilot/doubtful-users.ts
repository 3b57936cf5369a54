import type { AuthUser } from '../../accounts/to-user.ts';
import type { PilotQuestion } from '../../common/pilot-words.ts';
import type { RefusedUser } from '../../tenant/tenant.ts';

type DoubtfulQuestion = Extract<
  PilotQuestion,
  'existing-user-code' | 'format-code' | 'address-beyond-ascii' | 'domain-beyond-ascii'
>;

/** A user of whom it is not known what an import makes of them; without a password. */
export interface DoubtfulUser {
  readonly question: DoubtfulQuestion;
  readonly user: AuthUser;
}

/**
 * A file of users of whom some must be refused, and of some nobody knows.
 * @param existing somebody who is there
 */
export function doubtfulUsers(token: string, existing: AuthUser): readonly DoubtfulUser[] {
  const user = (question: DoubtfulQuestion, email: string): DoubtfulUser => ({
    question,
    user: { user_id: `userferry-pilot-${token}-${question}`, email, email_verified: true },
  });
  return [
    { question: 'existing-user-code', user: existing },
    user('format-code', `userferry-pilot-${token}`),
    user('address-beyond-ascii', `grüße-${token}@example.com`),
    user('domain-beyond-ascii', `pilot-${token}@bücher.example`),
  ];
}

/**
 * What the tenant made of them: the code of whom it refuses, or `taken`.
 * @param there ids of those who are there afterwards
 */
export function doubtfulAnswers(
  users: readonly DoubtfulUser[],
  refused: readonly RefusedUser[],
  there: ReadonlySet<string>,
): readonly (readonly [DoubtfulQuestion, string])[] {
  return users.map(({ question, user }) => {
    const codes = refused
      .filter(({ userId, email }) => userId === user.user_id || (userId === null && email === user.email))
      .flatMap(({ errors }) => errors.map(({ code }) => code));
    if (codes.length > 0) return [question, `refused as ${[...new Set(codes)].join(', ')}`];
    return [
      question,
      there.has(user.user_id) && question !== 'existing-user-code' ? 'taken' : 'refused without a reason',
    ];
  });
}
