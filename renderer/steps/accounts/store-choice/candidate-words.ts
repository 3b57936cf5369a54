import { t } from '@lingui/core/macro';
import type { Candidate, Snapshot, StoreQuestion } from '../../../../electron/assistant/contract/index.ts';
import { rows as rowsCounted } from '../../../words/counts.ts';

/** What tells a candidate from the others: a known store's name, else its table. */
export function candidateTitle({ choice, storeLabel }: Pick<Candidate, 'choice' | 'storeLabel'>): string {
  return choice.kind === 'table' ? choice.table : storeLabel;
}

/** What stands small and grey beside the title. */
export function candidateFacts({ choice, store, rows }: Pick<Candidate, 'choice' | 'store' | 'rows'>): string {
  const kind = choice.kind === 'table' ? t`custom table` : t`store ${store}`;
  return rows === undefined ? kind : `${kind}, ${rowsCounted(rows)}`;
}

/** Where a sentence names it: `in dbo.tbl_Kunde`. */
export function candidatePlace({ choice, storeLabel }: Pick<Candidate, 'choice' | 'storeLabel'>): string {
  return choice.kind === 'select' ? t`your SELECT` : choice.kind === 'table' ? choice.table : storeLabel;
}

export function openQuestions(questions: readonly StoreQuestion[]): number {
  return questions.filter(({ answer }) => answer === null).length;
}

/** The candidate that is surveyed or asked about. */
export function meantCandidate({ candidates }: Pick<Snapshot['accounts'], 'candidates'>): Candidate | undefined {
  return candidates?.found.find(({ id }) => id === candidates.meant);
}

/** How a survey has ended that found the accounts of nobody yet. */
export type Sought =
  | { readonly kind: 'nothing' }
  /** Several may be the ones, or one that is doubtful. */
  | { readonly kind: 'which'; readonly found: readonly Candidate[] }
  | { readonly kind: 'asking'; readonly candidate: Candidate; readonly open: number };

/** Undefined before the first look, and while a survey stands. */
export function soughtIn({ candidates, survey }: Snapshot['accounts']): Sought | undefined {
  if (candidates === undefined || survey !== undefined) return undefined;
  const candidate = meantCandidate({ candidates });
  if (candidate !== undefined) return { kind: 'asking', candidate, open: openQuestions(candidate.questions) };
  return candidates.found.length === 0 ? { kind: 'nothing' } : { kind: 'which', found: candidates.found };
}
