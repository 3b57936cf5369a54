import { givingStateTexts } from '../common/role-words.ts';
import type { AssignmentEntry } from '../journal/assignments.ts';
import { csvDocument } from './csv.ts';

const columns = ['role', 'key', 'email', 'user_id', 'state', 'explanation', 'detail'] as const;

/** Everybody with each role that they were given, or are to be given. */
export function rolesReport(entries: AsyncIterable<readonly AssignmentEntry[]>): AsyncGenerator<string, void, void> {
  return csvDocument(columns, entries, ({ role, key, email, userId, state, detail }) => [
    role,
    key,
    email,
    userId,
    state,
    givingStateTexts[state],
    detail ?? '',
  ]);
}
