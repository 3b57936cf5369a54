import { open, readdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { writeOwnFile } from '../../common/own-file.ts';
import { productVersion } from '../../common/product.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import { releaseJournal } from '../../journal/dispose.ts';
import type { Powers } from '../powers.ts';
import { checkPackIn } from '../report/pack/folder-of-pack.ts';
import { writePack } from '../report/pack/write-pack.ts';
import { inReportFolder } from '../report/report-files.ts';
import { reportOfTrickle } from '../report/report-of-trickle.ts';
import { writeTrickleReport } from '../report/write-trickle-report.ts';
import type { WorkspaceSession } from '../session.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { keyName } from '../workspace/secrets.ts';
import { type DeletedFile, type Disposal, disposalName } from './disposal.ts';
import { readDisposal } from './find-disposal.ts';
import {
  evidenceInside,
  undeletable,
  unfinishedWork,
  unnamedForget,
  unwritableEvidence,
  withoutYesToForget,
} from './forget-errors.ts';
import { digestsOf, filesOf, ownFolder, remembers, wizardMemory } from './what-is-there.ts';

/** How a workspace is to be closed out. */
export interface ForgetWish {
  readonly yes: boolean;
  readonly by: string | null;
  readonly why: string | null;
  readonly evenUnfinished: boolean;
  /** Where packs and record go. */
  readonly folder: string;
  /** The workspace's file. */
  readonly file: string;
}

/** What stands when nothing is left of a workspace. */
export interface EndedDisposal {
  /** The record’s file. */
  readonly record: string;
  readonly disposal: Disposal;
}

/**
 * Writes the evidence of every run, and the record of what is going to be deleted. Nothing is deleted yet; the session has to be closed
 * before `carryOutDisposal`.
 * @throws UserferryError UF-4801 to UF-4804, UF-4807, and as `writePack`
 */
export async function prepareDisposal(session: WorkspaceSession, powers: Powers, wish: ForgetWish): Promise<Disposal> {
  const { home, clock } = powers;
  const { workspace, environment } = session;
  await refuseInside(ownFolder(home, workspace.id), wish.folder);
  const migration = await session.migration();
  const unfinished = await migration.evidence.unfinished();
  if (unfinished.length > 0 && !wish.evenUnfinished) throw unfinishedWork(unfinished);
  const runs = await migration.runs();
  if (!wish.yes) throw withoutYesToForget(workspace.name, await filesOf(home, workspace.id), runs.length);
  if (unfinished.length > 0 && wish.why === null) {
    throw unnamedForget('Giving up what is not at its end takes a reason.');
  }
  if (environment.kind === 'production' && (wish.by === null || wish.why === null)) {
    throw unnamedForget('Closing out a production workspace takes the name of who does it, and the reason.');
  }
  const packs: { run: string; folder: string; fingerprint: string }[] = [];
  for (const { id: run } of runs) {
    const { folder, fingerprint } = await asEvidence(wish.folder, 'untouched', () =>
      writePack(session, run, { folder: wish.folder, people: false }),
    );
    packs.push({ run, folder: relative(wish.folder, folder), fingerprint });
  }
  const reports = await asEvidence(wish.folder, 'untouched', () => keepTrickleReport(session, wish.folder));
  const isOwn = isWithin(ownFolder(home, workspace.id), wish.file);
  return {
    disposal: 'userferry-workspace',
    version: 1,
    release: productVersion,
    workspace: { id: workspace.id, name: workspace.name, file: resolve(wish.file) },
    home: resolve(home),
    by: wish.by,
    why: wish.why,
    begun: new Date(clock.now()).toISOString(),
    ended: null,
    unfinished: [...unfinished],
    packs,
    ...(reports.length === 0 ? {} : { reports }),
    deleted: [],
    key: 'destroyed',
    left: [
      ...(isOwn
        ? []
        : [`the workspace file ${resolve(wish.file)}: it lies where you have put it, and holds no account`]),
      'reports, lists and exports that were written elsewhere, and copies of any of these files',
      'backups and snapshots of this computer: what they hold of the journal can’t be read without the key, but for keys and user ids of accounts',
      'in Auth0 and in SQL Server: what the evidence lists under “To remove afterwards”',
    ],
  };
}

/**
 * Deletes what a workspace consists of, the key first, and completes the record. May be stopped at any moment and carried out again.
 * @throws UserferryError UF-4703 (the journal is open elsewhere), UF-4805 (a file can't be deleted), UF-4807
 */
export async function carryOutDisposal(prepared: Disposal, folder: string, powers: Powers): Promise<EndedDisposal> {
  const { home, secrets, clock } = powers;
  const { id } = prepared.workspace;
  const begun = join(folder, disposalName(id, 'begun'));
  const write = (path: string, content: Disposal, state: 'untouched' | 'begun') =>
    asEvidence(folder, state, async () => {
      await writeOwnFile(`${path}.new`, `${JSON.stringify(content, null, 2)}\n`);
      await rename(`${path}.new`, path);
    });
  let told = prepared;
  // Until this stands nothing is gone; from then on the command goes on without the journal.
  if (prepared.deleted.length === 0) {
    releaseJournal(workspaceFolder(home, id).journal);
    for (const pack of prepared.packs) await refuseUnlessWhole(join(folder, pack.folder), pack.fingerprint);
    await asEvidence(folder, 'untouched', async () => {
      for (const pack of prepared.packs) await flushPack(join(folder, pack.folder));
      for (const { name } of prepared.reports ?? []) await flush(join(folder, name));
    });
    told = { ...prepared, deleted: [...(await digestsOf(await filesOf(home, id)))] };
    await write(begun, told, 'untouched');
    await asEvidence(folder, 'untouched', () => flush(begun));
  }
  try {
    await secrets.delete(keyName(id));
    // The folder last: a workspace file in it is what the command is given.
    if (await remembers(home, id)) await rm(wizardMemory(home), { force: true });
    await rm(ownFolder(home, id), { recursive: true, force: true });
  } catch (error) {
    throw undeletable(error);
  }
  const ended: Disposal = { ...told, ended: new Date(clock.now()).toISOString() };
  // The record of an earlier one, of a workspace that was made anew since, is not written over.
  const usual = join(folder, disposalName(id, 'ended'));
  const earlier = await readDisposal(usual);
  const record =
    earlier === null || earlier.begun === told.begun
      ? usual
      : usual.replace(/json$/, `${told.begun.replace(/[-:.]/g, '')}.json`);
  await write(record, ended, 'begun');
  await rm(begun, { force: true });
  return { record, disposal: ended };
}

/** What is kept of accounts that moved by signing in, of whom no run tells: the report, without personal data. */
async function keepTrickleReport(session: WorkspaceSession, folder: string): Promise<readonly DeletedFile[]> {
  const data = await reportOfTrickle(session, null);
  if (data === null) return [];
  // Another workspace may have moved people into the same connection.
  const own = `trickle-${session.workspace.id}`;
  const { html, json } = await writeTrickleReport(session, data, join(folder, own), ['html', 'json']);
  return digestsOf([html, json].map((path) => ({ name: relative(folder, path), path })));
}

/** Writes into the folder that is kept; `state` tells whether something is deleted already. */
async function asEvidence<Written>(
  folder: string,
  state: 'untouched' | 'begun',
  work: () => Promise<Written>,
): Promise<Written> {
  return inReportFolder(folder, work).catch((error: unknown) => {
    const isUnwritable = error instanceof UserferryError && error.code === 'UF-5001';
    throw isUnwritable ? unwritableEvidence(folder, state === 'begun', error.detail) : error;
  });
}

/** Evidence that can't be read is no reason to delete what it was made from. */
async function refuseUnlessWhole(pack: string, fingerprint: string): Promise<void> {
  await checkPackIn(pack, fingerprint);
}

async function flushPack(pack: string): Promise<void> {
  for (const name of await readdir(pack)) await flush(join(pack, name));
}

/** On the disk, and not only in the system's memory, before anything else is deleted. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
}

/** By its real place too: a link from elsewhere leads there as well. */
export async function refuseInside(own: string, folder: string): Promise<void> {
  if (isWithin(own, folder) || isWithin(await realPlace(own), await realPlace(folder))) throw evidenceInside(folder);
}

/** Of what is not there yet, the place in which it would be made. */
async function realPlace(path: string): Promise<string> {
  const whole = resolve(path);
  const found = await realpath(whole).catch(() => null);
  if (found !== null || dirname(whole) === whole) return found ?? whole;
  return join(await realPlace(dirname(whole)), basename(whole));
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way === '' || !(way === '..' || /^\.\.[\\/]/.test(way) || resolve(way) === way);
}
