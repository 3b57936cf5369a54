import { z } from 'zod';
import { TRICKLE_MARK } from '../../accounts/metadata-names.ts';
import type { Json } from '../../common/json.ts';
import { hasTrickleMark } from '../../migration/trickle-mark.ts';
import { differingFields } from '../../scripts/cases/differing-fields.ts';
import type { Profile } from '../../scripts/cases/subject.ts';
import type { ExpectedUser } from './person.ts';

const json: z.ZodType<Json> = z.json();

/** A user as the Management API shows it. */
export const shownUser = z
  .object({
    user_id: z.string(),
    email: z.string().optional(),
    email_verified: z.boolean().optional(),
    username: z.string().optional(),
    name: z.string().optional(),
    nickname: z.string().optional(),
    multifactor: z.array(z.string()).optional(),
    app_metadata: z.record(z.string(), json).optional(),
    identities: z.array(z.looseObject({ connection: z.string() })),
  })
  .catchall(json);
export type ShownUser = z.infer<typeof shownUser>;

/** What Auth0 says of every user by itself, which nobody hands over. */
const ofAuth0 = new Set(['identities', 'created_at', 'updated_at', 'last_login', 'logins_count', 'multifactor']);

/** What is wrong with a user that Auth0 has, held against what a bulk import makes of the account; null where nothing is. */
export function wrongWithUser(shown: ShownUser, { user, marked }: ExpectedUser): string | null {
  const { mfa_factors: factors, ...expected } = user;
  const differing = differingFields(expected, handedOver(shown));
  const others =
    (factors === undefined) === (shown.multifactor === undefined) ? differing : [...differing, 'mfa_factors'];
  if (others.length > 0) {
    const id = others.includes('user_id') ? ' With another user_id, Auth0 would have the same person twice.' : '';
    return `The user differs from what a bulk import makes: ${others.join(', ')}.${id}`;
  }
  return marked && !hasTrickleMark(shown.app_metadata ?? null)
    ? `The user comes without app_metadata.${TRICKLE_MARK}: a bulk run could not tell whom it brought and who came by signing in.`
    : null;
}

/** Without what Auth0 fills in, and without the mark, which has a moment in it. */
function handedOver(shown: ShownUser): Profile {
  const { app_metadata: metadata, ...rest } = shown;
  const own = Object.entries(rest).filter(([name, value]) => !ofAuth0.has(name) && value !== filledIn(name, shown));
  const { [TRICKLE_MARK]: _, ...kept } = metadata ?? {};
  return {
    ...Object.fromEntries(own as [string, Json][]),
    user_id: shown.user_id.replace(/^auth0\|/, ''),
    ...(Object.keys(kept).length === 0 ? {} : { app_metadata: kept }),
  };
}

/** Auth0 docs, normalized user profile: name and nickname come from the address where nobody gives any. */
function filledIn(name: string, { email, username }: ShownUser): string | undefined {
  const address = email ?? username;
  if (name === 'name') return address;
  return name === 'nickname' ? address?.split('@')[0] : undefined;
}
