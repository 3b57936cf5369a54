import type { MappingLine } from '../mapping/describe.ts';
import type { Mapping, TableName } from '../mapping/mapping.ts';
import type { Answers, Question } from './question.ts';

/** How a table that Userferry doesn't know may be read, and what is open about it. */
export interface CustomProposal {
  /** The table with the logins: what tells proposals apart. */
  readonly table: TableName;
  readonly tables: readonly TableName[];
  /** 0 to 1, and in a word: `likely` is above the line and has no open question about tables and columns. */
  readonly confidence: number;
  readonly word: 'likely' | 'unsure';
  /** What speaks for it, in sentences that a person can check; no value of any row is among them but those of flags. */
  readonly evidence: readonly string[];
  /** Those of the evidence that speak against it, or tell what was left out. */
  readonly asides: readonly string[];
  readonly questions: readonly Question[];
  /** What the mapping would be, in words, as far as it is known. */
  readonly draft: readonly MappingLine[];
  /** Null while a question is open: nothing is guessed where nothing tells. */
  readonly mapping: Mapping | null;
}

/** Answers by the table of the proposal, `schema.name`. */
export type AnswersByTable = Readonly<Record<string, Answers>>;

/** From here on a proposal is likely. */
export const CONFIDENCE_LINE = 0.75;

/** Two digits: more would pretend. Rounded down, so that nothing crosses the line by rounding. */
export function roundedDown(confidence: number): number {
  return Math.floor(confidence * 100 + 1e-9) / 100;
}

/** Name under which answers to a proposal's questions are kept. */
export function proposalId({ schema, name }: TableName): string {
  return `${schema}.${name}`;
}
