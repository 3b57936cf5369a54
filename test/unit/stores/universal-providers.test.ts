import { expect, test } from 'vitest';
import { universalProvidersDdl } from '../../../electron/stores/universal-providers/schema.ts';
import { universalProviders } from '../../../electron/stores/universal-providers/store.ts';
import { catalogOfDdl } from './catalogs.ts';

test('either spelling of the answer window is the product’s own', () => {
  const other = universalProvidersDdl.map((statement) => statement.replace('WindowsStart', 'WindowStart'));
  expect(universalProviders.recognise(catalogOfDdl(other))).toMatchObject([{ confidence: 'certain' }]);
  const neither = universalProvidersDdl.map((statement) => statement.replace('AttemptWindowsStart', 'Began'));
  const [recognition] = universalProviders.recognise(catalogOfDdl(neither));
  expect(recognition?.confidence).toBe('likely');
  expect(recognition?.evidence).toContain('Memberships lacks FailedPasswordAnswerAttemptWindowsStart');
});
