import { z } from 'zod';
import { canonicalJson } from '../../common/canonical-json.ts';
import { decisions, outcomes } from '../../common/words.ts';
import type { ChainLink } from '../../journal/chain/link.ts';
import type { SealedLine } from '../../journal/sealed-lines.ts';

export const ledgerName = 'ledger.ndjson';
export const chainName = 'chain.jsonl';
export const evidenceName = 'evidence.json';

/** A line of the ledger's file, as far as a check reads it. */
export const ledgerLine = z.looseObject({
  sequence: z.int().min(1),
  decision: z.enum(decisions),
  outcome: z.enum(outcomes).nullable(),
});

/** One value a line, each in canonical form: the same lines are the same bytes. */
export async function* canonicalLines(
  pages: AsyncIterable<readonly (SealedLine | ChainLink)[]>,
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
