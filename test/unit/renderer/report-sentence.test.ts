import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunCounts } from '../../../electron/assistant/contract/index.ts';
import { standingLine } from '../../../renderer/start/start-words.ts';
import { othersOf, othersSentences } from '../../../renderer/steps/reports/report-sentence.ts';
import { keptWorkspaces } from '../../e2e/scripted/kept-workspaces.ts';

const nobody = {
  imported: 0,
  updated: 0,
  present: 0,
  held: 0,
  skipped: 0,
  rejected: 0,
  uncertain: 0,
  withTenant: 0,
  toSend: 0,
};
const countsOf = (some: Partial<typeof nobody>): RunCounts => {
  const parts = { ...nobody, ...some };
  return { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part, 0) };
};

test('between two waves who is still to come is told from who did not move', () => {
  const counts = countsOf({ imported: 12, toSend: 234, held: 40, skipped: 9, rejected: 1 });
  expect(othersSentences({ counts })).toBe(
    '234 are still to come. 50 did not move, and stand one by one in the CSV file, each with the reason.',
  );
});

test('who was in Auth0 already, or was updated there, is not told as somebody who did not move', () => {
  expect(othersSentences({ counts: countsOf({ imported: 12, present: 3, updated: 1 }) })).toBe(
    '4 were in Auth0 already, or were updated there.',
  );
  expect(othersSentences({ counts: countsOf({ imported: 12 }) })).toBe('Nobody was left behind.');
});

test('whatever became of them, they add up with the imported to the plan', () => {
  const some = fc.nat(1_000_000);
  fc.assert(
    fc.property(
      fc.record({
        imported: some,
        updated: some,
        present: some,
        held: some,
        skipped: some,
        rejected: some,
        uncertain: some,
        withTenant: some,
        toSend: some,
      }),
      (drawn) => {
        const counts = countsOf(drawn);
        const { there, toCome, notMoved } = othersOf({ counts });
        expect(counts.imported + there + toCome + notMoved).toBe(counts.total);
      },
    ),
  );
});

test('Start says of a run between two waves for which yes it waits', () => {
  const [workspace] = keptWorkspaces.workspaces;
  const { standing } = workspace ?? {};
  if (workspace === undefined || standing?.kind !== 'run') throw new Error('The first workspace has no run.');
  const line = (waits: { readonly wave: number; readonly of: number; readonly exceeded: boolean }) =>
    standingLine({ ...workspace, standing: { ...standing, waits } }, false).text;
  expect(line({ wave: 2, of: 3, exceeded: false })).toMatch(
    /^Waits for a yes to wave 2 of 3: 212.400 of 248.031 are in Auth0$/,
  );
  expect(line({ wave: 2, of: 3, exceeded: true })).toMatch(/^Stopped by a limit: /);
});
