import { foldEmail } from '../../accounts/fold-email.ts';
import type { AccountState } from '../../journal/account-state.ts';
import type { AccountBefore } from '../../journal/delta-records.ts';
import type { JournalKeys } from '../../journal/journal-keys.ts';
import type { FoundUser } from '../../tenant/tenant.ts';
import type { Holds, SeenUser } from '../delta/judge-change.ts';
import { hasTrickleMark } from '../trickle-mark.ts';
import { isNameAsSent, metadataDigest, observedDigests } from './sent-fields.ts';

/** What an account is now, as far as a look at its user is held against it. */
export interface NowOfAccount {
  readonly state: AccountState;
  readonly email: string | null;
  readonly emailVerified: boolean;
  /** Null where only the row tells. */
  readonly profile: { readonly name: string | undefined; readonly metadata: Uint8Array } | null;
}

/** What a look at a user tells a delta; `now` is null for who is not in the legacy database any more. */
export function seenUser(
  keys: JournalKeys,
  user: FoundUser,
  before: AccountBefore,
  now: NowOfAccount | null,
  { connection, elsewhere }: { readonly connection: string; readonly elsewhere: boolean },
): SeenUser {
  const isHere = user.identities.some((own) => own.connection === connection && own.userId === user.userId);
  return {
    here: isHere && !elsewhere,
    linkedInto: false,
    marked: hasTrickleMark(user.appMetadata),
    signedIn: user.signIns > 0 || user.lastLogin !== null,
    passwordSet: user.lastPasswordReset !== null,
    blocked: user.blocked === true,
    created: user.created,
    email: emailOf(user, before, now),
    identifiers: identifiersOf(keys, user, before, now),
    profile: isProfileKnown(keys, user, before, now) ? 'before' : 'other',
  };
}

/** Whether address, whether it is proven, name and blocked are as they were last sent. */
export function isAsSent(keys: JournalKeys, user: FoundUser, sent: Uint8Array | null): boolean {
  if (sent === null) return true;
  const { named, unnamed } = observedDigests(keys, user);
  return [named, unnamed].some((observed) => Buffer.from(sent).equals(observed));
}

export function isMetadataAsSent(keys: JournalKeys, user: FoundUser, sent: Uint8Array | null): boolean {
  return sent === null || Buffer.from(sent).equals(metadataDigest(keys, user.userMetadata, user.appMetadata));
}

function emailOf(user: FoundUser, before: AccountBefore, now: NowOfAccount | null): Holds {
  const has = (email: string | null) => foldEmail(user.email ?? '') === foldEmail(email ?? '');
  if (now !== null && has(now.email) && (user.emailVerified ?? false) === now.emailVerified) return 'now';
  return has(before.email) || (now !== null && has(now.email)) ? 'before' : 'other';
}

function identifiersOf(keys: JournalKeys, user: FoundUser, before: AccountBefore, now: NowOfAccount | null): Holds {
  const phone = user.phoneNumber === null ? null : keys.identifierHash('phone', user.phoneNumber);
  const username = user.username === null ? null : keys.identifierHash('username', user.username);
  const states = now === null ? [before.state] : [before.state, now.state];
  // A number that several have was sent for none of them.
  const isKnown = (observed: Uint8Array | null, of: (state: AccountState) => Uint8Array | null) =>
    observed === null || states.some((state) => Buffer.from(observed).equals(of(state) ?? new Uint8Array()));
  return isKnown(phone, ({ phoneHash }) => phoneHash) && isKnown(username, ({ usernameHash }) => usernameHash)
    ? 'before'
    : 'other';
}

/** Name and metadata are those that were last sent, or, where a change was carried over in part, those of now. */
function isProfileKnown(
  keys: JournalKeys,
  user: FoundUser,
  { sent, metadata, email }: AccountBefore,
  now: NowOfAccount | null,
): boolean {
  const profile = now?.profile ?? null;
  const isName = isNameAsSent(keys, sent, email ?? '', user.name ?? '') || user.name === profile?.name;
  const isMetadata =
    isMetadataAsSent(keys, user, metadata) || (profile !== null && isMetadataAsSent(keys, user, profile.metadata));
  return isName && isMetadata;
}
