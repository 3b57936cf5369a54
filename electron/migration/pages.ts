import { randomUUID } from 'node:crypto';
import type { Viewed, ViewedPart } from '../journal/account-views.ts';

/** Accounts a page of what is read whole. */
export const REPORT_PAGE = 1_000;

/** Page after page, each read from behind the last entry of the one before (null: from the start), until one is empty. */
export async function* pages<Entry>(
  read: (after: Entry | null) => Promise<readonly Entry[]>,
): AsyncGenerator<readonly Entry[], void, void> {
  for (let after: Entry | null = null; ; ) {
    const page: readonly Entry[] = await read(after);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last;
  }
}

/** All of a list in its order: nobody changes places meanwhile. */
export async function* parts<Entry>(
  read: (part: ViewedPart) => Promise<Viewed<Entry>>,
): AsyncGenerator<readonly Entry[], void, void> {
  const opening = randomUUID();
  for (let from = 0; ; from += REPORT_PAGE) {
    const { rows, total } = await read({ opening, from, limit: REPORT_PAGE });
    if (rows.length > 0) yield rows;
    if (from + REPORT_PAGE >= total) return;
  }
}
