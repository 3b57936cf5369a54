import { expect, test } from 'vitest';
import {
  deletedSentences,
  keptSentence,
  lostSentences,
} from '../../../renderer/steps/reports/close-out/close-out-words.ts';
import { closeOuts } from '../../e2e/scripted/close-outs.ts';
import { scenes } from '../../e2e/scripted/scenes.ts';
import { undos } from '../../e2e/scripted/undos.ts';

test('a run that was undone is called so where its journal is about to be deleted', () => {
  const journal = (undone: Parameters<typeof deletedSentences>[1]) => deletedSentences(closeOuts.workedOut, undone)[0];
  expect(journal([{ ...undos.finished, run: '6' }])).toMatch(/run 7 \(finished\), 59,460 of 64,561 accounts imported/);
  expect(journal([{ ...undos.finished, run: '7' }])).toMatch(/run 7 \(undone\), 59,460 of 64,561 accounts imported/);
  // Of one that has not come to its end not everybody is gone.
  expect(journal([{ ...undos.finished, run: '7', state: 'under-way' }])).toMatch(/run 7 \(finished\)/);
});

test('who moved by signing in has a report that is kept, and deployments are ways back that are lost', () => {
  const { workedOut } = closeOuts;
  const { 'cut-over-done': trickle, reports: bulk } = scenes;
  expect(lostSentences(trickle).join(' ')).toContain('No deployment can be gone back to');
  expect(lostSentences(bulk).join(' ')).not.toContain('deployment');
  expect(keptSentence({ ...workedOut, runs: [] }, { ...trickle, trickleReport: undefined })).toContain('no evidence');
  const { trickleReport } = scenes['reports-trickle'];
  expect(keptSentence({ ...workedOut, runs: [] }, { trickleReport })).toMatch(/^The report of the trickle will lie/);
  expect(keptSentence(workedOut, { trickleReport })).toContain('and an evidence pack of each run');
});
