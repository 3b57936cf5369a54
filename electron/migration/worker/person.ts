import { foldEmail } from '../../accounts/fold-email.ts';
import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import { toUser } from '../../accounts/to-user.ts';
import { traitsIn } from '../../accounts/traits.ts';
import { keyOf } from '../../accounts/user-id.ts';
import type { DeltaKind, DeltaState, ListedChange } from '../../common/delta-words.ts';
import type { DeltaRecord } from '../../journal/delta-records.ts';
import type { PersonInPlan, PersonInRun } from '../../journal/people.ts';
import type { RunRecord } from '../../journal/records.ts';
import type { DatedBasis } from '../plan/plan-types.ts';
import { accountReader } from './account-reader.ts';
import { keysOf } from './keys-of.ts';
import { namesIn } from './names-in.ts';
import type { MigrationJournal } from './planning.ts';
import { metadataDigest, sentDigest } from './sent-fields.ts';
import { maskAccount, revealAccount, type ShownAccount } from './show-account.ts';
import { toPlanned } from './to-planned.ts';
import { userIds } from './user-ids.ts';

/** What the journal goes by for people: its latest plan, or, where there is none, how a survey reads accounts. */
export interface PeopleBasis {
  readonly plan: string;
  readonly made: number;
  readonly basis: DatedBasis;
  /** A survey decides nothing. */
  readonly isSurvey: boolean;
}

/** An account that goes by what was asked for. */
export interface KnownPerson {
  readonly key: string;
  /** Under which they are, or would be, in Auth0; null where the key is too long for one. */
  readonly userId: string | null;
}

/** Where somebody waits for a wave. */
export interface PersonInWave {
  readonly run: RunRecord;
  readonly wave: number;
  /** It is being sent, or was stopped on the way. */
  readonly begun: boolean;
}

/** What the journal has of one account. */
export interface PersonInJournal {
  /** In the latest plan; null where it isn't in it, or there is none. */
  readonly planned: PersonInPlan | null;
  /** Every run that has it, latest first. */
  readonly runs: readonly (PersonInRun & { readonly run: RunRecord; readonly planned: PersonInPlan })[];
  /** Of the latest run in waves that has not come to the account yet; null where none has it before it. */
  readonly wave: PersonInWave | null;
  /** Of the latest delta that has the account; null where none has. */
  readonly delta: PersonInDelta | null;
  /** Other accounts of the latest plan with its address, at most ten. */
  readonly sharing: readonly string[];
}

/** What a pass found changed of somebody, and what became of it. */
export interface PersonInDelta {
  readonly delta: DeltaRecord;
  readonly kinds: readonly DeltaKind[];
  readonly state: DeltaState;
  readonly listed: readonly ListedChange[];
}

/** An account as the old database has it now. */
export interface PersonInLegacy {
  /** Masked. */
  readonly shown: ShownAccount;
  /** In clear: only for whoever asked to see it. */
  readonly revealed: ShownAccount;
  /** Folded; null for none. */
  readonly email: string | null;
  readonly username: string | null;
  readonly barred: 'no' | 'locked' | 'unapproved';
  readonly lastSeen: number | 'never' | null;
  /** What a plan made now would say of it, others with the same address left aside. */
  readonly now: Pick<PersonInPlan, 'decision' | 'reason' | 'format' | 'experience' | 'traits'>;
  /** Of the row, to hold against what the plan has. */
  readonly changed: 'no' | 'profile' | 'password-or-unsent';
}

/** Looking somebody up; nothing is kept. */
export interface PersonLooking {
  peopleBasis(): PeopleBasis | null;
  /** Keys that a text may mean: as it stands, or as the user id made of one. */
  keysOf(sought: string): readonly string[];
  /** Accounts of the latest plan, or of one that was carried out, at most so many. */
  knownPeople(sought: string, limit: number): readonly KnownPerson[];
  userIdOfKey(key: string): string | null;
  /** The key of which a user id was made; null for one that no run and no script gives. */
  keyOfUserId(userId: string): string | null;
  personInJournal(key: string): PersonInJournal;
  /** `row` as `LegacyDatabase.account` gives it. */
  personInLegacy(row: readonly unknown[]): PersonInLegacy;
}

const SHARING_SHOWN = 10;

export function personLooking(journal: MigrationJournal, machineKey: MachineKey | null): PersonLooking {
  const { plans, runs, people, waves, undos, deltas, keys } = journal;
  const basisOfPeople = (): PeopleBasis | null => {
    const plan = plans.latest()?.id ?? plans.latestReading();
    if (plan === null) return null;
    const { made, basis, purpose } = plans.read(plan);
    return { plan, made, basis, isSurvey: purpose === 'survey' };
  };
  /** Plans that say something of somebody: the latest, and those that were carried out, latest first. */
  const plansOfPeople = () => {
    const latest = basisOfPeople();
    const carriedOut = runs
      .all()
      .map(({ plan }) => plan)
      .toReversed();
    return [...new Set([...(latest === null || latest.isSurvey ? [] : [latest.plan]), ...carriedOut])];
  };
  const one = (plan: string, key: string): PersonInPlan | null =>
    people.find(plan, { keys: [key], emailHash: null, usernameHash: null }, 1)[0] ?? null;
  const runsOf = (key: string): PersonInJournal['runs'] =>
    runs
      .all()
      .toReversed()
      .flatMap((run) => {
        const planned = one(run.plan, key);
        const line = planned === null ? null : people.inRun(run.id, planned.sequence);
        // A run that brings a delta's new accounts says nothing of anybody else.
        const isOfRun = line !== null && line.reason !== 'not-new';
        return planned === null || !isOfRun ? [] : [{ ...line, run, planned }];
      });
  const waveOf = (key: string): PersonInWave | null => {
    for (const run of runs.all().toReversed()) {
      if (run.state === 'finished' || waves.limits(run.id) === null) continue;
      const planned = one(run.plan, key);
      if (planned === null || planned.decision !== 'import') continue;
      const number = waves.waveOf(run.id, planned.sequence);
      const wave = waves.all(run.id).find((each) => each.number === number);
      if (wave === undefined || people.inRun(run.id, planned.sequence) !== null || undos.read(run.id) !== null)
        continue;
      return { run, wave: wave.number, begun: wave.state === 'under-way' };
    }
    return null;
  };
  const deltaOf = (key: string): PersonInDelta | null => {
    const userId = idOf(key, null);
    if (userId === null) return null;
    for (const delta of deltas.all().toReversed()) {
      const line = deltas.byUser(delta.id, userId);
      if (line !== null) return { delta, kinds: line.kinds, state: line.state, listed: line.listed };
    }
    return null;
  };
  const idOf = (key: string, userId: string | null) => {
    const basis = basisOfPeople()?.basis;
    return basis === undefined ? userId : userIds(basis)({ key, userId });
  };
  return {
    peopleBasis: basisOfPeople,
    keysOf(sought) {
      const basis = basisOfPeople()?.basis;
      return basis === undefined ? [] : keysOf(sought, basis);
    },
    knownPeople(sought, limit) {
      const found = new Map<string, KnownPerson>();
      for (const plan of plansOfPeople()) {
        for (const { key, userId } of people.find(plan, namesIn(sought, plans.read(plan).basis, keys), limit)) {
          if (!found.has(key)) found.set(key, { key, userId: idOf(key, userId) });
        }
      }
      return [...found.values()].slice(0, limit);
    },
    userIdOfKey: (key) => idOf(key, null),
    keyOfUserId(userId) {
      const basis = basisOfPeople()?.basis;
      return basis === undefined ? null : (keyOf(basis.prefix, basis.mapping.key.kind, userId)?.value ?? null);
    },
    personInJournal: (key) =>
      journal.reading(() => {
        const latest = basisOfPeople();
        const planned = latest === null || latest.isSurvey ? null : one(latest.plan, key);
        const shared =
          latest === null || planned?.emailHash == null
            ? []
            : people.find(
                latest.plan,
                { keys: [], emailHash: planned.emailHash, usernameHash: null },
                SHARING_SHOWN + 1,
              );
        const sharing = shared.map((other) => other.key).filter((other) => other !== key);
        return {
          planned,
          runs: runsOf(key),
          wave: waveOf(key),
          delta: deltaOf(key),
          sharing: sharing.slice(0, SHARING_SHOWN),
        };
      }),
    personInLegacy(row) {
      const latest = basisOfPeople();
      if (latest === null) throw new Error('an account was read though nothing says how');
      const { basis } = latest;
      const read = accountReader(basis, keys, machineKey)(row);
      const { key, account, decision, digest } = read;
      const now = toPlanned(read, 0, basis, keys);
      const sentIn = runsOf(key).find(({ sent }) => sent !== null);
      // What was sent counts, where something was.
      const planned = sentIn?.planned ?? (latest.isSurvey ? null : one(latest.plan, key));
      const isAsPlanned = planned === null || Buffer.from(planned.digest).equals(digest);
      const isSameProfile = () => {
        if (sentIn?.sent == null) return false;
        // As it would be sent, whatever the plan's rules say of the password now; the id is no part of what is compared.
        const blocked = account.barred !== 'no' && basis.rules.blockedAccounts === 'import-blocked';
        const user = toUser(account, null, { userId: '', blocked, username: basis.username });
        const { sent, metadata } = sentIn;
        return (
          Buffer.from(sent).equals(sentDigest(keys, user)) &&
          (metadata === null ||
            Buffer.from(metadata).equals(metadataDigest(keys, user.user_metadata, user.app_metadata)))
        );
      };
      return {
        shown: maskAccount(account, decision),
        revealed: revealAccount(account, decision),
        email: account.email === null ? null : foldEmail(account.email),
        username: account.username,
        barred: account.barred,
        lastSeen: account.lastSignIn,
        now: {
          decision: now.decision,
          reason: now.reason,
          format: now.format,
          experience: now.experience,
          traits: traitsIn(now.traits),
        },
        changed: isAsPlanned ? 'no' : isSameProfile() ? 'password-or-unsent' : 'profile',
      };
    },
  };
}
