import { expect, test } from 'vitest';
import { undoTally } from '../../../../electron/migration/undo/undo-tally.ts';

test('counts along as the journal would, causes told apart, and loses nobody', () => {
  const tally = undoTally([
    { state: 'waiting', causes: [], users: 4 },
    { state: 'waiting', causes: ['changed'], users: 1 },
    { state: 'intended', causes: [], users: 1 },
    { state: 'kept', causes: ['signed-in'], users: 2 },
  ]);
  expect(tally.by).toEqual({ deleted: 0, kept: 2, gone: 0, failed: 0, waiting: 6 });
  expect(tally.take({ sequence: 1, state: 'deleted' })).toBe(true);
  expect(tally.take({ sequence: 2, state: 'kept', causes: ['signed-in'] })).toBe(true);
  expect(tally.take({ sequence: 3, state: 'kept', causes: ['signed-in', 'enrolled'] })).toBe(true);
  expect(tally.take({ sequence: 4, state: 'gone' })).toBe(true);
  // Not reached before it was stopped: waits again.
  expect(tally.take({ sequence: 5, state: 'waiting' })).toBe(false);
  expect(tally.counts()).toEqual([
    { state: 'kept', causes: ['signed-in'], users: 3 },
    { state: 'waiting', causes: [], users: 2 },
    { state: 'deleted', causes: [], users: 1 },
    { state: 'kept', causes: ['signed-in', 'enrolled'], users: 1 },
    { state: 'gone', causes: [], users: 1 },
  ]);
  expect(tally.by).toEqual({ deleted: 1, kept: 4, gone: 1, failed: 0, waiting: 2 });
});
