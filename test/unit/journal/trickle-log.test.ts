import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../../electron/journal/journal.ts';

test('refused attempts are given person by person and page by page, however many there were', () => {
  const folder = mkdtempSync(join(tmpdir(), 'userferry-trickle-log-'));
  const journal = openJournal<object, object>(join(folder, 'journal.sqlite'), new Uint8Array(32).fill(7));
  onTestFinished(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });
  const { trickleLog } = journal;
  const hashOf = (person: number) => new Uint8Array(32).fill(person + 1);
  const events = Array.from({ length: 3_000 }, (_, number) => ({
    logId: String(number),
    at: number,
    type: 'fu',
    kind: 'failure' as const,
    cause: 'unknown-person',
    userId: null,
    identifierHash: hashOf(number % 3),
  }));
  journal.transaction(() => trickleLog.takeIn('here', { events, position: { logId: '2999', at: 2_999, began: 0 } }));

  trickleLog.beginRefused('here', 1_500);
  const first = trickleLog.refused(0, 2);
  const told = (person: number) => ({
    identifierHash: Buffer.from(hashOf(person)),
    attempts: 500,
    last: 2_997 + person,
  });
  expect(first).toMatchObject([told(0), told(1)]);
  expect(trickleLog.refused(first.at(-1)?.number ?? 0, 2)).toMatchObject([told(2)]);
  const names = { userId: 'old-1', emailHash: hashOf(1), usernameHash: hashOf(3) };
  expect(trickleLog.refusedAs(names)).toEqual({ userId: null, emailHash: hashOf(1), usernameHash: null });
  trickleLog.endRefused();
});
