import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCompare, compileKey } from '../../../electron/practice/sql-server/engine/scalar/compare.ts';
import { nvarchar, varbinary, varchar } from '../../../electron/practice/sql-server/engine/scalar/types.ts';

const equal = (type: Parameters<typeof compileKey>[0], left: string, right: string): boolean => {
  const compared = compileCompare(type)(left, right) === 0;
  expect(compileKey(type)(left) === compileKey(type)(right)).toBe(compared);
  return compared;
};

describe('equality of text', () => {
  test.each<[string, string, boolean, boolean]>([
    // left, right, as nvarchar, as varchar
    ['abc', 'ABC', true, true],
    ['abc', 'abc   ', true, true],
    ['abc', ' abc', false, false],
    ['abc\t', 'abc', false, false],
    ['é', 'e', false, false],
    ['É', 'é', true, true],
    ['ß', 'ss', true, false],
    ['æ', 'ae', true, false],
    ['a-c', 'ac', false, false],
    ['', '  ', true, true],
  ])('%j and %j', (left, right, unicode, codePage) => {
    expect(equal(nvarchar(50), left, right)).toBe(unicode);
    expect(equal(varchar(50), left, right)).toBe(codePage);
  });

  test.each<[string, string, boolean]>([
    ['😀', '😁', true],
    ['😀smile', 'smile', true],
    ['Ａ', 'a', true],
    ['e\u0301', 'é', true],
    ['Борис', 'БОРИС', true],
    ['и', 'й', false],
    ['ø', 'o', false],
  ])('of nvarchar: %j and %j', (left, right, expected) => {
    expect(equal(nvarchar(50), left, right)).toBe(expected);
  });

  test('other collations', () => {
    expect(equal(varchar(5, 'Latin1_General_BIN2'), 'a', 'A')).toBe(false);
    expect(equal(nvarchar(5, 'Latin1_General_CI_AI'), 'é', 'E')).toBe(true);
    expect(equal(varchar(5, 'SQL_Latin1_General_CP1_CI_AI'), 'é', 'E')).toBe(true);
    expect(equal(nvarchar(5, 'Latin1_General_CS_AS'), 'a', 'A')).toBe(false);
    expect(() => compileCompare(varchar(5, 'Finnish_Swedish_CI_AS'))).toThrow(
      expect.objectContaining({ number: 50_999 }),
    );
    expect(() => compileCompare(varchar(5, 'nonsense'))).toThrow(expect.objectContaining({ number: 448 }));
  });
});

describe('order', () => {
  test('of text: punctuation, digits, letters; hyphens count last in nvarchar', () => {
    const words = ['zoe', 'co-op', 'Émile', 'émile2', 'coop', '_x', 'Emile', '1', 'Борис', 'Zoë', 'alice', 'co op'];
    const sorted = ['_x', '1', 'alice', 'co op', 'coop', 'co-op', 'Emile', 'Émile', 'émile2', 'zoe', 'Zoë', 'Борис'];
    expect(words.toSorted(compileCompare(nvarchar(50)))).toEqual(sorted);
  });

  test('of varchar: the hyphen is a character like others', () => {
    expect(compileCompare(varchar(5))('a-c', 'ab')).toBeLessThan(0);
    expect(compileCompare(nvarchar(5))('a-c', 'ab')).toBeGreaterThan(0);
  });

  test('of uniqueidentifiers: the last group first, then towards the front', () => {
    const ordered = [
      '01000000-0000-0000-0000-000000000000',
      '00000001-0000-0000-0000-000000000000',
      '00000000-0001-0000-0000-000000000000',
      '00000000-0000-0001-0000-000000000000',
      '00000000-0000-0000-0100-000000000000',
      '00000000-0000-0000-0000-010000000000',
      'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    ];
    expect(ordered.toReversed().toSorted(compileCompare({ base: 'uniqueidentifier' }))).toEqual(ordered);
  });

  test('of binary: the shorter one counts as filled with zeros', () => {
    const compare = compileCompare(varbinary(5));
    expect(compare(Uint8Array.of(1, 2, 3), Uint8Array.of(1, 3))).toBeLessThan(0);
    expect(compare(Uint8Array.of(1), Uint8Array.of(1, 0))).toBe(0);
    expect(compileKey(varbinary(5))(Uint8Array.of(1))).toBe(compileKey(varbinary(5))(Uint8Array.of(1, 0)));
  });
});

describe.each([
  ['nvarchar', nvarchar(20), "aAéÉeßsæ -'_1zZБбйиø\u0301😀Ａ\t"],
  ['varchar', varchar(20), "aAéÉeßsæ -'_1zZøŠš\t€"],
  ['nvarchar CS', nvarchar(20, 'Latin1_General_CS_AS'), "aAéÉeßs -'_1zZ"],
  ['nvarchar BIN2', nvarchar(20, 'Latin1_General_BIN2'), "aAéE -'_1"],
])('for any texts of %s', (_, type, alphabet) => {
  const compare = compileCompare(type);
  const key = compileKey(type);
  const text = fc.array(fc.constantFrom(...alphabet), { maxLength: 5 }).map((units) => units.join(''));

  test('keys are equal exactly where the comparison says so', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(key(a) === key(b)).toBe(compare(a, b) === 0);
      }),
      { numRuns: 2000 },
    );
  });

  test('the order is one', () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });
});
