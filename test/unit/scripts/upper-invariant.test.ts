import { expect, test } from 'vitest';
import { scriptPart } from './script-parts.ts';

const upperInvariant = scriptPart('upperInvariant');

// What .NET's string.Normalize().ToUpperInvariant() gives.
test.for([
  ['ada@example.com', 'ADA@EXAMPLE.COM'],
  ['åsa.öberg', 'ÅSA.ÖBERG'],
  ['a\u030asa', 'ÅSA'],
  ['straße', 'STRAßE'],
  ['ıstanbul', 'ıSTANBUL'],
  ['ſatz', 'ſATZ'],
  ['ﬁn', 'ﬁN'],
  ['ÿ', 'Ÿ'],
  ['ελένη', 'ΕΛΈΝΗ'],
  ['[a]{b}@1_~', '[A]{B}@1_~'],
  ['😀', '😀'],
] as const)('%s becomes %s', ([text, upper]) => {
  expect(upperInvariant(text)).toBe(upper);
});
