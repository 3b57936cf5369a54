import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayChange, shownStatement } from '../../../electron/assistant/scripts/copies/sent-statements.ts';

const shown = (sql: string, source = '', secrets: readonly string[] = []) =>
  shownStatement({ sql, parameters: [] }, source, secrets).sql;

describe('a statement as it is shown', () => {
  test('hides what a script put into its text, and leaves what stands in the script', () => {
    const source = 'query("UPDATE t SET State = \'active\', Name = \'" + name + "\' WHERE Id = 0x01")';
    expect(shown("UPDATE t SET State = 'active', Name = 'Ada' WHERE Id = 0x01", source)).toBe(
      "UPDATE t SET State = 'active', Name = '…' WHERE Id = 0x01",
    );
    expect(shown("UPDATE [o'k] SET a = N'it''s', b = 0xDEADBEEF /* c'd */ -- e'f\nWHERE \"x\" = 1")).toBe(
      "UPDATE [o'k] SET a = N'…', b = 0x… /* … */ -- …\nWHERE \"…\" = 1",
    );
  });

  test('holds nothing of a password that ends the text it was put into', () => {
    expect(shown("UPDATE t SET a = 'it's mine' WHERE b = 1", '', ["it's mine"])).toBe(
      "UPDATE t SET a = '…' WHERE b = 1",
    );
    expect(shown("UPDATE t SET a = 'never ended")).toBe("UPDATE t SET a = '…'");
  });

  test('never holds a text that is not the script’s own, whatever is in it', () => {
    const secret = 'S3cret-Word';
    fc.assert(
      fc.property(fc.array(fc.constantFrom("'", "''", '"', '[', ']', '--', '/*', '*/', '\n', ' a ', 'N')), (parts) => {
        // As T-SQL would read it: the secret stands in a text of its own.
        const before = parts.join('').replaceAll(/['"[\]]|--|\/\*|\*\//g, '');
        expect(shown(`SELECT ${before} '${secret}', 1`)).not.toContain(secret);
      }),
    );
  });
});

describe('whether a statement changes something, or may', () => {
  test.for([
    ['UPDATE t SET a = 1', true],
    ['SELECT 1; delete from t', true],
    ['SELECT * INTO #t FROM u', true],
    ['EXECUTE dbo.aspnet_Membership_SetPassword', true],
    ['MERGE t USING u ON 1 = 1 WHEN MATCHED THEN DELETE;', true],
    ['SELECT * FROM t WITH (UPDLOCK) WHERE LastUpdate = @update', true],
    ['SELECT [Update], "Delete" FROM t WHERE a = \'insert into\' -- drop', false],
    ['SELECT UpdatedAt, Deleted FROM t /* exec */', false],
    ['SET ANSI_NULLS ON', false],
  ] as const)('%s: %s', ([sql, expected]) => {
    expect(mayChange(sql)).toBe(expected);
  });
});
