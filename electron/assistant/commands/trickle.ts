import { join } from 'node:path';
import { formatLabels, type PasswordFormat } from '../../accounts/passwords/format-labels.ts';
import type { TrickleStanding } from '../../common/trickle-words.ts';
import type { StandingEntry } from '../../journal/looks.ts';
import type { TrickleLook as FoundLook } from '../../migration/trickle/trickle-look.ts';
import { type StandingRow, type TrickleLook, type TrickleState, trickleLook } from '../contract/index.ts';
import { failureOf } from '../failure-of.ts';
import { lookAtTrickle } from '../trickle/look-at-trickle.ts';
import { writeStragglers } from '../trickle/write-stragglers.ts';
import type { Watch, Wizard } from '../wizard/wizard.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { examineAgain } from './cutover.ts';
import { placeOfForms } from './deployments.ts';
import { showTrickleReport } from './reports.ts';

/** Looks how the trickle migration stands, as somebody asks for it. */
export function look(wizard: Wizard): Promise<void> {
  return wizard.begin('trickle-look', (watch) => lookNow(wizard, watch));
}

async function lookNow(wizard: Wizard, { signal, progress }: Watch): Promise<void> {
  const found = await lookAtTrickle(wizard.session(), { signal, onProgress: progress });
  wizard.state.update({ trickle: { look: shown(found) } });
  await examineAgain(wizard, signal);
  await showTrickleReport(wizard);
}

/** Where accounts move at sign-in too, a run for the stragglers changes who is left. */
export async function lookAfterRun(wizard: Wizard, watch: Watch): Promise<void> {
  if (movesAtSignIn(wizard)) await lookNow(wizard, watch);
}

/** Undoing a run takes back whom it had moved; what keeps the look from its end is no failure of the undo. */
export async function lookAfterUndo(wizard: Wizard, signal: AbortSignal): Promise<void> {
  if (movesAtSignIn(wizard)) await lookByItself(wizard, { signal, progress: () => undefined });
}

/** So much time lies between two looks that are taken by themselves. */
const LOOK_EVERY_MS = 3_600_000;
/** So often it is seen whether one is due: a computer that has slept looks soon after it wakes. */
const DUE_EVERY_MS = 60_000;

/**
 * Looks now and then for as long as the application is open, whenever nothing else is under way. What keeps such a look from its end
 * is told beside the look before, as nobody was waiting for it.
 */
export async function keepLooking(wizard: Wizard, closing: AbortSignal): Promise<void> {
  const { clock } = wizard.powers;
  let tried = 0;
  for (;;) {
    await clock.sleep(DUE_EVERY_MS, closing).catch(() => undefined);
    if (closing.aborted) return;
    const now = clock.now();
    const looked = wizard.state.state.trickle.look?.at ?? 0;
    if (!isLookDue(now, tried) || !isLookDue(now, looked) || !canLook(wizard)) continue;
    tried = now;
    await wizard.begin('trickle-look', (watch) => lookByItself(wizard, watch), 'makes-way').catch(() => undefined);
  }
}

/** One of a time to come is of before this computer's clock was set back, and holds up nothing. */
export function isLookDue(now: number, last: number): boolean {
  return now < last || now - last >= LOOK_EVERY_MS;
}

async function lookByItself(wizard: Wizard, watch: Watch): Promise<void> {
  try {
    await lookNow(wizard, watch);
  } catch (error) {
    if (watch.signal.aborted) return;
    wizard.state.update({ trickle: { ...wizard.state.state.trickle, failure: failureOf(error) } });
  }
}

/** Whether accounts move at sign-in, as far as scripts are deployed. */
function movesAtSignIn({ state: { state } }: Wizard): boolean {
  const { strategy, deployment } = state;
  return (strategy.mode === 'trickle' || strategy.mode === 'hybrid') && deployment.list.length > 0;
}

/** Whether there is something to look at, and nothing stands in the way of looking or is waited for. */
function canLook(wizard: Wizard): boolean {
  const { plan, tenant, activity, failure } = wizard.state.state;
  return (
    movesAtSignIn(wizard) &&
    plan !== undefined &&
    tenant.secretKnown &&
    activity === undefined &&
    failure === undefined &&
    wizard.run === null
  );
}

/** What the journal knows of the connection that the forms name. Asks no tenant. */
export async function trickleNow(wizard: Wizard): Promise<TrickleState> {
  const place = placeOfForms(wizard);
  if (place === null) return {};
  const { trickle } = await wizard.session().migration();
  const found = await trickle.latest(place);
  // One of an older release may lack what a page shows now; another is taken in a minute.
  const known = found === null ? undefined : trickleLook.safeParse(shown(found)).data;
  return known === undefined ? {} : { look: known };
}

/** A part of the accounts that stood so at the latest look. */
export async function standingAccounts(
  wizard: Wizard,
  { standing, from, limit }: { readonly standing: TrickleStanding; readonly from: number; readonly limit: number },
): Promise<{ rows: StandingRow[] }> {
  const place = placeOfForms(wizard);
  if (place === null) return { rows: [] };
  const { trickle } = await wizard.session().migration();
  return { rows: (await trickle.part(place, standing, from, limit)).map(rowOf) };
}

/** Writes everybody who has not moved as CSV into the workspace's folder, and opens it where the host can. */
export async function saveStragglers(wizard: Wizard): Promise<{ opened: boolean; path: string }> {
  const session = wizard.session();
  const path = join(workspaceFolder(wizard.powers.home, session.workspace.id).lists, 'stragglers.csv');
  await writeStragglers(session, path);
  return { opened: await wizard.powers.openFile(path), path };
}

/** A look as a page shows it: formats by their names on screens. */
function shown(found: FoundLook): TrickleLook {
  const groups = found.failures.groups.map((group) => ({ ...group, format: labelOf(group.format) }));
  return { ...found, failures: { ...found.failures, groups } };
}

function rowOf({ sequence, key, email, lastSeen, format, decision, reason }: StandingEntry<string>): StandingRow {
  return {
    sequence,
    key,
    email: email ?? '',
    lastSeen,
    format: labelOf(format),
    decision,
    ...(reason === null ? {} : { reason }),
  };
}

/** Formats are written by plans alone. */
function labelOf<Name extends string | null>(format: Name): Name extends string ? string : string | null;
function labelOf(format: string | null): string | null {
  return format === null ? null : formatLabels[format as PasswordFormat].label;
}
