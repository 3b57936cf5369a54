import type { ReportVerification } from './report-data.ts';

/** How many lines a verification's list of differences has; 0 without one. */
export function countDifferences(verification: ReportVerification | null): number {
  if (verification === null) return 0;
  const { missing, unexpected, different, newInDatabase, vanishedFromDatabase, changedInDatabase } = verification;
  return missing + unexpected + different + newInDatabase + vanishedFromDatabase + changedInDatabase;
}
