import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import { toUser } from '../../accounts/to-user.ts';
import { canonicalJson } from '../../common/canonical-json.ts';
import type { PresentReason, PresentState } from '../../common/present-words.ts';
import { type AccountState, aspectAt, joinAspects } from '../../journal/account-state.ts';
import { unknownDigest } from '../../journal/carried.ts';
import type {
  PresentAsking,
  PresentChange,
  PresentEntry,
  PresentFilter,
  PresentLine,
  PresentRecord,
} from '../../journal/present-updates.ts';
import type { FoundUser, UserChanges, UserUpdate } from '../../tenant/tenant.ts';
import { judgePresent, type SeenPresent } from '../present/judge-present.ts';
import { type KeptValues, keptIn } from '../present/kept-values.ts';
import {
  fieldsOf,
  othersMembers,
  type PresentValues,
  returnOf,
  updateOf,
  valuesAfter,
  valuesOf,
} from '../present/present-values.ts';
import { hasTrickleMark } from '../trickle-mark.ts';
import { accountReader, type ReadAccount } from './account-reader.ts';
import { refuseOtherMachineKey } from './machine-key-of-plan.ts';
import { repeatedly } from './pause-between.ts';
import type { MigrationJournal } from './planning.ts';
import { metadataDigest, sentDigest } from './sent-fields.ts';
import { toState } from './to-planned.ts';

const BATCH = 1_000;

/** What is to be done for one of them now. */
export type PresentStep =
  | { readonly kind: 'write'; readonly changes: UserChanges }
  | { readonly kind: 'end'; readonly state: PresentState };

/** Updating users who were there before a run, and putting them back. Each write is on disk when its call returns. */
export interface Presenting {
  /** Null before anybody asked. */
  presentStanding(run: string): PresentRecord | null;
  /** Begins the list anew, of everybody whom the ledger has as present. */
  beginPresentList(run: string, now: number): Promise<void>;
  /** Judges whoever is on the list by an export, and notes what they are. */
  listPresent(run: string, users: readonly FoundUser[], now: number): void;
  forgetPresentElsewhere(run: string): void;
  /** Notes of whoever is on the list that another connection has their id. */
  notePresentElsewhere(run: string, users: readonly FoundUser[]): void;
  /** After the whole export: whoever was not in it is gone. */
  closePresentList(run: string, now: number): void;
  /** Judges one of them by their account as it is now; `row` is null for who is not in the legacy database any more. */
  comparePresent(run: string, sequence: number, row: readonly unknown[] | null, now: number): void;
  presentNext(
    run: string,
    states: readonly PresentState[],
    after: number,
    limit: number,
  ): readonly Pick<PresentLine, 'sequence' | 'key' | 'userId'>[];
  /** Notes who asked, and who is to be changed from now on. */
  askPresent(run: string, asking: PresentAsking): void;
  /** Judges one by account and user as they are now; what they are is kept before a write is given. */
  updateStep(
    run: string,
    sequence: number,
    user: FoundUser | null,
    row: readonly unknown[] | null,
    now: number,
  ): PresentStep;
  noteUpdated(run: string, sequence: number, update: UserUpdate, now: number): PresentState;
  /** Judges one who was updated, by the user as they are now. */
  returnStep(run: string, sequence: number, user: FoundUser | null, now: number): PresentStep;
  noteReturned(run: string, sequence: number, update: UserUpdate, now: number): PresentState;
  finishPresent(run: string, now: number): void;
  presentPage(run: string, after: number, limit: number, filter?: PresentFilter): readonly PresentEntry[];
}

/** Lines of a list that wasn't acted upon. */
const listed: ReadonlySet<PresentState> = new Set(['waiting', 'same', 'left']);

export function presenting(journal: MigrationJournal, machineKey: MachineKey | null): Presenting {
  const { runs, plans, ledger, carried, looks, presentUpdates: updates, keys } = journal;
  const readers = new Map<string, (row: readonly unknown[]) => ReadAccount>();
  const basisOf = (run: string) => plans.read(runs.read(run).plan).basis;
  const readerOf = (run: string) => {
    const known = readers.get(run);
    if (known !== undefined) return known;
    const basis = basisOf(run);
    refuseOtherMachineKey(basis, machineKey, keys);
    const read = accountReader(basis, keys, machineKey);
    readers.set(run, read);
    return read;
  };
  const digest = (values: PresentValues) => keys.digest(canonicalJson(['present', values]));
  const isLike = (values: PresentValues, known: Uint8Array | null) =>
    known !== null && Buffer.from(known).equals(digest(values));
  const keptOf = (line: PresentLine): KeptValues => {
    const kept = keptIn(line);
    if (kept === null) throw new Error('what the user was is not kept');
    return kept;
  };
  const isHere = (run: string, user: FoundUser) => {
    const { name } = runs.read(run).connection;
    return user.identities.some(({ connection, userId }) => connection === name && userId === user.userId);
  };
  const seen = (run: string, user: FoundUser): Omit<SeenPresent, 'sameAddress'> => ({
    here: isHere(run, user),
    linked: user.identities.length - 1,
    marked: hasTrickleMark(user.appMetadata),
    signedIn: user.signIns > 0 || user.lastLogin !== null,
    passwordSet: user.lastPasswordReset !== null,
  });
  const accountOf = (run: string, userId: string, row: readonly unknown[] | null) => {
    if (row === null) return { now: 'gone', wanted: null, read: null } as const;
    const read = readerOf(run)(row);
    if (read.decision.decision !== 'import') return { now: 'unfit', wanted: null, read } as const;
    const { blocked } = read.decision;
    return {
      now: 'importable',
      wanted: toUser(read.account, null, { userId, blocked, username: null }),
      read,
    } as const;
  };
  /** Nothing of them is changed, whatever was intended. */
  const untouched = (
    run: string,
    sequence: number,
    change: Pick<PresentChange, 'reason' | 'fields' | 'detail'> & { readonly state: 'left' | 'same' | 'refused' },
    now: number,
  ): PresentStep => {
    if (updates.line(run, sequence).state === 'intended') carried.forget(run, sequence);
    updates.change(run, sequence, { ...change, kept: null, leftAs: null }, now);
    return { kind: 'end', state: change.state };
  };
  const left = (run: string, sequence: number, reason: PresentReason, now: number): PresentStep => {
    return untouched(run, sequence, { state: 'left', reason, fields: [] }, now);
  };
  const outcomeOf = (run: string, sequence: number, outcome: 'updated' | 'present') =>
    ledger.record(run, [{ sequence, outcome, reason: null, detail: null }]);

  /** From now on the account counts as given as it is now, for verification and deltas; before the call goes out, as its answer may be lost. */
  const noteGiven = (run: string, sequence: number, read: ReadAccount, changes: UserChanges) => {
    const { state, email } = toState(read, basisOf(run), keys);
    const isPasswordWished = updates.read(run)?.askings.findLast(({ what }) => what === 'update')?.passwords === true;
    carried.put({
      run,
      sequence,
      // Whom somebody else blocked is not ours to let in again.
      state: { ...(isPasswordWished ? withoutPassword(state) : state), blocked: changes.blocked === true },
      email,
      gone: false,
      sent: null,
      metadata: null,
      changed: null,
    });
  };
  const settleUpdated = (
    run: string,
    { sequence }: PresentLine,
    user: FoundUser,
    reason: PresentReason | null,
    now: number,
  ) => {
    const isOurs = reason === null;
    updates.change(
      run,
      sequence,
      { state: 'updated', reason, ...(isOurs ? { leftAs: digest(valuesOf(user)) } : {}) },
      now,
    );
    outcomeOf(run, sequence, 'updated');
    if (!isOurs) return;
    carried.noteUser(run, sequence, {
      sent: sentDigest(keys, {
        user_id: '',
        email: valuesOf(user).email,
        email_verified: user.emailVerified ?? false,
        blocked: user.blocked ?? false,
        name: user.name ?? '',
      }),
      metadata: metadataDigest(keys, user.userMetadata, user.appMetadata),
      changed: user.changed,
    });
  };
  const settleReturned = (run: string, sequence: number, now: number) => {
    updates.change(run, sequence, { state: 'returned' }, now);
    outcomeOf(run, sequence, 'present');
    carried.forget(run, sequence);
  };
  /** They stay as they are; whoever it is, they may have been updated. */
  const notReturned = (
    run: string,
    sequence: number,
    reason: PresentReason,
    detail: string | null,
    now: number,
  ): PresentStep => {
    updates.change(run, sequence, { state: 'updated', reason, detail }, now);
    outcomeOf(run, sequence, 'updated');
    return { kind: 'end', state: 'updated' };
  };
  const inOne = <Result>(work: () => Result) => journal.transaction(work);

  return {
    presentStanding: (run) => journal.reading(() => updates.read(run)),
    async beginPresentList(run, now) {
      const { plan, connection } = runs.read(run);
      const others = runs
        .all()
        .filter(
          (other) =>
            other.id !== run && other.connection.id === connection.id && other.connection.tenant === connection.tenant,
        );
      looks.beginBrought(others.map(({ id }) => id));
      inOne(() => updates.begin(run, now));
      let after: number | null = 0;
      await repeatedly(() => {
        after = inOne(() => updates.addPresent(run, plan, after ?? 0, BATCH, now));
        return after !== null;
      });
      let last = 0;
      await repeatedly(() =>
        inOne(() => {
          const lines = updates.next(run, ['left'], last, BATCH);
          for (const { sequence, userId } of lines) if (looks.broughtByRun(userId)) updates.noteBrought(run, sequence);
          last = lines.at(-1)?.sequence ?? last;
          return lines.length > 0;
        }),
      );
      looks.endBrought();
    },
    listPresent: (run, users, now) =>
      inOne(() => {
        for (const user of users) {
          const line = updates.byUser(run, user.userId);
          if (line === null || !listed.has(line.state)) continue;
          if (!isHere(run, user)) {
            updates.noteElsewhere(run, user.userId);
            continue;
          }
          const reason = judgePresent({ ...seen(run, user), sameAddress: true }, { ...line, now: 'importable' });
          if (reason !== null) left(run, line.sequence, reason, now);
          else {
            const kept: KeptValues = { before: valuesOf(user), update: null };
            updates.change(run, line.sequence, { state: 'waiting', kept: JSON.stringify(kept) }, now);
          }
        }
      }),
    forgetPresentElsewhere: (run) => inOne(() => updates.forgetElsewhere(run)),
    notePresentElsewhere: (run, users) =>
      inOne(() => {
        for (const user of users) if (!isHere(run, user)) updates.noteElsewhere(run, user.userId);
      }),
    closePresentList: (run, now) => inOne(() => updates.close(run, now)),
    comparePresent: (run, sequence, row, now) =>
      inOne(() => {
        const line = updates.line(run, sequence);
        const { before } = keptOf(line);
        const account = accountOf(run, line.userId, row);
        const asListed = { here: true, linked: 0, marked: false, signedIn: false, passwordSet: false };
        const reason = judgePresent(
          { ...asListed, sameAddress: account.wanted === null || account.wanted.email === before.email },
          { ...line, now: account.now },
        );
        if (reason !== null || account.wanted === null) {
          left(run, sequence, reason ?? 'account-unfit', now);
          return;
        }
        const changes = updateOf(before, account.wanted);
        const fields = fieldsOf(changes);
        const kept: KeptValues = { before, update: { changes, others: othersMembers(before, account.wanted) } };
        if (fields.length === 0) untouched(run, sequence, { state: 'same', fields }, now);
        else updates.change(run, sequence, { state: 'waiting', fields, kept: JSON.stringify(kept) }, now);
      }),
    presentNext: (run, states, after, limit) =>
      updates.next(run, states, after, limit).map(({ sequence, key, userId }) => ({ sequence, key, userId })),
    askPresent: (run, asking) =>
      inOne(() => {
        updates.ask(run, asking);
        if (asking.what === 'update') {
          updates.changeAll(run, 'refused', 'waiting', asking.at);
          updates.setState(run, 'updating', null);
          return;
        }
        // Whoever waits is not updated any more; of whoever was perhaps updated a look tells.
        updates.changeAll(run, 'waiting', 'left', asking.at);
        for (const state of ['intended', 'updated'] as const) updates.changeAll(run, state, 'returning', asking.at);
        updates.setState(run, 'putting-back', null);
      }),
    updateStep: (run, sequence, user, row, now) =>
      inOne((): PresentStep => {
        const line = updates.line(run, sequence);
        if (user === null) return left(run, sequence, 'gone', now);
        const isOther = line.elsewhere || !isHere(run, user);
        const there = valuesOf(user);
        if (line.state === 'intended' && !isLike(there, digest(keptOf(line).before))) {
          // The call went out, and its answer never came here. Whose values are neither those nor these was changed by somebody else, too.
          const reason = isOther ? 'other-connection' : isLike(there, line.leftAs) ? null : 'changed-since';
          settleUpdated(run, line, user, reason, now);
          return { kind: 'end', state: 'updated' };
        }
        if (isOther) return left(run, sequence, 'other-connection', now);
        const account = accountOf(run, line.userId, row);
        const reason = judgePresent(
          { ...seen(run, user), sameAddress: account.wanted === null || account.wanted.email === there.email },
          { ...line, now: account.now },
        );
        if (reason !== null || account.wanted === null) return left(run, sequence, reason ?? 'account-unfit', now);
        const changes = updateOf(there, account.wanted);
        const fields = fieldsOf(changes);
        if (fields.length === 0) return untouched(run, sequence, { state: 'same', fields }, now);
        const kept: KeptValues = {
          before: there,
          update: { changes, others: othersMembers(there, account.wanted) },
        };
        const leftAs = digest(valuesAfter(there, changes));
        updates.change(run, sequence, { state: 'intended', fields, kept: JSON.stringify(kept), leftAs }, now);
        noteGiven(run, sequence, account.read, changes);
        return { kind: 'write', changes };
      }),
    noteUpdated: (run, sequence, update, now) =>
      inOne(() => {
        const line = updates.line(run, sequence);
        if (update.kind === 'nobody') left(run, sequence, 'gone', now);
        else if (update.kind === 'changed') settleUpdated(run, line, update.user, null, now);
        else untouched(run, sequence, { state: 'refused', detail: update.why }, now);
        return updates.line(run, sequence).state;
      }),
    returnStep: (run, sequence, user, now) =>
      inOne((): PresentStep => {
        const line = updates.line(run, sequence);
        if (user === null) return notReturned(run, sequence, 'gone', null, now);
        if (line.elsewhere || !isHere(run, user)) return notReturned(run, sequence, 'other-connection', null, now);
        const { before, update } = keptOf(line);
        const there = valuesOf(user);
        if (isLike(there, digest(before))) {
          settleReturned(run, sequence, now);
          return { kind: 'end', state: 'returned' };
        }
        if (update === null || !isLike(there, line.leftAs))
          return notReturned(run, sequence, 'changed-since', null, now);
        return { kind: 'write', changes: returnOf(before, update.changes) };
      }),
    noteReturned: (run, sequence, update, now) =>
      inOne(() => {
        if (update.kind === 'changed') settleReturned(run, sequence, now);
        else if (update.kind === 'nobody') notReturned(run, sequence, 'gone', null, now);
        else notReturned(run, sequence, 'put-back-refused', update.why, now);
        return updates.line(run, sequence).state;
      }),
    finishPresent: (run, now) =>
      inOne(() => updates.setState(run, updates.read(run)?.state === 'putting-back' ? 'put-back' : 'updated', now)),
    presentPage: (run, after, limit, filter) =>
      updates.page(run, after, limit, filter).map((line) => {
        const { sequence, key, userId, email, state, reason, fields, detail } = line;
        const kept = keptIn(line);
        const changes = kept === null || kept.update === null ? null : { ...kept.update.changes };
        return {
          ...{ sequence, key, userId, email, state, reason, fields, detail },
          kept: kept === null ? null : { before: { ...kept.before }, changes },
        };
      }),
  };
}

/** Which password Auth0 has of them nobody knows: a delta takes it as changed, and carries it over or lists them. */
function withoutPassword(state: AccountState): AccountState {
  const known = (aspect: 'profile' | 'factors') => aspectAt(state.aspects, aspect);
  return {
    ...state,
    digest: unknownDigest,
    aspects: joinAspects({ profile: known('profile'), password: null, factors: known('factors') }),
  };
}
