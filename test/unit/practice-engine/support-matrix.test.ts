import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { matrixFile, supportMatrix } from './support-matrix.ts';

test('the support matrix in the docs says what the practice server does', () => {
  expect(readFileSync(matrixFile, 'utf8')).toBe(supportMatrix());
});
