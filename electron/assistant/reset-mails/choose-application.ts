import { UserferryError } from '../../common/userferry-error.ts';

export type ChosenApplication =
  | { readonly kind: 'chosen'; readonly clientId: string }
  | { readonly kind: 'unclear'; readonly refusal: UserferryError };

/**
 * The application for which an e-mail is asked: its language, its name in the template and the page after the new password are that
 * application's (Auth0 docs, Change Users' Passwords). The one that is named, or the only one that it can be.
 */
export function chooseApplication({
  named,
  enabled,
  deployed,
  own,
}: {
  readonly named: string | null;
  /** For which the connection is enabled. */
  readonly enabled: readonly string[];
  /** Those that the workspace deploys for. */
  readonly deployed: readonly string[];
  /** Userferry's, to which nobody signs in. */
  readonly own: string;
}): ChosenApplication {
  const possible = enabled.filter((clientId) => clientId !== own);
  if (named !== null) {
    return possible.includes(named) ? { kind: 'chosen', clientId: named } : unclear(notEnabled(named, possible));
  }
  const preferred = possible.filter((clientId) => deployed.includes(clientId));
  const [only, ...others] = preferred.length > 0 ? preferred : possible;
  if (only === undefined) return unclear(noneEnabled());
  return others.length === 0 ? { kind: 'chosen', clientId: only } : unclear(several([only, ...others]));
}

const unclear = (refusal: UserferryError): ChosenApplication => ({ kind: 'unclear', refusal });
const refuse = (message: string, next: string) =>
  new UserferryError({ code: 'UF-4305', message, kept: 'No e-mail was asked for.', next });

const noneEnabled = () =>
  refuse(
    'The connection is enabled for no application that people sign in to.',
    'Enable it in the Auth0 dashboard under Authentication, Database, Applications.',
  );
const notEnabled = (named: string, possible: readonly string[]) =>
  refuse(
    `The connection is not enabled for the application ${named}.`,
    possible.length === 0
      ? 'Enable it in the Auth0 dashboard under Authentication, Database, Applications.'
      : `Name one of: ${possible.join(', ')}.`,
  );
const several = (possible: readonly string[]) =>
  refuse(
    `The connection is enabled for ${possible.length} applications, and an e-mail is asked for one: it has that one’s language and leads there.`,
    `Name it with --application: ${possible.join(', ')}.`,
  );
