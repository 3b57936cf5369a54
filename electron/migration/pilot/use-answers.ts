import type { PilotAnswer } from '../../journal/pilot-records.ts';
import type { MigrationSettings } from '../settings.ts';

// What of a tenant's answers decides something, and how.

/** Bytes of a request that are kept free around the users: none where a pilot saw that the cap counts the file alone. */
export function framingBy(answers: readonly PilotAnswer[], { framing }: Pick<MigrationSettings, 'framing'>): number {
  return answerTo(answers, 'import-cap') === 'file' ? 0 : framing;
}

/** Whether app metadata goes by its older name too in the profiles of scripts: a pilot saw that the tenant takes it by that name alone. */
export function wantsOlderMetadata(answers: readonly PilotAnswer[]): boolean {
  return answerTo(answers, 'script-metadata') === 'metadata';
}

function answerTo(answers: readonly PilotAnswer[], wanted: PilotAnswer['question']): string | null {
  return answers.find(({ question }) => question === wanted)?.answer ?? null;
}
