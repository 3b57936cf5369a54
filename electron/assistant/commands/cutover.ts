import { join } from 'node:path';
import type { ExceptionKind } from '../../common/cutover-words.ts';
import { readTemplates } from '../../scripts/render/templates.ts';
import type { CutoverState, ExceptionRow } from '../contract/index.ts';
import { examineCutover } from '../cutover/examine-cutover.ts';
import { writeExceptions, writeRemoval } from '../cutover/write-cutover.ts';
import { failureAt, placesOfCommand } from '../wizard/failure-places.ts';
import { nothingExamined } from '../wizard/refusals.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { placeOfForms } from './deployments.ts';
import { showTrickleReport } from './reports.ts';

/** Puts the checklist together. Gives way to whatever else somebody wants meanwhile: it can be had again in a moment. */
export function examine(wizard: Wizard): Promise<void> {
  return wizard.begin('cutover-look', ({ signal }) => examineNow(wizard, signal), 'makes-way');
}

async function examineNow(wizard: Wizard, signal: AbortSignal): Promise<void> {
  const { templates, clock } = wizard.powers;
  const examined = await examineCutover(wizard.session(), readTemplates(templates), signal);
  const cutover: CutoverState = { at: clock.now(), ...examined };
  wizard.state.update({ cutover });
  await showTrickleReport(wizard, ['html', 'json']);
}

/**
 * Puts a checklist that is shown together anew after something that it tells of has changed. What comes in between makes no failure of
 * what was done: the old list goes, and whoever shows it asks for another.
 */
export async function examineAgain(wizard: Wizard, signal: AbortSignal): Promise<void> {
  if (wizard.state.state.cutover === undefined) return;
  try {
    await examineNow(wizard, signal);
  } catch (error) {
    wizard.state.update({
      cutover: undefined,
      ...(signal.aborted ? {} : { failure: failureAt(placesOfCommand.examineCutover, error) }),
    });
  }
}

/** A page of what stands against the cutover, as the checklist found it. */
export async function exceptionsPage(
  wizard: Wizard,
  {
    kind,
    after = '',
    limit,
  }: { readonly kind: ExceptionKind; readonly after?: string | undefined; readonly limit: number },
): Promise<{ rows: ExceptionRow[]; next?: string }> {
  const { exceptions } = await wizard.session().migration();
  const page = await exceptions.page(examinedPlace(wizard), { kind, name: after }, limit);
  const rows = page
    .filter((exception) => exception.kind === kind)
    .map(({ name, email, accepted }) => ({ name, email: email ?? '', accepted }));
  const last = rows.length < limit ? undefined : rows.at(-1);
  return { rows, ...(last === undefined ? {} : { next: last.name }) };
}

interface Meant {
  readonly kind: ExceptionKind;
  readonly name?: string | undefined;
}

/** Accepts exactly what the checklist that is shown has found: who turned up since is open. */
export function accept(
  wizard: Wizard,
  { kind, name, by, why }: Meant & { readonly by: string; readonly why: string },
): Promise<{ accepted: number }> {
  return wizard.alone(async (signal) => {
    const place = examinedPlace(wizard);
    const { exceptions } = await wizard.session().migration();
    const at = wizard.powers.clock.now();
    const accepted = await exceptions.accept(place, { kind, name: name ?? null }, { by, why, at });
    await examineAgain(wizard, signal);
    return { accepted };
  });
}

export function withdraw(wizard: Wizard, { kind, name }: Meant): Promise<{ withdrawn: number }> {
  return wizard.alone(async (signal) => {
    const { exceptions } = await wizard.session().migration();
    const withdrawn = await exceptions.withdraw(examinedPlace(wizard), { kind, name: name ?? null });
    await examineAgain(wizard, signal);
    return { withdrawn };
  });
}

/** Writes the exceptions of a kind as CSV into the workspace's folder, and opens it where the host can. */
export async function saveExceptions(wizard: Wizard, kind: ExceptionKind): Promise<{ opened: boolean; path: string }> {
  const session = wizard.session();
  const path = join(workspaceFolder(wizard.powers.home, session.workspace.id).lists, `cutover-${kind}.csv`);
  await writeExceptions(session, examinedPlace(wizard), path, kind);
  return { opened: await wizard.powers.openFile(path), path };
}

/** Writes how login and firewall rules are removed into the workspace's folder, and opens what to read first where the host can. */
export async function saveRemoval(wizard: Wizard): Promise<{ opened: boolean; path: string }> {
  const session = wizard.session();
  const { cutover } = wizard.state.state;
  if (cutover === undefined) throw nothingExamined();
  const folder = join(workspaceFolder(wizard.powers.home, session.workspace.id).lists, 'removal');
  const [first = folder] = await writeRemoval(session, cutover, folder);
  return { opened: await wizard.powers.openFile(first), path: folder };
}

function examinedPlace(wizard: Wizard): string {
  const place = placeOfForms(wizard);
  if (place === null || wizard.state.state.cutover === undefined) throw nothingExamined();
  return place;
}
