import { checkEmail } from '../../accounts/check-email.ts';
import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import { toPasswordHash } from '../../accounts/passwords/to-password-hash.ts';
import { type AuthUser, toUser } from '../../accounts/to-user.ts';
import { type DeltaKind, deltaKinds, type ListedChange } from '../../common/delta-words.ts';
import type { AccountState } from '../../journal/account-state.ts';
import type { AccountBefore, DeltaChange, DeltaLine, DeltaRecord } from '../../journal/delta-records.ts';
import type { FoundUser } from '../../tenant/tenant.ts';
import { type ChangeVerdict, judgeChange, type SeenUser } from '../delta/judge-change.ts';
import { isBarred, whatChanged } from '../delta/what-changed.ts';
import type { DatedBasis } from '../plan/plan-types.ts';
import { keptIn } from '../present/kept-values.ts';
import type { OthersMembers } from '../present/present-values.ts';
import { accountReader, type ReadAccount } from './account-reader.ts';
import { changedAccountOf } from './delta-listing.ts';
import { seenUser } from './delta-look.ts';
import type { MigrationJournal } from './planning.ts';
import { metadataDigest } from './sent-fields.ts';
import { toState } from './to-planned.ts';

/** An account that is being carried over. */
export interface InHand {
  readonly line: DeltaLine;
  readonly before: AccountBefore;
  /** Null for who is not in the legacy database any more. */
  readonly now: { readonly state: AccountState; readonly email: string | null } | null;
  readonly kinds: readonly DeltaKind[];
  readonly verdict: ChangeVerdict;
  readonly user: FoundUser;
  readonly seen: SeenUser;
  /** Of who was there before the run: members of their metadata that are not the account's. */
  readonly others: OthersMembers;
}

/** An account by its row and its user as they are now. */
export interface LookedAt {
  /** Null where it has no user. */
  readonly found: InHand | null;
  readonly kinds: readonly DeltaKind[];
  readonly verdict: ChangeVerdict;
  readonly read: ReadAccount | null;
  readonly target: AuthUser | null;
}

/** Accounts that are looked at to be carried over, and kept until it is known what became of it. */
export interface AccountsInHand {
  basisOf(delta: DeltaRecord): DatedBasis;
  /** Whether whoever is barred is blocked, by the plan's rules. */
  blocksOf(delta: DeltaRecord): boolean;
  look(delta: DeltaRecord, line: DeltaLine, user: FoundUser | null, row: readonly unknown[] | null): LookedAt;
  keep(delta: string, found: InHand): void;
  kept(delta: string, number: number): InHand | null;
  /** Gives one away; null for whom another process had in hand. */
  take(delta: string, number: number): InHand | null;
}

export function accountsInHand(journal: MigrationJournal, machineKey: MachineKey | null): AccountsInHand {
  const { deltas, plans, presentUpdates, keys } = journal;
  const inHand = new Map<string, InHand>();
  const handle = (delta: string, number: number) => `${delta}/${number}`;
  const readers = new Map<string, { readonly basis: DatedBasis; readonly read: ReturnType<typeof accountReader> }>();
  const readerOf = ({ plan }: DeltaRecord) => {
    if (plan === null) throw new Error('the reading of this delta is not there any more');
    const known = readers.get(plan);
    if (known !== undefined) return known;
    const { basis } = plans.read(plan);
    const reader = { basis, read: accountReader(basis, keys, machineKey) };
    readers.clear();
    readers.set(plan, reader);
    return reader;
  };

  const othersOf = ({ place }: AccountBefore, userId: string | null): OthersMembers => {
    const wasThere = place.run === null || userId === null ? null : presentUpdates.byUser(place.run, userId);
    return (wasThere === null ? null : keptIn(wasThere)?.update?.others) ?? { user_metadata: [], app_metadata: [] };
  };

  const look: AccountsInHand['look'] = (delta, line, user, row) => {
    const { basis, read: toRead } = readerOf(delta);
    const read = row === null ? null : toRead(row);
    const now = read === null ? null : toState(read, basis, keys);
    if (line.before === null) throw new Error(`line ${line.number} has no place before`);
    const before = deltas.before(line.before);
    const kinds = perhapsChanged(line, before.state, now?.state ?? null);
    const target =
      read === null
        ? null
        : toUser(read.account, null, { userId: line.userId ?? '', blocked: false, username: basis.username });
    const password = read === null ? null : toPasswordHash(read.account.password, { ...basis.rules, machineKey });
    const planned = line.sequence === null || delta.plan === null ? null : plans.decided(delta.plan, line.sequence);
    const known = changedAccountOf(
      journal,
      delta,
      { before: line.before, kinds },
      {
        password: password === null || password.kind === 'held' ? 'not-importable' : 'importable',
        email:
          target === null || checkEmail(target.email) !== 'ok' || planned?.reason === 'shared-email' ? 'unfit' : 'fit',
      },
    );
    // Who was perhaps blocked by a call whose end nobody knows was not by anybody else.
    const wasBlocking = line.tried && line.kinds.some((kind) => kind === 'disabled' || kind === 'deleted');
    const account = { ...known, blocked: known.blocked || wasBlocking };
    const profile =
      target === null
        ? null
        : { name: target.name, metadata: metadataDigest(keys, target.user_metadata, target.app_metadata) };
    const seen =
      user === null
        ? null
        : seenUser(
            keys,
            user,
            before,
            now === null || target === null ? null : { ...now, emailVerified: target.email_verified, profile },
            { connection: delta.connection.name, elsewhere: line.elsewhere },
          );
    const verdict = judgeChange(seen, account);
    return {
      found:
        user === null || seen === null
          ? null
          : { line, before, now, kinds, verdict, user, seen, others: othersOf(before, line.userId) },
      kinds,
      verdict,
      read,
      target,
    };
  };

  return {
    basisOf: (delta) => readerOf(delta).basis,
    blocksOf: (delta) => readerOf(delta).basis.rules.blockedAccounts !== 'import-unblocked',
    look,
    keep: (delta, found) => void inHand.set(handle(delta, found.line.number), found),
    kept: (delta, number) => inHand.get(handle(delta, number)) ?? null,
    take(delta, number) {
      const found = inHand.get(handle(delta, number)) ?? null;
      inHand.delete(handle(delta, number));
      return found;
    },
  };
}

/** How an account ends: nothing of it, or something, could be carried over. */
export function endOf(
  line: DeltaLine,
  kinds: readonly DeltaKind[],
  listed: readonly ListedChange[],
  detail: string | null = null,
): DeltaChange {
  return {
    number: line.number,
    state: listed.length > 0 && listed.length >= kinds.length ? 'listed' : 'done',
    kinds: kinds.length === 0 ? line.kinds : kinds,
    listed,
    detail,
  };
}

/**
 * What happened to an account since the tenant was last given it. What of it may have been carried over already, by a call whose end
 * nobody knows, counts as changed even where the account is by now as it was before.
 */
function perhapsChanged(
  { tried, kinds, state }: DeltaLine,
  before: AccountBefore['state'],
  now: AccountState | null,
): readonly DeltaKind[] {
  const changed = whatChanged(before, now);
  if (!tried || now === null) return changed;
  const isLetIn = !isBarred(now) && kinds.some((kind) => kind === 'disabled' || kind === 'deleted');
  const perhaps = new Set<DeltaKind>([
    ...changed,
    // What comes before the password is noted by then.
    ...kinds.filter((kind) => (state === 'patched' ? kind === 'password' : values.has(kind))),
    ...(isLetIn && state !== 'patched' ? (['enabled'] as const) : []),
  ]);
  return deltaKinds.filter((kind) => perhaps.has(kind));
}

const values: ReadonlySet<DeltaKind> = new Set(['email', 'identifiers', 'profile', 'password']);
