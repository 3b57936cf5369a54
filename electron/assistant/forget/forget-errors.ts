import { UserferryError } from '../../common/userferry-error.ts';
import type { UnfinishedWork } from '../../migration/worker/evidencing.ts';
import type { Disposal } from './disposal.ts';

/** UF-4801: something was begun and is not at its end. */
export function unfinishedWork(unfinished: readonly UnfinishedWork[]): UserferryError {
  const named = {
    run: 'run',
    undo: 'undoing run',
    mailing: 'e-mails of run',
    roles: 'roles of run',
    present: 'updating who was there before run',
    pilot: 'connections of pilot',
    delta: 'delta',
  };
  const pilots = unfinished.some(({ kind }) => kind === 'pilot')
    ? ' What a pilot has left at Auth0, the next one removes: userferry pilot.'
    : '';
  return new UserferryError({
    code: 'UF-4801',
    message: `Not everything in this workspace is at its end: ${unfinished.map(({ kind, id }) => `${named[kind]} ${id}`).join(', ')}. Without its journal nobody could go on, or know what is still on its way.`,
    kept: 'Nothing was deleted.',
    next: `Finish or undo it first (userferry status shows where it stands).${pilots} If it is to be given up as it is, give the same command with --even-unfinished and --because WHY.`,
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
    next: 'Give the same command with --by NAME and --because WHY: both stand in the disposal record.',
  });
}

/** UF-4804: the evidence would be deleted with the workspace. */
export function evidenceInside(folder: string): UserferryError {
  return new UserferryError({
    code: 'UF-4804',
    message: `${folder} lies within the workspace’s own folder, which is going to be deleted.`,
    kept: 'Nothing was deleted.',
    next: 'Choose a folder outside of it with --out, one that is kept as long as your rules for records ask.',
  });
}

/** UF-4805: a file can't be deleted. */
export function undeletable(error: unknown): UserferryError {
  return new UserferryError(
    {
      code: 'UF-4805',
      message: 'Something of the workspace can’t be deleted.',
      kept: 'The evidence is written, and the disposal record says that it is not at its end.',
      next: 'Close what has the file open, or make it deletable; then give the same command again: it goes on.',
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
      ? 'Make room there; then give the same command again: it goes on.'
      : 'Make room there, or choose another folder with --out; then give the same command again.',
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
