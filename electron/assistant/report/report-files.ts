import { mkdir } from 'node:fs/promises';
import { unwritableReport } from '../../reports/report-errors.ts';

/**
 * Makes the folder if it is not there, and writes into it.
 * @throws UserferryError UF-5001 (the folder or a file in it can't be written)
 */
export async function inReportFolder<Written>(folder: string, write: () => Promise<Written>): Promise<Written> {
  try {
    await mkdir(folder, { recursive: true });
    return await write();
  } catch (error) {
    throw isSystemError(error) ? unwritableReport(folder, error) : error;
  }
}

/** Whether the operating system refused: its errors alone name the call. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
