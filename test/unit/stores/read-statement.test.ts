import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStatement } from '../../../electron/stores/mapping/read-statement.ts';

test.each([
  ['SELECT Id, Email FROM dbo.Users', 'SELECT Id, Email FROM dbo.Users'],
  ["  select * from [a;b] where x = ';)' ;  -- done", "select * from [a;b] where x = ';)'"],
  ['SELECT 1 AS [into], "exec", u.[Order By] FROM t u', 'SELECT 1 AS [into], "exec", u.[Order By] FROM t u'],
  ['SELECT /* a; /* nested */ WITH */ 1 AS a', 'SELECT /* a; /* nested */ WITH */ 1 AS a'],
  ['SELECT a, ROW_NUMBER() OVER (ORDER BY a) AS n FROM t', 'SELECT a, ROW_NUMBER() OVER (ORDER BY a) AS n FROM t'],
  [
    'SELECT a FROM t WHERE b IN (SELECT TOP (1) b FROM v ORDER BY c)',
    'SELECT a FROM t WHERE b IN (SELECT TOP (1) b FROM v ORDER BY c)',
  ],
  ["SELECT a FROM t UNION ALL SELECT N'it''s' AS a", "SELECT a FROM t UNION ALL SELECT N'it''s' AS a"],
  ['SELECT a FROM t -- where', 'SELECT a FROM t -- where'],
])('%s can be a source', (text, sql) => {
  expect(readStatement(text)).toEqual({ kind: 'fits', sql });
});

test.each([
  ['', 'not-one-select'],
  ['  -- nothing', 'not-one-select'],
  ['DELETE FROM t', 'not-one-select'],
  ['(SELECT 1 AS a)', 'not-one-select'],
  ['SELECT 1 AS a; DROP TABLE t', 'not-one-select'],
  ['SELECT 1 AS a DROP TABLE t', 'not-one-select'],
  ['SELECT 1 AS a) AS q; DROP TABLE t; SELECT * FROM (SELECT 1 AS a', 'not-one-select'],
  ['SELECT a INTO b FROM t', 'not-one-select'],
  ['SELECT a FROM t EXEC dbo.x', 'not-one-select'],
  ["SELECT * FROM OPENROWSET('x', 'y', 'z')", 'not-one-select'],
  ["SELECT * FROM openquery(other, 'DELETE t')", 'not-one-select'],
  ['SELECT NEXT VALUE FOR dbo.s AS n', 'not-one-select'],
  ['SELECT a FROM t WHERE b = @b', 'not-one-select'],
  ['SELECT a FROM #t', 'not-one-select'],
  ["SELECT 'a", 'not-one-select'],
  ['SELECT a FROM [t', 'not-one-select'],
  ['SELECT 1 AS a /* open', 'not-one-select'],
  ['SELECT (1 AS a', 'not-one-select'],
  ['WITH c AS (SELECT 1 AS a) SELECT a FROM c', 'derived-table'],
  ['SELECT a FROM t ORDER BY a', 'derived-table'],
  ['SELECT a FROM t OPTION (MAXDOP 1)', 'derived-table'],
  ['SELECT a FROM t FOR XML AUTO', 'derived-table'],
])('%s can not', (text, reason) => {
  expect(readStatement(text)).toMatchObject({ kind: 'refused', reason });
});

test('whatever stands in a string, a name in brackets or a comment decides nothing', () => {
  const hostile = fc.stringMatching(/^[a-zA-Z;()' \]*/\n-]{0,30}$/);
  fc.assert(
    fc.property(hostile, hostile, hostile, (text, name, comment) => {
      const quoted = `SELECT N'${text.replaceAll("'", "''")}' AS [${name.replaceAll(']', ']]')}x] /* ${comment.replaceAll(/\*\/|\/\*/g, '')} */ FROM t`;
      // A comment that ends with an asterisk or a slash would close itself, or open another.
      fc.pre(!/[*/]/.test(comment));
      expect(readStatement(quoted)).toEqual({ kind: 'fits', sql: quoted });
    }),
  );
});
