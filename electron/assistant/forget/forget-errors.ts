import { type UnfinishedWork, unfinishedTexts } from '../../common/forget-words.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import type { Disposal } from './disposal.ts';

/** UF-4801: something was begun and is not at its end. */
export function unfinishedWork(unfinished: readonly UnfinishedWork[]): UserferryError {
  const pilots = unfinished.some(({ kind }) => kind === 'pilot')
    ? ' What a pilot has left at Auth0, the next one removes: userferry pilot.'
    : '';
  return new UserferryError({
    code: 'UF-4801',
    message: `Not everything in this workspace is at its end: ${unfinished.map(({ kind, id }) => `${unfinishedTexts[kind]} ${id}`).join(', ')}. Without its journal nobody could go on, or know what is still on its way.`,
    kept: 'Nothing was deleted.',
    next: `Finish or undo it first (Migrate in the app and userferry status show where it stands).${pilots} If it is to be given up as it is, say so and why: in the app under “Close out”, in a terminal with --even-unfinished and --because WHY.`,
  });
}

/** UF-4802: nobody has said yes to it. */
export function withoutYesToForget(
  workspace: string,
  files: readonly { readonly name: string; readonly bytes: number }[],
  runs: number,
): UserferryError {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return new UserferryError({
    code: 'UF-4802',
    message: `Closing out the workspace “${workspace}” would delete ${files.length === 1 ? 'one file' : `${files.length} files`} (${Math.ceil(bytes / 1024)} KB) and its key, for good. Before that the evidence of ${runs === 1 ? 'one run' : `${runs} runs`} is written to --out.`,
    kept: 'Nothing was deleted, and nothing was written.',
    next: 'If that is what you want, give the same command with --yes forget. The details name what would be deleted.',
    detail: [...files.map(({ name, bytes: size }) => `${name} (${size} bytes)`), 'the workspace’s key'].join('; '),
  });
}

/** UF-4803: somebody has to answer for it, or a reason is missing. */
export function unnamedForget(why: string): UserferryError {
  return new UserferryError({
    code: 'UF-4803',
    message: why,
    kept: 'Nothing was deleted.',
    next: 'Say who closes it out, and why (in a terminal --by NAME and --because WHY): both stand in the disposal record.',
  });
}

/** UF-4804: the evidence would be deleted with the workspace. */
export function evidenceInside(folder: string): UserferryError {
  return new UserferryError({
    code: 'UF-4804',
    message: `${folder} lies within the workspace’s own folder, which is going to be deleted.`,
    kept: 'Nothing was deleted.',
    next: 'Choose a folder outside of it (in a terminal with --out), one that is kept as long as your rules for records ask.',
  });
}

/** UF-4805: a file can't be deleted. */
export function undeletable(error: unknown): UserferryError {
  return new UserferryError(
    {
      code: 'UF-4805',
      message: 'Something of the workspace can’t be deleted.',
      kept: 'The evidence is written, and the disposal record says that it is not at its end.',
      next: 'Close what has the file open, or make it deletable; then close it out again: it goes on.',
      detail: error instanceof Error ? error.message : String(error),
    },
    { cause: error },
  );
}

/** UF-4806: what was begun is gone on with after a yes alone, too. */
export function begunWithoutYes({ workspace, begun }: Pick<Disposal, 'workspace' | 'begun'>): UserferryError {
  return new UserferryError({
    code: 'UF-4806',
    message: `Closing out the workspace “${workspace.name}” was begun on ${begun.slice(0, 19).replace('T', ' ')} UTC and is not at its end.`,
    kept: 'Nothing more was deleted now.',
    next: 'To go on with it, give the same command with --yes forget.',
  });
}

/** UF-4807: the disk is full, or nobody may write there. */
export function unwritableEvidence(folder: string, isBegun: boolean, detail: string | undefined): UserferryError {
  return new UserferryError({
    code: 'UF-4807',
    message: isBegun
      ? `The disposal record in ${folder} can’t be completed.`
      : `The evidence can’t be written to ${folder}.`,
    kept: isBegun
      ? 'What was deleted is named in the record that is there already (disposal-….unfinished.json).'
      : 'Nothing was deleted.',
    next: isBegun
      ? 'Make room there; then close it out again: it goes on.'
      : 'Make room there, or choose another folder (in a terminal with --out); then try again.',
    ...(detail === undefined ? {} : { detail }),
  });
}

/** UF-4808: a second record would say that there was nothing to delete. */
export function closedOutAlready({ workspace, ended }: Disposal, record: string): UserferryError {
  const when = ended === null ? '' : ` on ${ended.slice(0, 19).replace('T', ' ')} UTC`;
  return new UserferryError({
    code: 'UF-4808',
    message: `The workspace “${workspace.name}” was closed out${when}: ${record} says so.`,
    kept: 'Nothing was deleted now, and the record is as it was.',
    next: 'Keep the record and the packs beside it. There is nothing left to close out.',
  });
}

/** UF-4809: a folder that depends on where Userferry was started. */
export function folderNotWhole(folder: string): UserferryError {
  return new UserferryError({
    code: 'UF-4809',
    message: `“${folder}” doesn’t say where on this computer it is.`,
    kept: 'Nothing was written, and nothing was deleted.',
    next: 'Name the whole path of a folder, from the drive or the root on.',
  });
}

/** UF-4810: what was asked for needs the workspace that is being deleted. */
export function isBeingClosedOut(): UserferryError {
  return new UserferryError({
    code: 'UF-4810',
    message: 'This workspace is being closed out.',
    kept: 'What the disposal record names is deleted or about to be; nothing else was changed.',
    next: 'Nothing more can be done with it. Open another or begin a new one when it is over.',
  });
}
