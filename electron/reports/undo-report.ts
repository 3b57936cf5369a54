import { undoCauseTexts, undoDifferenceTexts, undoStateTexts } from '../common/undo-words.ts';
import type { UndoDifference, UndoEntry } from '../journal/undo-records.ts';
import { csvDocument } from './csv.ts';

const columns = ['sequence', 'key', 'email', 'user_id', 'state', 'causes', 'explanation', 'detail', 'at'] as const;

type Line =
  | { readonly kind: 'user'; readonly user: UndoEntry }
  | { readonly kind: 'difference'; readonly difference: UndoDifference };

/** Everybody whom a run had brought, with what became of each when it was undone; below, what the connection holds otherwise than it should. */
export function undoReport(
  users: AsyncIterable<readonly UndoEntry[]>,
  differences: AsyncIterable<readonly UndoDifference[]>,
): AsyncGenerator<string, void, void> {
  return csvDocument(columns, linesOf(users, differences), cellsOf);
}

async function* linesOf(
  users: AsyncIterable<readonly UndoEntry[]>,
  differences: AsyncIterable<readonly UndoDifference[]>,
): AsyncGenerator<readonly Line[], void, void> {
  for await (const page of users) yield page.map((user) => ({ kind: 'user', user }));
  for await (const page of differences) yield page.map((difference) => ({ kind: 'difference', difference }));
}

function cellsOf(line: Line): readonly string[] {
  if (line.kind === 'difference') {
    const { kind, userId } = line.difference;
    return ['', '', '', userId, kind, '', undoDifferenceTexts[kind], '', ''];
  }
  const { sequence, key, email, userId, state, causes, detail, at } = line.user;
  const why = causes.map((cause) => undoCauseTexts[cause]).join(', ');
  const explanation = why === '' ? undoStateTexts[state] : `${undoStateTexts[state]}: ${why}`;
  const moment = new Date(at).toISOString();
  return [String(sequence), key, email, userId, state, causes.join(' '), explanation, detail ?? '', moment];
}
