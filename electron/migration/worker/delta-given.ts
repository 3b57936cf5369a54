import { foldEmail } from '../../accounts/fold-email.ts';
import { traitBit } from '../../accounts/traits.ts';
import type { DeltaKind } from '../../common/delta-words.ts';
import { type AccountState, aspectAt, joinAspects } from '../../journal/account-state.ts';
import { unknownDigest } from '../../journal/carried.ts';
import type { FoundUser } from '../../tenant/tenant.ts';
import type { InHand } from './delta-in-hand.ts';
import { isAsSent, isMetadataAsSent } from './delta-look.ts';
import type { MigrationJournal } from './planning.ts';
import { metadataDigest, sentDigest } from './sent-fields.ts';

const accessBits = traitBit('locked') | traitBit('unapproved');
const unverifiedBit = traitBit('address-not-verified');

/** Writing down what the tenant has been given of an account by a delta. Meant to stand in one of the caller's transactions. */
export interface DeltaGiven {
  /** These of its changes are carried over now; `after` is its user after the last write, null where nothing was written. */
  note(found: InHand, done: ReadonlySet<DeltaKind>, after: FoundUser | null, blocks: boolean): void;
  /**
   * Notes that a password is on its way: from now on nobody knows which one Auth0 has until the job's end says so. Without it, whoever
   * gets the one of before in the old application again would count as unchanged, though the other one may have arrived.
   */
  notePasswordSent(found: InHand): void;
}

export function deltaGiven({ carried, keys }: Pick<MigrationJournal, 'carried' | 'keys'>): DeltaGiven {
  const note: DeltaGiven['note'] = ({ line, before, now, kinds, user, seen }, done, after, blocks) => {
    if (before.place.run === null) return;
    const given = after ?? user;
    // Of who was changed at Auth0 too it stays known that they are not as they were sent.
    const isKnown = line.tried && seen.email !== 'other' && seen.profile !== 'other';
    const wasAsSent = isKnown || isAsSent(keys, user, before.sent);
    const wasMetadataAsSent = isKnown || isMetadataAsSent(keys, user, before.metadata) || done.has('profile');
    carried.put({
      run: before.place.run,
      sequence: before.place.sequence,
      state: stateAfter(before.state, now?.state ?? null, kinds, done, blocks),
      email: now === null || (kinds.includes('email') && !done.has('email')) ? before.email : now.email,
      gone: now === null && done.has('deleted'),
      sent: wasAsSent
        ? sentDigest(keys, {
            user_id: '',
            email: foldEmail(given.email ?? ''),
            email_verified: given.emailVerified ?? false,
            blocked: given.blocked ?? false,
            name: given.name ?? '',
          })
        : before.sent,
      metadata: wasMetadataAsSent ? metadataDigest(keys, given.userMetadata, given.appMetadata) : before.metadata,
      changed: after?.changed ?? before.changed,
    });
  };

  const notePasswordSent: DeltaGiven['notePasswordSent'] = ({ before }) => {
    const { place, state, ...given } = before;
    if (place.run === null) return;
    const { aspects } = state;
    const known = (aspect: 'profile' | 'factors') => aspectAt(aspects, aspect);
    carried.put({
      ...given,
      run: place.run,
      sequence: place.sequence,
      gone: state.gone,
      state: {
        ...state,
        digest: unknownDigest,
        aspects:
          aspects === null
            ? null
            : joinAspects({ profile: known('profile'), password: null, factors: known('factors') }),
      },
    });
  };

  return { note, notePasswordSent };
}

/** What the tenant has been given of an account once these of its changes are carried over. */
function stateAfter(
  before: AccountState & { readonly gone: boolean },
  now: AccountState | null,
  kinds: readonly DeltaKind[],
  done: ReadonlySet<DeltaKind>,
  blocks: boolean,
): AccountState {
  if (now === null) return { ...before, blocked: before.blocked || done.has('deleted') };
  const isOf = (kind: DeltaKind) => (!kinds.includes(kind) || done.has(kind) ? now : before);
  const access = !kinds.includes('enabled') ? isOf('disabled') : isOf('enabled');
  const kept = now.traits & ~(accessBits | unverifiedBit);
  return {
    digest: kinds.every((kind) => done.has(kind)) ? now.digest : unknownDigest,
    aspects: joinAspects({
      profile: aspectAt(isOf('profile').aspects, 'profile'),
      password: aspectAt(isOf('password').aspects, 'password'),
      factors: aspectAt(isOf('factors').aspects, 'factors'),
    }),
    emailHash: isOf('email').emailHash,
    phoneHash: isOf('identifiers').phoneHash,
    usernameHash: isOf('identifiers').usernameHash,
    traits: kept | (access.traits & accessBits) | (isOf('email').traits & unverifiedBit),
    blocked: done.has('disabled') ? blocks : done.has('enabled') ? false : before.blocked,
  };
}
