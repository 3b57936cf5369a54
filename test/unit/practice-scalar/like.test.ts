import { describe, expect, test } from 'vitest';
import { resolveLike, resolvePatindex } from '../../../electron/practice/sql-server/engine/scalar/like.ts';
import { INT, nvarchar, varchar } from '../../../electron/practice/sql-server/engine/scalar/types.ts';

const like = (text: string, pattern: string, escapeCharacter?: string, type = varchar(50)) =>
  resolveLike({ type }, { type }, escapeCharacter === undefined ? undefined : { type })(text, pattern, escapeCharacter);

describe('LIKE', () => {
  test.each<[string, string, boolean]>([
    ['abc', 'A%', true],
    ['abc', 'A_C', true],
    ['abc', 'a[%]c', false],
    ['a%c', 'a[%]c', true],
    ['B', '[a-c]', true],
    ['d', '[a-c]', false],
    ['d', '[^a-c]', true],
    ['é', '[a-z]', true],
    ['-', '[a-]', true],
    ['x5', '[xyz][0-9]', true],
    ['', '%', true],
    ['', '_', false],
    ['a]b', 'a]b', true],
    ['a[b', '%[[]%', true],
    ['[abc', '[abc', false],
    ['abc', 'abc%%', true],
    ['aXbXc', '%x%x%', true],
    ['aXbXc', '%x%x%x%', false],
    ['abc', 'abc ', false],
    ['abc  ', 'abc', true],
    ['straße', '%ss%', false],
  ])('%j like %j is %s', (text, pattern, expected) => {
    expect(like(text, pattern)).toBe(expected);
  });

  test('blanks at the end count in nvarchar', () => {
    expect(like('abc  ', 'abc', undefined, nvarchar(50))).toBe(false);
    expect(like('Борис', 'бор%', undefined, nvarchar(50))).toBe(true);
  });

  test('the escape character makes wildcards literal', () => {
    expect(like('a_b', 'a\\_b', '\\')).toBe(true);
    expect(like('axb', 'a\\_b', '\\')).toBe(false);
    expect(() => like('a', 'b', 'cd')).toThrow(expect.objectContaining({ number: 506 }));
  });

  test('numbers are matched by their text, NULL is unknown', () => {
    const matches = resolveLike({ type: INT }, { type: varchar(5) });
    expect(matches(12_345, '12%')).toBe(true);
    expect(matches(null, '12%')).toBeNull();
  });

  test('characters without weight are answered where they do not matter and refused where they do', () => {
    expect(like('😀smile', '[ab]%', undefined, nvarchar(50))).toBe(false);
    expect(like('smile😀@example.com', '%@example.com', undefined, nvarchar(50))).toBe(true);
    expect(() => like('😀smile', 'smile', undefined, nvarchar(50))).toThrow(
      expect.objectContaining({ number: 50_999 }),
    );
  });

  test('many wildcards against a long text take no exponential time', () => {
    expect(like('a'.repeat(2000), `${'%a'.repeat(50)}b`)).toBe(false);
  });
});

describe('PATINDEX', () => {
  test.each<[string, string, number]>([
    ['%[0-9]%', 'ab3c', 3],
    ['%z%', 'abc', 0],
    ['abc', 'abc', 1],
    ['%[^a-c]%', 'abXc', 3],
  ])('of %j in %j is %s', (pattern, text, position) => {
    expect(resolvePatindex({ type: varchar(20) }, { type: varchar(20) })(pattern, text)).toBe(position);
  });
});
