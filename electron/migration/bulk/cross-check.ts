import type { JobSummary } from '../../journal/records.ts';

/** What a finished job says, beside what was sent and what its errors name. */
export interface JobResult {
  readonly accounts: number;
  readonly summary: JobSummary | null;
  /** Users of the file that the job's errors name. */
  readonly refused: number;
  /** Errors that name nobody of the file. */
  readonly unattributed: number;
}

export type CrossCheck =
  | { readonly kind: 'agrees' }
  /** Who was refused can't be told from the errors: the file must be sent again to hear it. */
  | { readonly kind: 'reasons-lost'; readonly text: string }
  /** The counts contradict each other; the read-back at the end tells who is there. */
  | { readonly kind: 'contradiction'; readonly text: string };

/** Compares a job's four counts with each other, with the file and with its errors. */
export function crossCheck({ accounts, summary, refused, unattributed }: JobResult): CrossCheck {
  if (summary === null) {
    return { kind: 'contradiction', text: 'Auth0 gave no counts for the job.' };
  }
  const { total, inserted, updated, failed } = summary;
  if (failed > refused) {
    return {
      kind: 'reasons-lost',
      text: `Auth0 refused ${failed} users and named ${refused} of them.`,
    };
  }
  const findings = [
    total === accounts ? '' : `Auth0 counted ${total} users in a file of ${accounts}.`,
    inserted + updated + failed === total ? '' : `${inserted} + ${updated} + ${failed} is not ${total}.`,
    failed === refused ? '' : `Auth0 counted ${failed} refused users and named ${refused}.`,
    unattributed === 0 ? '' : `${unattributed} of the refused users are not in the file.`,
  ].filter((text) => text !== '');
  return findings.length === 0 ? { kind: 'agrees' } : { kind: 'contradiction', text: findings.join(' ') };
}
