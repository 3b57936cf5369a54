import { expect, test } from 'vitest';
import { decodeBase64 } from '../../../electron/accounts/passwords/columns/base64.ts';

test('base64 is read as .NET reads it: blanks and line breaks count for nothing', () => {
  for (const stored of ['AQIDBA==', 'AQIDBA==     ', ' AQID\r\nBA==\t']) {
    expect(decodeBase64(stored)?.toString('hex')).toBe('01020304');
  }
});

test.each([
  '',
  '   ',
  'AQIDBA',
  'AQIDBA=',
  'AQIDBA==AA==',
  'AQ-_BA==',
  'AQIDBB==',
  'AQIDBA==\0',
  'AQIDBA==\u00a0',
  'AQIDБA==',
])('what .NET refuses, or never writes, is none: %j', (stored) => {
  expect(decodeBase64(stored)).toBeNull();
});
