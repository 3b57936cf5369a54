import { foldEmail } from '../../accounts/fold-email.ts';
import type { AuthUser } from '../../accounts/to-user.ts';
import type { DeltaKind } from '../../common/delta-words.ts';
import type { JournalKeys } from '../../journal/journal-keys.ts';
import type { FoundUser, UserChanges } from '../../tenant/tenant.ts';
import type { OthersMembers } from '../present/present-values.ts';
import type { InHand } from './delta-in-hand.ts';
import { isMetadataAsSent } from './delta-look.ts';

/** One change of a user. */
export interface DeltaWrite {
  readonly kind: DeltaKind;
  readonly changes: UserChanges;
  /** Nobody else may have this address. */
  readonly address: string | null;
}

/** How an account's changes are written to its user; a password is none of these. */
export function writesOf(
  keys: JournalKeys,
  { before, verdict, user, others }: InHand,
  target: AuthUser | null,
  blocks: boolean,
  phoneTaken: boolean,
): readonly DeltaWrite[] {
  return verdict.carried.flatMap((kind): readonly DeltaWrite[] => {
    const write = (changes: UserChanges, address: string | null = null) => [{ kind, changes, address }];
    if (kind === 'deleted' || (kind === 'disabled' && blocks))
      return user.blocked === true ? [] : write({ blocked: true });
    if (kind === 'enabled') return user.blocked === true ? write({ blocked: false }) : [];
    if (target === null) return [];
    if (kind === 'profile')
      return write(profileChanges(target, user, isMetadataAsSent(keys, user, before.metadata) ? others : null));
    if (kind === 'identifiers') return identifierChanges(target, user, phoneTaken).flatMap((changes) => write(changes));
    if (kind !== 'email') return [];
    const isSame = foldEmail(user.email ?? '') === target.email;
    if (isSame && (user.emailVerified ?? false) === target.email_verified) return [];
    return isSame
      ? write({ email_verified: target.email_verified, verify_email: false })
      : write({ email: target.email, email_verified: target.email_verified, verify_email: false }, target.email);
  });
}

/**
 * Metadata is merged at its first level (AUTH0.md B6): a member that was taken away is set to null, where all there are were sent but
 * `others`; null where anybody may have set any of them.
 */
function profileChanges(target: AuthUser, user: FoundUser, others: OthersMembers | null): UserChanges {
  const { name, given_name, family_name, nickname, picture, phone_number, phone_verified } = target;
  const merged = (
    wanted: Readonly<Record<string, unknown>> | undefined,
    there: Readonly<Record<string, unknown>> | null,
    stays: readonly string[] | undefined,
  ): Readonly<Record<string, unknown>> => {
    const isAway = (member: string) => stays?.includes(member) === false && !Object.hasOwn(wanted ?? {}, member);
    const away = Object.keys(there ?? {}).filter(isAway);
    return { ...wanted, ...Object.fromEntries(away.map((member) => [member, null])) };
  };
  const texts = { name, given_name, family_name, nickname, picture };
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
    ...(phone_verified === undefined || user.phoneNumber !== phone_number ? {} : { phone_verified }),
    user_metadata: merged(target.user_metadata, user.userMetadata, others?.user_metadata),
    app_metadata: merged(target.app_metadata, user.appMetadata, others?.app_metadata),
  };
}

/** Phone number and user name, each on its own. One that was taken away stays. */
function identifierChanges(target: AuthUser, user: FoundUser, phoneTaken: boolean): readonly UserChanges[] {
  const { phone_number, phone_verified, username } = target;
  const phone =
    phone_number === undefined || phoneTaken || phone_number === user.phoneNumber
      ? []
      : [{ phone_number, phone_verified: phone_verified ?? false }];
  const name = username === undefined || username.toLowerCase() === user.username ? [] : [{ username }];
  return [...phone, ...name];
}
