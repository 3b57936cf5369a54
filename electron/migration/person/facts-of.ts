import type { PersonInRun } from '../../journal/people.ts';
import type { RunRecord } from '../../journal/records.ts';
import type { FoundUser } from '../../tenant/tenant.ts';
import { partOf } from '../plan/compare-modes.ts';
import { meaningOf } from '../trickle/log-meaning.ts';
import { hasTrickleMark, trickledAt } from '../trickle-mark.ts';
import type { PersonInJournal, PersonInLegacy } from '../worker/person.ts';
import type { PersonEvidence, PersonPlace } from './evidence.ts';
import type { Comes, LogFact, PersonFacts, PlanFact, RunFact, TenantFact, UserFact, WaveFact } from './person-facts.ts';

/** What of the evidence decides what is said. */
export function factsOf(evidence: PersonEvidence): PersonFacts {
  const { way, search } = evidence;
  const tenant = tenantFact(evidence);
  const run = runFact(evidence, tenant.kind === 'here');
  return {
    account: accountFact(evidence),
    legacyAsked: search?.kind === 'told',
    run,
    wave: waveFact(evidence, run),
    tenant,
    log: logFact(evidence, tenant, run),
    way,
  };
}

/** Whether a user signs in through this connection. */
export function isOf({ connection }: PersonPlace, { identities }: FoundUser): boolean {
  return identities.some((identity) => identity.connection === connection);
}

function accountFact({ key, basis, legacy, journal, place }: PersonEvidence): PersonFacts['account'] {
  const inLegacy = legacy?.kind === 'told' ? legacy.value : null;
  if (
    key === null ||
    (inLegacy === null && legacy?.kind === 'told' && journal.planned === null && journal.runs.length === 0)
  )
    return null;
  const unblocks = basis?.basis.rules.blockedAccounts === 'import-unblocked';
  const there = inLegacy?.barred === 'no' || unblocks ? 'there' : 'barred';
  return {
    legacy: legacy?.kind !== 'told' ? 'not-told' : inLegacy === null ? 'gone' : there,
    plan: planFact(journal, inLegacy, basis === null || basis.isSurvey, unblocks),
    changed: inLegacy !== null && inLegacy.changed !== 'no',
    passwordListed: listedAt(journal, place),
  };
}

function listedAt({ delta: found }: PersonInJournal, place: PersonPlace): number | null {
  if (found === null || !isAt(place, found.delta)) return null;
  return found.listed.some(({ kind }) => kind === 'password') ? (found.delta.ended ?? found.delta.begun) : null;
}

function planFact(
  { planned }: PersonInJournal,
  inLegacy: PersonInLegacy | null,
  noPlan: boolean,
  unblocks: boolean,
): PlanFact {
  // The plan knows of others with the same address; of whom it doesn't have, the account as it is now tells.
  const known = planned ?? inLegacy?.now;
  const comes = known === undefined ? 'by-sign-in' : comesOf[partOf('trickle', known, { unblocks })];
  if (noPlan) return { kind: 'no-plan', comes };
  if (planned === null) return { kind: 'not-in-it', comes };
  const { decision, reason } = planned;
  return decision === 'import' || reason === null
    ? { kind: 'import', comes }
    : { kind: 'left', decision, reason, comes };
}

const comesOf: Readonly<Record<ReturnType<typeof partOf>, Comes>> = {
  atOnce: 'by-sign-in',
  bySignIn: 'by-sign-in',
  reset: 'by-reset',
  stay: 'not',
};

/** Whoever is there was brought by the latest run that imported them; of whoever is not, the latest run tells why. */
function runFact({ journal, place }: PersonEvidence, isHere: boolean): RunFact | null {
  const here = journal.runs.filter(({ run }) => isAt(place, run));
  const brought = here.find(
    ({ outcome, undo }) => (outcome === 'imported' || outcome === 'updated') && undo?.state !== 'deleted',
  );
  const chosen = (isHere ? brought : undefined) ?? here[0];
  if (chosen === undefined) return null;
  const { run, outcome, reason, undo, planned, mails } = chosen;
  return {
    run: run.id,
    at: momentOf(chosen),
    outcome,
    reason,
    undone: undo?.state === 'deleted' ? undo.at : null,
    withoutPassword: planned.experience === 'needs-reset',
    mailed: mails.findLast(({ state }) => state === 'asked')?.at ?? null,
  };
}

function waveFact({ journal, place }: PersonEvidence, run: RunFact | null): WaveFact | null {
  const { wave } = journal;
  if (wave === null || !isAt(place, wave.run)) return null;
  if (run !== null && Number(run.run) > Number(wave.run.id)) return null;
  return { run: wave.run.id, wave: wave.wave, begun: wave.begun };
}

export function isAt({ tenant, connection }: PersonPlace, { connection: own }: Pick<RunRecord, 'connection'>): boolean {
  return own.tenant === tenant && own.name === connection;
}

/** When what a run says of somebody came about. */
export function momentOf({ file, run }: Pick<PersonInRun, 'file'> & { readonly run: RunRecord }): number {
  return file?.settled ?? file?.sent ?? run.started;
}

function tenantFact({ place, key, userId, byId, byAddress }: PersonEvidence): TenantFact {
  if (byId?.kind === 'not-told') return { kind: 'not-told' };
  const user = byId?.value ?? null;
  if (user !== null) {
    if (isOf(place, user)) return { kind: 'here', user: userFact(user) };
    return { kind: key === null ? 'other-connection' : 'id-elsewhere' };
  }
  if (byAddress.kind === 'not-told') return byId === null ? { kind: 'not-told' } : { kind: 'nobody' };
  const isLinked = byAddress.value.some(({ identities }) =>
    identities.some((identity) => identity.connection === place.connection && identity.userId === userId),
  );
  if (isLinked) return { kind: 'linked' };
  return { kind: byAddress.value.some((other) => isOf(place, other)) ? 'address-of-another' : 'nobody' };
}

function userFact(user: FoundUser): UserFact {
  return {
    blocked: user.blocked === true,
    signedIn: user.signIns > 0 || user.lastLogin !== null,
    lastLogin: user.lastLogin,
    passwordSet: user.lastPasswordReset,
    marked: hasTrickleMark(user.appMetadata),
    markedAt: trickledAt(user.appMetadata),
    created: user.created,
  };
}

/** Only what went wrong after they last got in, came or set a password still says something. */
function logFact({ log, way }: PersonEvidence, tenant: TenantFact, run: RunFact | null): LogFact {
  if (log.kind === 'not-told' || log.value === 'unreadable') return { kind: 'not-told' };
  const events = log.value.flatMap((event) => {
    const meaning = meaningOf(event);
    return meaning === null ? [] : [{ at: event.at, meaning }];
  });
  const last = (kind: 'sign-in' | 'reset') =>
    Math.max(...events.filter(({ meaning }) => meaning.kind === kind).map(({ at }) => at), Number.NEGATIVE_INFINITY);
  const user = tenant.kind === 'here' ? tenant.user : null;
  const signedIn = Math.max(last('sign-in'), user?.lastLogin ?? Number.NEGATIVE_INFINITY);
  const since = Math.max(
    signedIn,
    last('reset'),
    user?.passwordSet ?? Number.NEGATIVE_INFINITY,
    user !== null && run !== null && run.undone === null && run.outcome === 'imported'
      ? run.at
      : Number.NEGATIVE_INFINITY,
  );
  const failures = events.flatMap(({ at, meaning }) =>
    meaning.kind === 'failure' && at > since ? [{ at, cause: meaning.cause }] : [],
  );
  const [latest] = failures;
  return {
    kind: 'told',
    trouble:
      latest === undefined ? null : { ...latest, times: failures.filter(({ cause }) => cause === latest.cause).length },
    openReset: user === null && (way === 'trickle' || way === 'cutover') && last('reset') > signedIn,
  };
}
