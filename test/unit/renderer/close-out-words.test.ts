import { expect, test } from 'vitest';
import { deletedSentences } from '../../../renderer/steps/reports/close-out/close-out-words.ts';
import { closeOuts } from '../../e2e/scripted/close-outs.ts';
import { undos } from '../../e2e/scripted/undos.ts';

test('a run that was undone is called so where its journal is about to be deleted', () => {
  const journal = (undone: Parameters<typeof deletedSentences>[1]) => deletedSentences(closeOuts.workedOut, undone)[0];
  expect(journal([{ ...undos.finished, run: '6' }])).toMatch(/run 7 \(finished\), 59,460 of 64,561 accounts imported/);
  expect(journal([{ ...undos.finished, run: '7' }])).toMatch(/run 7 \(undone\), 59,460 of 64,561 accounts imported/);
  // Of one that has not come to its end not everybody is gone.
  expect(journal([{ ...undos.finished, run: '7', state: 'under-way' }])).toMatch(/run 7 \(finished\)/);
});
