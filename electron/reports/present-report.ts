import { type PresentField, presentReasonTexts, presentStateTexts } from '../common/present-words.ts';
import type { PresentEntry } from '../journal/present-updates.ts';
import { csvDocument } from './csv.ts';

const columns = [
  'key',
  'email',
  'user_id',
  'state',
  'reason',
  'explanation',
  'field',
  'was',
  'given',
  'detail',
] as const;

interface Line {
  readonly entry: PresentEntry;
  readonly field: string;
  readonly was: string;
  readonly given: string;
}

/** Everybody who was there before a run; a line for each value that is changed of them, beside what it was. */
export function presentReport(entries: AsyncIterable<readonly PresentEntry[]>): AsyncGenerator<string, void, void> {
  return csvDocument(columns, linesOf(entries), ({ entry, field, was, given }) => {
    const { key, email, userId, state, reason, detail } = entry;
    const why = reason === null ? '' : `: ${presentReasonTexts[reason]}`;
    const explanation = `${presentStateTexts[state]}${why}`;
    return [key, email, userId, state, reason ?? '', explanation, field, was, given, detail ?? ''];
  });
}

async function* linesOf(entries: AsyncIterable<readonly PresentEntry[]>): AsyncGenerator<readonly Line[], void, void> {
  for await (const page of entries) yield page.flatMap(valuesOf);
}

function valuesOf(entry: PresentEntry): readonly Line[] {
  const values = changedValues(entry);
  return values.length === 0
    ? [{ entry, field: '', was: '', given: '' }]
    : values.map((value) => ({ entry, ...value }));
}

/** What is changed of somebody, as text: what it was, and what they are given; nothing where nothing is. */
export function changedValues({ fields, kept }: Pick<PresentEntry, 'fields' | 'kept'>): readonly {
  readonly field: PresentField;
  readonly was: string;
  readonly given: string;
}[] {
  if (kept?.changes == null) return [];
  const { before, changes } = kept;
  return fields.map((field) => {
    const given = changes[field];
    // Of metadata only the members that change.
    const was = isRecord(given) ? only(before[field], Object.keys(given)) : before[field];
    return { field, was: textOf(was), given: textOf(given) };
  });
}

function only(values: unknown, members: readonly string[]): unknown {
  return isRecord(values) ? Object.fromEntries(members.map((member) => [member, values[member] ?? null])) : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
