import type { RunRecord } from '../../journal/records.ts';
import { cutoverChecklist } from '../../migration/cutover/checklist.ts';
import type { CutoverFacts, CutoverLine } from '../../migration/cutover/checklist-types.ts';
import { connectionFacts, cutoverDeployments } from '../../migration/cutover/connection-facts.ts';
import type { ExceptionBook } from '../../migration/cutover/exception-book.ts';
import { seenByPeople } from '../../migration/cutover/seen-by-people.ts';
import { turnOf } from '../../migration/cutover/turn.ts';
import { isEmptyDelta, openAccounts } from '../../migration/delta/open-accounts.ts';
import type { Migration } from '../../migration/migration.ts';
import { moved, type TrickleLook } from '../../migration/trickle/trickle-look.ts';
import { type Templates, templateNamed } from '../../scripts/render/templates.ts';
import type { WorkspaceSession } from '../session.ts';
import { placeOfSession } from '../trickle/look-at-trickle.ts';

/** How a cutover stands. */
export interface ExaminedCutover {
  readonly lines: readonly CutoverLine[];
  readonly exceptions: CutoverFacts['exceptions'];
  /** Where one click leads back to; null before anything was deployed. */
  readonly before: CutoverFacts['before'];
  /** What going back would lose; null before anybody looked. */
  readonly onlyInAuth0: TrickleLook['onlyInAuth0'] | null;
  /** Passwords that people set in the seven days before that; missing where nobody has counted. */
  readonly passwordsLastWeek?: number;
  /** Scripts other than those of a cutover may need them still; empty when they are gone. */
  readonly configurationKeys: readonly string[];
}

/**
 * Puts the checklist together: from the journal's latest look and verification, and from the connection and the tenant's log as they are now.
 * Reads only; looking and verifying anew are commands of their own.
 * @throws UserferryError what the tenant refuses, but for rights that a line of the list then asks for
 */
export async function examineCutover(
  session: WorkspaceSession,
  templates: Templates,
  signal?: AbortSignal,
): Promise<ExaminedCutover> {
  const migration = await session.migration();
  const connections = session.tenantConnections();
  const { connection: name } = session.environment;
  const place = placeOfSession(session);
  const now = session.clock.now();
  const look = await migration.trickle.latest(place);
  const { run, undone } = await runsInto(migration, { name, domain: connections.domain }, now);
  const past = await migration.deployments.of(connections.domain, name);
  const { cutover, before } = cutoverDeployments(past);
  const noOps = {
    login: templateNamed(templates, 'cutover/login'),
    getUser: templateNamed(templates, 'cutover/get-user'),
  };
  const granted = await connections.scopes(signal);
  const mayRead = ['read:connections', 'read:connections_options'].every((scope) => granted.includes(scope));
  const found = mayRead ? await connections.find(name, signal) : null;
  const there = found === null ? null : connectionFacts(found, noOps, past);
  const where = {
    mode: session.workspace.strategy.mode,
    connection: mayRead ? (there ?? 'absent') : null,
    run: run === null ? null : { id: run.id, started: run.started, atWorkUntil: run.ended ?? run.seen },
    undone,
    cutover,
  } as const;
  const seen = {
    ...where,
    look: look === null ? null : await lookFacts(migration, look),
    verification: await verificationOf(migration, run),
    before,
    delta: await latestDelta(migration, { name, tenant: connections.domain }),
    signedIn: await signedInSince(connections.latestSignIn(name, signal), turnOf(where)?.at ?? null),
  };
  const unseen = seenByPeople(seen);
  const exceptions = await migration.exceptions.gather(place, run?.id ?? null, unseen);
  const facts: CutoverFacts = { ...seen, now, exceptions, said: await saidOf(migration.exceptions, place, unseen) };
  return {
    lines: cutoverChecklist(facts),
    exceptions,
    before,
    onlyInAuth0: look?.onlyInAuth0 ?? null,
    ...(look?.passwordsLastWeek === undefined ? {} : { passwordsLastWeek: look.passwordsLastWeek }),
    configurationKeys: there?.ownKeys ?? [],
  };
}

async function latestDelta(
  migration: Migration,
  place: { readonly name: string; readonly tenant: string },
): Promise<CutoverFacts['delta']> {
  const latest = (await migration.delta.passes(place)).at(-1);
  if (latest === undefined) return null;
  const { id, begun, state, counts } = latest;
  return { id, begun, finished: state === 'finished', empty: isEmptyDelta(counts), open: openAccounts(counts) };
}

/** What people have said of what only they see. */
async function saidOf(
  exceptions: ExceptionBook,
  place: string,
  unseen: ReturnType<typeof seenByPeople>,
): Promise<CutoverFacts['said']> {
  const said: { -readonly [kind in keyof CutoverFacts['said']]: CutoverFacts['said'][kind] } = {};
  for (const { kind } of unseen) {
    const [row] = await exceptions.page(place, { kind, name: '' }, 1);
    if (row?.kind === kind && row.accepted !== null) said[kind] = row.accepted;
  }
  return said;
}

async function lookFacts(migration: Migration, look: TrickleLook): Promise<NonNullable<CutoverFacts['look']>> {
  const { summary } = await migration.plan(look.plan);
  const { at, total, log } = look;
  return { at, total, moved: moved(look), planMade: summary.made, logReadable: log.readable };
}

/** The latest whose users are there, for what a run that was undone had found says nothing of now; and the one that was undone last. */
async function runsInto(
  migration: Migration,
  { name, domain }: { readonly name: string; readonly domain: string },
  now: number,
): Promise<{ readonly run: RunRecord | null; readonly undone: CutoverFacts['undone'] }> {
  let latest: RunRecord | null = null;
  let undone: CutoverFacts['undone'] = null;
  for (const run of await migration.runs()) {
    if (run.connection.name !== name || run.connection.tenant !== domain) continue;
    const undo = await migration.undo.standing(run.id);
    if (undo === null) {
      latest = run;
      continue;
    }
    const until = undo.ended ?? now;
    if (undone === null || until >= undone.until) undone = { run: run.id, until };
  }
  return { run: latest, undone };
}

async function verificationOf(migration: Migration, run: RunRecord | null): Promise<CutoverFacts['verification']> {
  if (run === null) return null;
  const verification = run.state === 'finished' ? await migration.verification(run.id) : null;
  return verification === null ? 'not-verified' : { run: run.id, at: verification.at };
}

async function signedInSince(
  latest: Promise<number | 'unreadable' | null>,
  since: number | null,
): Promise<CutoverFacts['signedIn']> {
  const at = await latest;
  if (at === 'unreadable') return at;
  if (since === null) return 'undated';
  return at === null || at < since ? 'none' : at;
}
