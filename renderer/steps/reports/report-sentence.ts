import { plural, t } from '@lingui/core/macro';
import type { ReportEntry } from '../../../electron/assistant/contract/index.ts';
import { count } from '../../words/numbers.ts';

/** What became of everybody whom the run did not import: with the imported they add up to its plan. */
interface Others {
  /** In Auth0 without having been imported: updated, or there before. */
  readonly there: number;
  /** Not sent yet, on their way, or uncertain. */
  readonly toCome: number;
  /** Held, skipped or rejected. */
  readonly notMoved: number;
}

export function othersOf({ counts }: Pick<ReportEntry, 'counts'>): Others {
  return {
    there: counts.updated + counts.present,
    toCome: counts.toSend + counts.withTenant + counts.uncertain,
    notMoved: counts.held + counts.skipped + counts.rejected,
  };
}

/** Under the number of the imported: where all the others are. */
export function othersSentences(report: Pick<ReportEntry, 'counts'>): string {
  const { there, toCome, notMoved } = othersOf(report);
  const sentences = [
    ...(there > 0 ? [thereSentence(there)] : []),
    ...(toCome > 0 ? [toComeSentence(toCome)] : []),
    ...(notMoved > 0 ? [notMovedSentence(notMoved)] : []),
  ];
  return sentences.length === 0 ? t`Nobody was left behind.` : sentences.join(' ');
}

function thereSentence(there: number): string {
  const number = count(there);
  return plural(there, {
    one: `${number} was in Auth0 already, or was updated there.`,
    other: `${number} were in Auth0 already, or were updated there.`,
  });
}

function toComeSentence(toCome: number): string {
  const number = count(toCome);
  return plural(toCome, { one: `${number} is still to come.`, other: `${number} are still to come.` });
}

function notMovedSentence(notMoved: number): string {
  const number = count(notMoved);
  return plural(notMoved, {
    one: `${number} did not move, and stands in the CSV file with the reason.`,
    other: `${number} did not move, and stand one by one in the CSV file, each with the reason.`,
  });
}
