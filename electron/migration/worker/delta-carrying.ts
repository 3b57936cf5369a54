import { checkEmail } from '../../accounts/check-email.ts';
import { foldEmail } from '../../accounts/fold-email.ts';
import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import { toPasswordHash } from '../../accounts/passwords/to-password-hash.ts';
import { type AuthUser, toUser } from '../../accounts/to-user.ts';
import { traitBit } from '../../accounts/traits.ts';
import { type DeltaKind, type DeltaReason, deltaKinds, type ListedChange } from '../../common/delta-words.ts';
import { reasonTexts } from '../../common/words.ts';
import { type AccountState, aspectAt, joinAspects } from '../../journal/account-state.ts';
import { unknownDigest } from '../../journal/carried.ts';
import type { AccountBefore, DeltaChange, DeltaFile, DeltaLine, DeltaRecord } from '../../journal/delta-records.ts';
import type { FoundUser, RefusedUser, UserChanges } from '../../tenant/tenant.ts';
import { packedBytes } from '../bulk/pack-file.ts';
import { type ChangeVerdict, judgeChange, type SeenUser } from '../delta/judge-change.ts';
import { isBarred, whatChanged } from '../delta/what-changed.ts';
import type { DatedBasis } from '../plan/plan-types.ts';
import { accountReader, type ReadAccount } from './account-reader.ts';
import { changedAccountOf } from './delta-listing.ts';
import { isAsSent, isMetadataAsSent, seenUser } from './delta-look.ts';
import { hashToSend } from './hash-to-send.ts';
import { bodyOf } from './import-file.ts';
import { repeatedly } from './pause-between.ts';
import type { MigrationJournal } from './planning.ts';
import { metadataDigest, sentDigest } from './sent-fields.ts';
import { toState } from './to-planned.ts';

/** One change of a user. */
export interface DeltaWrite {
  readonly kind: DeltaKind;
  readonly changes: UserChanges;
  /** Nobody else may have this address. */
  readonly address: string | null;
}

/** What is to be done for one account, by its row and its user as they are now. */
export type DeltaStep =
  | { readonly kind: 'write'; readonly writes: readonly DeltaWrite[] }
  | { readonly kind: 'end'; readonly change: DeltaChange };

/** What became of one account's writes. */
export interface DeltaWritten {
  readonly number: number;
  readonly refused: readonly { readonly kind: DeltaKind; readonly reason: DeltaReason; readonly detail: string }[];
  /** The user after the last write; null where nothing was written. */
  readonly after: FoundUser | null;
}

/** A file of passwords whose intent stands in the journal. */
export interface IntendedPasswords {
  readonly file: DeltaFile;
  readonly body: ArrayBuffer;
}

/** Carrying over what a pass has listed. */
export interface DeltaCarrying {
  /** The list is carried over from now on; notes who asked. */
  askDelta(delta: string, by: string | null, why: string | null): void;
  /** The next to be carried over, written down as such. */
  intendDelta(delta: string, limit: number, now: number): readonly DeltaLine[];
  /** Judges one of them by account and user as they are now. `row` is null for who is not in the legacy database any more. */
  deltaStep(delta: string, number: number, user: FoundUser | null, row: readonly unknown[] | null): DeltaStep;
  /** Notes what was carried over, and changes that ended without a write. */
  noteDelta(
    delta: string,
    written: readonly DeltaWritten[],
    ended: readonly DeltaChange[],
    now: number,
  ): readonly DeltaChange[];
  /** The next whose password alone is left, behind `after`. */
  nextPasswords(delta: string, after: number, limit: number): readonly DeltaLine[];
  /** Writes one's password for the next file, or says that it can't be; the hash stays in memory alone. */
  addPassword(
    delta: string,
    number: number,
    found: { readonly user: FoundUser | null; readonly alone: boolean },
    row: readonly unknown[] | null,
    now: number,
  ): Promise<'added' | 'ended'>;
  /** Whether what was added fills a file of so many bytes. */
  passwordsFill(room: number): boolean;
  /** Writes the file's intent down and gives its users away; null where nobody was added. */
  commitPasswords(delta: string, now: number): IntendedPasswords | null;
  passwordsAccepted(delta: string, file: number, job: string): void;
  openPasswordFiles(delta: string): readonly DeltaFile[];
  passwordsOf(delta: string, file: number): readonly DeltaLine[];
  /**
   * Its job has surely ended: everybody has their password but whom it refused, or to whom something happened. Where it names or counts
   * fewer than there are, whoever it doesn't name is listed.
   */
  settlePasswords(
    delta: string,
    file: number,
    told: { readonly refused: readonly RefusedUser[]; readonly isWhole: boolean },
    users: readonly { readonly number: number; readonly user: FoundUser | null }[],
    now: number,
  ): readonly DeltaChange[];
  /** What it came to nobody knows, and it can't come to anything any more: its people's passwords are sent anew. */
  passwordsAgain(delta: string, file: number, now: number): void;
  /** Whether somebody waits whom a run doesn't bring. */
  deltaWaits(delta: string): boolean;
  settleNew(delta: string, now: number): Promise<void>;
  finishDelta(delta: string, now: number): void;
  unfinishedDelta(connection: { readonly id: string; readonly tenant: string }): string | null;
}

/** An account that is being carried over. */
interface InHand {
  readonly line: DeltaLine;
  readonly before: AccountBefore;
  /** Null for who is not in the legacy database any more. */
  readonly now: { readonly state: AccountState; readonly email: string | null } | null;
  readonly kinds: readonly DeltaKind[];
  readonly verdict: ChangeVerdict;
  readonly user: FoundUser;
  readonly seen: SeenUser;
}

/** A user of a file of passwords. */
interface PasswordRow {
  readonly number: number;
  readonly json: Buffer;
  readonly bytes: number;
  readonly source: Uint8Array;
}

/** Lines that are settled in one transaction. */
const BATCH = 1_000;
const accessBits = traitBit('locked') | traitBit('unapproved');
const unverifiedBit = traitBit('address-not-verified');

export function deltaCarrying(journal: MigrationJournal, machineKey: MachineKey | null): DeltaCarrying {
  const { deltas, plans, carried, keys } = journal;
  const inHand = new Map<string, InHand>();
  const handle = (delta: string, number: number) => `${delta}/${number}`;
  let queue: PasswordRow[] = [];
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

  /** Judges an account by its row and its user; null where it has no user, or was never known. */
  const look = (
    delta: DeltaRecord,
    line: DeltaLine,
    user: FoundUser | null,
    row: readonly unknown[] | null,
  ): {
    readonly found: InHand | null;
    readonly kinds: readonly DeltaKind[];
    readonly verdict: ChangeVerdict;
    readonly read: ReadAccount | null;
    readonly target: AuthUser | null;
  } => {
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
      found: user === null || seen === null ? null : { line, before, now, kinds, verdict, user, seen },
      kinds,
      verdict,
      read,
      target,
    };
  };

  const writesOf = (
    { before, verdict, user }: InHand,
    target: AuthUser | null,
    blocks: boolean,
    phoneTaken: boolean,
  ): readonly DeltaWrite[] =>
    verdict.carried.flatMap((kind): readonly DeltaWrite[] => {
      const write = (changes: UserChanges, address: string | null = null) => [{ kind, changes, address }];
      if (kind === 'deleted' || (kind === 'disabled' && blocks))
        return user.blocked === true ? [] : write({ blocked: true });
      if (kind === 'enabled') return user.blocked === true ? write({ blocked: false }) : [];
      if (target === null) return [];
      if (kind === 'profile') return write(profileChanges(target, user, isMetadataAsSent(keys, user, before.metadata)));
      if (kind === 'identifiers')
        return identifierChanges(target, user, phoneTaken).flatMap((changes) => write(changes));
      if (kind !== 'email') return [];
      const isSame = foldEmail(user.email ?? '') === target.email;
      if (isSame && (user.emailVerified ?? false) === target.email_verified) return [];
      return isSame
        ? write({ email_verified: target.email_verified, verify_email: false })
        : write({ email: target.email, email_verified: target.email_verified, verify_email: false }, target.email);
    });

  /** Notes that these of an account's changes are carried over now. */
  const note = (
    { line, before, now, kinds, user, seen }: InHand,
    done: ReadonlySet<DeltaKind>,
    after: FoundUser | null,
    blocks: boolean,
  ) => {
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

  /**
   * Notes that a password is on its way: from now on nobody knows which one Auth0 has until the job's end says so. Without it, whoever
   * gets the one of before in the old application again would count as unchanged, though the other one may have arrived.
   */
  const notePasswordSent = ({ before }: InHand) => {
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

  const blocksOf = (delta: DeltaRecord) => readerOf(delta).basis.rules.blockedAccounts !== 'import-unblocked';

  const endOf = (
    line: DeltaLine,
    kinds: readonly DeltaKind[],
    listed: readonly ListedChange[],
    detail: string | null = null,
  ): DeltaChange => ({
    number: line.number,
    state: listed.length > 0 && listed.length >= kinds.length ? 'listed' : 'done',
    kinds: kinds.length === 0 ? line.kinds : kinds,
    listed,
    detail,
  });
  return {
    askDelta: (delta, by, why) =>
      journal.transaction(() => {
        deltas.asked(delta, by, why);
        deltas.setState(delta, 'under-way', null);
      }),
    intendDelta: (delta, limit, now) =>
      journal.transaction(() => {
        const next = deltas.next(delta, limit);
        for (const { number } of next) deltas.change(delta, { number, state: 'intended' }, now);
        return next;
      }),
    deltaStep(delta, number, user, row) {
      const record = deltas.read(delta);
      const line = deltas.line(delta, number);
      const { found, kinds, verdict, target } = look(record, line, user, row);
      if (found === null) {
        // Whoever isn't there can't sign in: nothing is left to be done about that.
        const leaves = kinds.every((kind) => kind === 'deleted' || kind === 'disabled');
        return { kind: 'end', change: endOf(line, kinds, leaves ? [] : verdict.listed) };
      }
      inHand.set(handle(delta, number), found);
      const planned = line.sequence === null || record.plan === null ? null : plans.state(record.plan, line.sequence);
      const phoneTaken = planned !== null && (planned.traits & traitBit('shares-phone')) !== 0;
      return { kind: 'write', writes: writesOf(found, target, blocksOf(record), phoneTaken) };
    },
    noteDelta(delta, written, ended, now) {
      const record = deltas.read(delta);
      return journal.transaction(() => {
        const changes = [...ended];
        for (const { number, refused, after } of written) {
          const found = inHand.get(handle(delta, number));
          if (found === undefined) throw new Error(`account ${number} is not being carried over`);
          inHand.delete(handle(delta, number));
          const { line, kinds, verdict } = found;
          const isPassword = verdict.carried.includes('password');
          const refusedKinds = new Set(refused.map(({ kind }) => kind));
          const done = new Set(verdict.carried.filter((kind) => kind !== 'password' && !refusedKinds.has(kind)));
          note(found, done, after, blocksOf(record));
          const listed = [...verdict.listed, ...refused.map(({ kind, reason }) => ({ kind, reason }))];
          const detail = refused.map((each) => each.detail).join('; ') || null;
          const end = endOf(line, kinds, listed, detail);
          changes.push(isPassword ? { ...end, state: 'patched' } : end);
        }
        for (const change of changes) deltas.change(delta, change, now);
        return changes;
      });
    },
    nextPasswords: (delta, after, limit) => deltas.nextPatched(delta, after, limit),
    async addPassword(delta, number, { user, alone }, row, now) {
      const record = deltas.read(delta);
      const line = deltas.line(delta, number);
      const end = (change: DeltaChange) => {
        journal.transaction(() => deltas.change(delta, change, now));
        return 'ended' as const;
      };
      // Deleted meanwhile: they are blocked next.
      if (row === null) return end({ number, state: 'waiting', kinds: ['deleted'], listed: [] });
      const { found, verdict, read } = look(record, line, user, row);
      const listed = (reason: DeltaReason): readonly ListedChange[] => [
        ...line.listed.filter(({ kind }) => kind !== 'password'),
        { kind: 'password', reason },
      ];
      if (found === null || read === null) return end(endOf(line, line.kinds, listed('gone')));
      // It was changed back meanwhile.
      if (!found.kinds.includes('password')) return end(endOf(line, line.kinds, line.listed));
      const why = verdict.listed.find(({ kind }) => kind === 'password')?.reason ?? (alone ? null : 'taken');
      if (why !== null) return end(endOf(line, line.kinds, listed(why)));
      const hash = await hashToSend(
        toPasswordHash(read.account.password, { ...readerOf(record).basis.rules, machineKey }),
      );
      if (hash === null) return end(endOf(line, line.kinds, listed('not-importable')));
      // Nothing but what has to be: an upsert sets whatever else it is given, and puts metadata in the place of metadata.
      const json = Buffer.from(
        JSON.stringify({
          user_id: found.user.userId,
          email: foldEmail(found.user.email ?? ''),
          email_verified: found.user.emailVerified ?? false,
          custom_password_hash: hash,
        }),
        'utf8',
      );
      inHand.set(handle(delta, number), found);
      queue.push({ number, json, bytes: json.length, source: read.digest });
      return 'added';
    },
    passwordsFill: (room) => packedBytes(queue) > room,
    commitPasswords(delta, now) {
      if (queue.length === 0) return null;
      const taken = queue;
      queue = [];
      const number = deltas.nextFile(delta);
      const file = { number, correlationId: `userferry-delta-${deltas.token(delta)}-${number}`, job: null, sent: now };
      journal.transaction(() => {
        deltas.addFile(
          delta,
          file,
          taken.map((row) => row.number),
          now,
        );
        for (const row of taken) {
          const found = inHand.get(handle(delta, row.number));
          if (found !== undefined) notePasswordSent(found);
        }
      });
      return { file, body: bodyOf(taken) };
    },
    passwordsAccepted: (delta, file, job) => journal.transaction(() => deltas.setJob(delta, file, job)),
    openPasswordFiles: (delta) => deltas.openFiles(delta),
    passwordsOf: (delta, file) => deltas.linesOfFile(delta, file),
    settlePasswords(delta, file, { refused, isWhole }, users, now) {
      const record = deltas.read(delta);
      const refusals = new Map(refused.map((each) => [each.userId, each]));
      return journal.transaction(() => {
        const changes = users.map(({ number, user }): DeltaChange => {
          const line = deltas.line(delta, number);
          const found = inHand.get(handle(delta, number));
          inHand.delete(handle(delta, number));
          // What was sent is known to the process that sent it alone: sent anew, it is the same.
          if (found === undefined) return { number, state: 'patched', listed: line.listed };
          const listed = (reason: DeltaReason, detail: string | null = null) =>
            endOf(line, line.kinds, [...line.listed, { kind: 'password', reason }], detail);
          const refusal = refusals.get(found.user.userId);
          if (refusal !== undefined)
            return listed('hash-refused', refusal.errors.map(({ code, message }) => `${code} ${message}`).join('; '));
          if (user === null) return listed('gone');
          if (user.created !== found.user.created) return listed('made-anew');
          // Whether the job or the owner came first nobody tells, and a hash that comes later is perhaps passed over in silence.
          if (user.signIns > 0 || user.lastLogin !== null) return listed('signed-in');
          if (user.lastPasswordReset !== null) return listed('password-set');
          if (!isWhole) return listed('untold');
          note(found, new Set<DeltaKind>(['password']), user, blocksOf(record));
          return endOf(line, line.kinds, line.listed);
        });
        for (const change of changes) deltas.change(delta, change, now);
        deltas.setOver(delta, file);
        return changes;
      });
    },
    passwordsAgain: (delta, file, now) =>
      journal.transaction(() => {
        for (const { number, listed } of deltas.linesOfFile(delta, file)) {
          inHand.delete(handle(delta, number));
          deltas.change(delta, { number, state: 'patched', listed }, now);
        }
        deltas.setOver(delta, file);
      }),
    deltaWaits: (delta) => deltas.next(delta, 1).length > 0,
    settleNew: (delta, now) =>
      repeatedly(() =>
        journal.transaction(() => {
          deltas.settleBrought(delta, now);
          const left = deltas.notBrought(delta, BATCH);
          for (const { number, outcome, reason } of left) {
            const detail = [outcome, reason === null ? null : reasonTexts[reason]].filter((word) => word !== null);
            const listed = [{ kind: 'new', reason: 'left-by-run' } as const];
            deltas.change(delta, { number, state: 'listed', listed, detail: detail.join(': ') }, now);
          }
          return left.length > 0;
        }),
      ),
    finishDelta: (delta, now) => journal.transaction(() => deltas.setState(delta, 'finished', now)),
    unfinishedDelta: (connection) => deltas.of(connection).find(({ state }) => state === 'under-way')?.id ?? null,
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

/** Metadata is merged at its first level (AUTH0.md B6): a member that was taken away is set to null, where all there are were sent. */
function profileChanges(target: AuthUser, user: FoundUser, isMetadataOurs: boolean): UserChanges {
  const { name, given_name, family_name, nickname, picture, phone_number, phone_verified } = target;
  const merged = (
    wanted: Readonly<Record<string, unknown>> | undefined,
    there: Readonly<Record<string, unknown>> | null,
  ): Readonly<Record<string, unknown>> => {
    const away = isMetadataOurs
      ? Object.keys(there ?? {}).filter((member) => !Object.hasOwn(wanted ?? {}, member))
      : [];
    return { ...wanted, ...Object.fromEntries(away.map((member) => [member, null])) };
  };
  const texts = { name, given_name, family_name, nickname, picture };
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
    ...(phone_verified === undefined || user.phoneNumber !== phone_number ? {} : { phone_verified }),
    user_metadata: merged(target.user_metadata, user.userMetadata),
    app_metadata: merged(target.app_metadata, user.appMetadata),
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
