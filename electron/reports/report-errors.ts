import { UserferryError } from '../common/userferry-error.ts';

/** UF-5001: a report can't be written where it was asked for. */
export function unwritableReport(folder: string, error: unknown): UserferryError {
  return new UserferryError(
    {
      code: 'UF-5001',
      message: `The report can’t be written to ${folder}.`,
      kept: 'The run and its ledger are whole; a report can be written from them at any time.',
      next: 'Make room or choose a folder that you may write to: userferry report --out FOLDER',
      detail: error instanceof Error ? error.message : String(error),
    },
    { cause: error },
  );
}
