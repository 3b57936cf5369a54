import { expect, test } from 'vitest';
import { framingBy, wantsOlderMetadata } from '../../../../electron/migration/pilot/use-answers.ts';
import { defaultSettings } from '../../../../electron/migration/settings.ts';

const said = (question: 'import-cap' | 'script-metadata', answer: string) => [{ question, answer, at: 0 }];

test('files are as full as the cap allows only where it was seen to count them alone', () => {
  const { framing } = defaultSettings;
  expect(framingBy([], defaultSettings)).toBe(framing);
  expect(framingBy(said('import-cap', 'request'), defaultSettings)).toBe(framing);
  expect(framingBy(said('import-cap', 'file'), defaultSettings)).toBe(0);
});

test('app metadata has its older name too only where no other was taken', () => {
  expect(wantsOlderMetadata([])).toBe(false);
  for (const answer of ['app_metadata', 'app_metadata and metadata', 'neither']) {
    expect(wantsOlderMetadata(said('script-metadata', answer))).toBe(false);
  }
  expect(wantsOlderMetadata(said('script-metadata', 'metadata'))).toBe(true);
});
