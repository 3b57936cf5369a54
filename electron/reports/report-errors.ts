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

/** UF-5002: the report can't be made into a PDF here; `error` is null where the host has nothing to do it with. */
export function noPdf(error: unknown): UserferryError {
  return new UserferryError(
    {
      code: 'UF-5002',
      message: 'Userferry can’t make a PDF of the report here.',
      kept: 'The report is there as a page, with all that a PDF would hold.',
      next: 'Print the report, and choose “Save as PDF” as the printer.',
      ...(error === null ? {} : { detail: error instanceof Error ? error.message : String(error) }),
    },
    { cause: error },
  );
}
