import { z } from 'zod';
import { canonicalJson } from '../../common/canonical-json.ts';
import { standings } from '../../common/trickle-words.ts';
import { decisions, outcomes } from '../../common/words.ts';
import type { ChainLink } from '../../journal/chain/link.ts';
import type { SealedLine } from '../../journal/sealed-lines.ts';
import type { StandingLine } from '../../journal/standing-lines.ts';

export const ledgerName = 'ledger.ndjson';
export const chainName = 'chain.jsonl';
export const evidenceName = 'evidence.json';

/** A line of the ledger's file, as far as a check reads it. */
export const ledgerLine = z.looseObject({
  sequence: z.int().min(1),
  decision: z.enum(decisions),
  outcome: z.enum(outcomes).nullable(),
});

/** The same of accounts that move by signing in. */
export const standingLine = z.looseObject({
  sequence: z.int().min(1),
  decision: z.enum(decisions),
  standing: z.enum(standings),
});

/** One value a line, each in canonical form: the same lines are the same bytes. */
export async function* canonicalLines(
  pages: AsyncIterable<readonly (SealedLine | StandingLine | ChainLink)[]>,
): AsyncGenerator<string, void, void> {
  for await (const page of pages) yield page.map((value) => `${canonicalJson(value)}\n`).join('');
}

/** The lines of a file without their ends, as they arrive; the last one ends too. */
export async function* linesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of content) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
