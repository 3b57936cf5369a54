import { deltaKindTexts, deltaReasonTexts, deltaStateTexts } from '../common/delta-words.ts';
import type { DeltaEntry } from '../journal/delta-records.ts';
import { csvDocument } from './csv.ts';

const columns = [
  'key',
  'email',
  'user_id',
  'changes',
  'state',
  'not_carried_over',
  'explanation',
  'detail',
  'at',
] as const;

/** Everybody whom a delta found changed, and what became of each change, as CSV. */
export function deltaReport(entries: AsyncIterable<readonly DeltaEntry[]>): AsyncGenerator<string, void, void> {
  return csvDocument(columns, entries, ({ key, email, userId, kinds, state, listed, detail, at }) => [
    key,
    email ?? '',
    userId ?? '',
    kinds.join(' '),
    state,
    listed.map(({ kind, reason }) => `${kind}:${reason}`).join(' '),
    [
      ...(state === 'listed' ? [] : [deltaStateTexts[state]]),
      ...listed.map(({ kind, reason }) => `${deltaKindTexts[kind]}, not carried over: ${deltaReasonTexts[reason]}`),
    ].join('; '),
    detail ?? '',
    new Date(at).toISOString(),
  ]);
}
