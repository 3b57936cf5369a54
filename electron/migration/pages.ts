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
