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
      text: `Auth0 refused ${users(failed)} and named ${refused} of them.`,
    };
  }
  const findings = [
    total === accounts ? '' : `Auth0 counted ${users(total)} in a file of ${accounts}.`,
    inserted + updated + failed === total ? '' : `${inserted} + ${updated} + ${failed} is not ${total}.`,
    failed === refused ? '' : `Auth0 counted ${failed} refused and named ${refused}.`,
    unattributed === 0
      ? ''
      : `${unattributed} of the refused users ${unattributed === 1 ? 'is' : 'are'} not in the file.`,
  ].filter((text) => text !== '');
  return findings.length === 0 ? { kind: 'agrees' } : { kind: 'contradiction', text: findings.join(' ') };
}

function users(count: number): string {
  return count === 1 ? '1 user' : `${count} users`;
}
