import { randomBytes } from 'node:crypto';
import { traitBit } from '../../accounts/traits.ts';
import { canonicalJson } from '../../common/canonical-json.ts';
import type { DeltaKind } from '../../common/delta-words.ts';
import type { Reason } from '../../common/words.ts';
import type {
  AccountPair,
  DeltaCount,
  DeltaEntry,
  DeltaFilter,
  DeltaLine,
  DeltaRecord,
  NewDeltaLine,
  PlaceBefore,
} from '../../journal/delta-records.ts';
import type { RunRecord } from '../../journal/records.ts';
import type { FoundUser } from '../../tenant/tenant.ts';
import { type ChangedAccount, type ChangeVerdict, judgeChange, type SeenUser } from '../delta/judge-change.ts';
import { whatChanged } from '../delta/what-changed.ts';
import type { DatedBasis } from '../plan/plan-types.ts';
import { seenUser } from './delta-look.ts';
import { repeatedly } from './pause-between.ts';
import type { MigrationJournal } from './planning.ts';
import { userIds } from './user-ids.ts';

const BATCH = 1_000;

/** A pass with how it stands with whom it found changed. */
export interface DeltaStanding extends DeltaRecord {
  readonly counts: readonly DeltaCount[];
  /** Runs into the connection that read other tables, or other applications: whom they brought is in no list. */
  readonly left: readonly string[];
}

/** Finding out what changed: the reading held against what the tenant was last given, and each of whom it is about against an export. */
export interface DeltaListing {
  /** How the latest run into the connection reads accounts: so does a delta. Null where nothing was ever planned. */
  deltaBasis(connection: Pick<RunRecord['connection'], 'id' | 'tenant'>): DatedBasis | null;
  /** Begins a pass with the plan that is its reading; whatever was only shown before is forgotten. */
  beginDelta(connection: RunRecord['connection'], plan: string, now: number): Promise<string>;
  /** Judges whoever is on the list, by an export of the connection or of the whole tenant. */
  judgeDelta(delta: string, users: readonly FoundUser[]): void;
  /** The list is whole; a pass without anything to carry over is finished by that. */
  closeDelta(delta: string, now: number): Promise<DeltaStanding>;
  /** Passes of a connection that count, the earliest first. */
  deltas(place: Pick<RunRecord['connection'], 'name' | 'tenant'>): readonly DeltaStanding[];
  deltaStanding(delta: string): DeltaStanding;
  deltaPage(delta: string, after: number, limit: number, filter?: DeltaFilter): readonly DeltaEntry[];
}

export function deltaListing(journal: MigrationJournal): DeltaListing {
  const { runs, plans, deltas, keys } = journal;
  const runsInto = ({ id, tenant }: Pick<RunRecord['connection'], 'id' | 'tenant'>) =>
    runs.all().filter(({ connection }) => connection.id === id && connection.tenant === tenant);
  const readsAs = (basis: DatedBasis) => {
    const wanted = manner(basis);
    return (plan: string) => manner(plans.read(plan).basis) === wanted;
  };
  const standingOf = (record: DeltaRecord): DeltaStanding => {
    const isSame = record.plan === null ? null : readsAs(plans.read(record.plan).basis);
    return {
      ...record,
      counts: deltas.counts(record.id),
      left: isSame === null ? [] : runsInto(record.connection).flatMap(({ id, plan }) => (isSame(plan) ? [] : [id])),
    };
  };
  const changedAccount = (delta: DeltaRecord, line: DeltaLine): ChangedAccount => {
    const planned = line.sequence === null || delta.plan === null ? null : plans.decided(delta.plan, line.sequence);
    return changedAccountOf(journal, delta, line, {
      password: planned?.decision === 'hold' && !isShared(planned.reason) ? 'not-importable' : 'importable',
      email: planned !== null && isUnfit(planned.reason) ? 'unfit' : 'fit',
    });
  };
  const judged = (delta: DeltaRecord, line: DeltaLine, before: PlaceBefore, user: FoundUser): ChangeVerdict => {
    const planned = line.sequence === null || delta.plan === null ? null : plans.state(delta.plan, line.sequence);
    const now =
      planned === null
        ? null
        : {
            state: planned,
            email: line.email,
            emailVerified: (planned.traits & traitBit('address-not-verified')) === 0,
            profile: null,
          };
    const seen: SeenUser = seenUser(keys, user, deltas.before(before), now, {
      connection: delta.connection.name,
      elsewhere: line.elsewhere,
    });
    return judgeChange(seen, changedAccount(delta, line));
  };
  const isBlockedAlready = (line: DeltaLine, user: FoundUser) =>
    line.before?.run == null &&
    user.blocked === true &&
    line.kinds.every((kind) => kind === 'deleted' || kind === 'disabled');
  const judgeExported = (delta: DeltaRecord, user: FoundUser) => {
    const { name } = delta.connection;
    const isHere = user.identities.some((identity) => identity.connection === name);
    const own = withoutNew(deltas.byUser(delta.id, user.userId));
    if (own !== null && !isHere) deltas.noteElsewhere(delta.id, user.userId);
    else if (own !== null) {
      const verdict = own.before === null ? { carried: [], listed: [] } : judged(delta, own, own.before, user);
      // Nothing is left to be said of who is blocked already, and known to no run.
      if (isBlockedAlready(own, user)) deltas.noteSeen(delta.id, own.number, { state: 'done' });
      else deltas.noteSeen(delta.id, own.number, { state: stateOf(verdict), listed: verdict.listed, kinds: own.kinds });
    }
    if (isHere && user.email !== null) deltas.noteAddress(delta.id, user.email, user.userId);
    if (!isHere || user.identities.length < 2) return;
    for (const identity of user.identities) {
      if (identity.connection !== name || identity.userId === user.userId) continue;
      const linked = deltas.byUser(delta.id, identity.userId);
      if (linked === null) continue;
      const listed = linked.kinds.map((kind) => ({ kind, reason: 'linked-into' as const }));
      deltas.noteSeen(delta.id, linked.number, { state: 'listed', listed });
    }
  };
  return {
    deltaBasis(connection) {
      const latest = runsInto(connection).at(-1);
      const plan = latest === undefined ? plans.latest()?.id : latest.plan;
      return plan === undefined ? null : plans.read(plan).basis;
    },
    async beginDelta(connection, plan, now) {
      const { basis, summary } = plans.read(plan);
      journal.transaction(() => deltas.dropShown(connection));
      for (const unused of deltas.plansToDrop()) {
        journal.transaction(() => {
          deltas.forgetPlan(unused);
          plans.giveUp(unused);
          journal.chain.dropped(unused);
        });
        plans.drop(unused);
      }
      const delta = journal.transaction(() => deltas.begin(connection, plan, randomBytes(8).toString('hex'), now));
      const isSame = readsAs(basis);
      const into = runsInto(connection).filter((run) => isSame(run.plan));
      deltas.gather({
        runs: into.map(({ id }) => id),
        plans: plans.made().filter((other) => other !== plan && isSame(other)),
      });
      deltas.endGather();
      const idOf = userIds(basis);
      let number = 1;
      const add = (lines: readonly NewDeltaLine[]) => {
        const known = lines.map((line) => ({ ...line, userId: idOf(line) }));
        deltas.add(delta, number, rankOf, known, now);
        number += lines.length;
      };
      const total = summary?.total ?? 0;
      let after = 0;
      await repeatedly(() => {
        if (after >= total) return false;
        const upTo = after + BATCH;
        journal.transaction(() => add(deltas.pairs(plan, after, upTo).flatMap(lineOfPair)));
        after = upTo;
        return true;
      });
      let place: number | null = 0;
      await repeatedly(() => {
        const found = journal.transaction(() => {
          const missing = deltas.missing(place ?? 0, BATCH);
          if (missing !== null) add(missing.accounts);
          return missing;
        });
        place = found?.last ?? null;
        return place !== null;
      });
      deltas.dropGathered();
      return delta;
    },
    judgeDelta(delta, users) {
      const record = deltas.read(delta);
      journal.transaction(() => {
        for (const user of users) judgeExported(record, user);
      });
    },
    async closeDelta(delta, now) {
      let after = 0;
      let newcomers = 0;
      await repeatedly(() =>
        journal.transaction(() => {
          const lines = deltas.page(delta, after, BATCH);
          for (const line of lines) if (closeLine(delta, line) === 'newcomer') newcomers += 1;
          after = lines.at(-1)?.number ?? after;
          return lines.length > 0;
        }),
      );
      journal.transaction(() => {
        deltas.setNewcomers(delta, newcomers);
        const isEmpty = deltas.counts(delta).every(({ state }) => state === 'listed');
        deltas.setState(delta, isEmpty ? 'finished' : 'listed', isEmpty ? now : null);
      });
      return standingOf(deltas.read(delta));
    },
    deltas: ({ name, tenant }) =>
      journal.reading(() =>
        deltas
          .all()
          .filter(({ connection }) => connection.name === name && connection.tenant === tenant)
          .map(standingOf),
      ),
    deltaStanding: (delta) => journal.reading(() => standingOf(deltas.read(delta))),
    deltaPage: (delta, after, limit, filter) => deltas.page(delta, after, limit, filter),
  };

  /** By what the whole export tells. Whom nobody brought and who isn't there is nobody's concern. */
  function closeLine(delta: string, line: DeltaLine & { readonly seen: boolean }): 'newcomer' | null {
    const { number, kinds, seen, elsewhere } = line;
    if (kinds.includes('new') && !seen && !elsewhere) {
      deltas.noteSeen(delta, number, { state: 'waiting', kinds: ['new'] });
      return null;
    }
    if (kinds.length === 1 && kinds[0] === 'new') {
      deltas.remove(delta, number);
      return 'newcomer';
    }
    const leaves = kinds.every((kind) => kind === 'deleted' || kind === 'disabled');
    if (kinds.length === 0 || line.state === 'done' || (!seen && (line.before?.run == null || leaves)))
      deltas.remove(delta, number);
    else if (!seen || elsewhere) {
      const reason = elsewhere ? 'other-connection' : 'gone';
      deltas.noteSeen(delta, number, { state: 'listed', listed: kinds.map((kind) => ({ kind, reason })) });
    } else if (line.taken && !line.listed.some(({ kind }) => kind === 'email')) {
      const listed = [...line.listed, { kind: 'email', reason: 'taken' } as const];
      deltas.noteSeen(delta, number, { state: listed.length < kinds.length ? 'waiting' : 'listed', listed });
    }
    return null;
  }
}

/** Whoever is there under an account's id is not brought by a run; who was never known before is that alone. */
function withoutNew(line: DeltaLine | null): DeltaLine | null {
  if (line === null || line.before === null) return line;
  return { ...line, kinds: line.kinds.filter((kind) => kind !== 'new') };
}

/** What decides which accounts a reading is about, and under which ids. */
function manner({ mapping, applications, prefix }: DatedBasis): string {
  const { origin, key, application } = mapping;
  return canonicalJson({ origin, key, application, applications: [...applications].sort(), prefix });
}

function lineOfPair({
  key,
  sequence,
  userId,
  imports,
  now,
  email,
  before,
  triedAsNow,
}: AccountPair): readonly NewDeltaLine[] {
  const line = (kinds: readonly DeltaKind[]): readonly NewDeltaLine[] =>
    kinds.length === 0 ? [] : [{ key, email, userId, sequence, before: before?.place ?? null, kinds }];
  if (before === null) return line(imports ? ['new'] : []);
  const kinds = whatChanged(before.state, now);
  // Who was left out and would be taken now goes with a run, as a new account does, unless somebody has come under the id meanwhile.
  const mayGo = before.place.run === null && imports && !triedAsNow;
  if (mayGo && (kinds.length > 0 || !before.imports)) return line([...kinds, 'new']);
  return line(kinds);
}

/** Who must not sign in any more comes first. */
function rankOf({ kinds }: NewDeltaLine): number {
  if (kinds.includes('deleted') || kinds.includes('disabled')) return 0;
  return kinds.includes('new') ? 2 : 1;
}

/** What a verdict makes of a line: where nothing is to be done, that is noted when the pass is carried out. */
export function stateOf({ carried, listed }: ChangeVerdict): 'waiting' | 'listed' {
  return carried.length === 0 && listed.length > 0 ? 'listed' : 'waiting';
}

/** What is known of an account beside what changed of it. */
export function changedAccountOf(
  { runs, plans, deltas }: MigrationJournal,
  delta: DeltaRecord,
  line: Pick<DeltaLine, 'before' | 'kinds'>,
  values: Pick<ChangedAccount, 'password' | 'email'>,
): ChangedAccount {
  const { before, kinds } = line;
  const known = before === null ? null : deltas.before(before);
  const rules = delta.plan === null ? null : plans.read(delta.plan).basis.rules;
  return {
    kinds,
    imported: before?.run != null,
    madeUntil: before?.run == null ? null : runs.madeUntil(before.run),
    blocked: known?.state.blocked === true,
    blocks: rules?.blockedAccounts !== 'import-unblocked',
    cameWithoutPassword: known?.format === 'none',
    ...values,
  };
}

const unfit: ReadonlySet<Reason> = new Set(['email-missing', 'email-malformed', 'email-too-long', 'shared-email']);
const isUnfit = (reason: Reason | null) => reason !== null && unfit.has(reason);
const isShared = (reason: Reason | null) => reason === 'shared-email' || reason === 'shared-username';
