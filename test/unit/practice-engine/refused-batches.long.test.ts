import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UNSUPPORTED_ERROR } from '../../../electron/practice/sql-server/engine/interface.ts';
import { freshFixture, run } from './vectors.ts';

// A batch that the practice server does not understand wholly does nothing at all: SQL Server would have done all of it.

const changes = [
  'UPDATE dbo.users SET score = score + 1 WHERE id < 4',
  'DELETE FROM dbo.user_roles WHERE user_id = 1',
  "INSERT INTO dbo.roles (id, name) VALUES (900, 'new')",
  "DECLARE @t TABLE (a int); INSERT @t VALUES (1); INSERT INTO dbo.roles (id, name) SELECT 901, 'more' FROM @t",
  "EXEC(N'UPDATE dbo.users SET notes = N''x'' WHERE id = 1')",
  'CREATE TABLE dbo.made (a int)',
  'SET NOCOUNT ON',
  "PRINT 'at work'",
];

const refused = [
  "SELECT SOUNDEX('x')",
  "SELECT FORMAT(1, 'N')",
  'MERGE dbo.roles AS a USING dbo.roles AS b ON a.id = b.id WHEN MATCHED THEN DELETE;',
  'EXEC sp_who',
  "EXEC xp_cmdshell N'dir'",
  'SET ROWCOUNT 1',
  'SET CONTEXT_INFO 0x01',
  'SELECT * FROM dbo.users WITH (READPAST)',
  'DECLARE c CURSOR FOR SELECT 1',
  'SELECT 1 FOR XML PATH',
  'UPDATE c SET score = 1 FROM (SELECT * FROM dbo.users) AS c',
  "EXEC('SELECT SOUNDEX(''x'')')",
  "EXEC sp_executesql N'SELECT SOUNDEX(@x)', N'@x varchar(5)', 'x'",
  'CREATE TABLE dbo.sparse (a int SPARSE)',
  'CREATE TABLE ##everywhere (a int)',
];

const damaged = [
  'SELEC 1',
  'SELECT 1 +',
  "SELECT 'open",
  'PRINT @nowhere',
  'SELECT nowhere FROM dbo.users',
  'RETURN 4',
];

/** How a statement may stand in a batch. */
const settings: readonly ((statement: string) => string)[] = [
  (statement) => statement,
  (statement) => `IF 1 = 0 BEGIN ${statement} END`,
  (statement) => `BEGIN TRY ${statement} END TRY BEGIN CATCH PRINT 'caught' END CATCH`,
  (statement) => `WHILE 1 = 0 BEGIN ${statement} END`,
  (statement) => `BEGIN TRAN; ${statement}; COMMIT`,
];

const batches = fc.record({
  before: fc.array(fc.constantFrom(...changes), { minLength: 1, maxLength: 3 }),
  wrong: fc.tuple(fc.constantFrom(...refused, ...damaged), fc.constantFrom(...settings)),
  after: fc.array(fc.constantFrom(...changes), { maxLength: 2 }),
  inTransaction: fc.boolean(),
});

const state =
  'SELECT id, score, notes FROM dbo.users ORDER BY id; SELECT id, name FROM dbo.roles ORDER BY id; ' +
  "SELECT user_id, role_id FROM dbo.user_roles ORDER BY 1, 2; SELECT OBJECT_ID('dbo.made'), @@TRANCOUNT";

test('a batch of which a part is refused or damaged leaves nothing changed', () => {
  const session = freshFixture();
  fc.assert(
    fc.property(batches, ({ before, wrong: [statement, setting], after, inTransaction }) => {
      const text = [...(inTransaction ? ['BEGIN TRAN'] : []), ...before, setting(statement), ...after].join(';\n');
      run(session, 'IF @@TRANCOUNT > 0 ROLLBACK');
      const untouched = run(session, state).results;
      const { error } = run(session, text);
      expect(error?.number).toBeGreaterThan(0);
      if (refused.includes(statement) && !text.includes('DECLARE @t TABLE'))
        expect(error?.number).toBe(UNSUPPORTED_ERROR);
      expect(run(session, state).results).toEqual(untouched);
    }),
    { numRuns: 1500 },
  );
});

test('what is refused only when it runs ends the batch and its transaction', () => {
  const session = freshFixture();
  const untouched = run(session, state).results;
  const late = "DECLARE @sql varchar(99) = 'SELECT SOUND' + 'EX(1)'; EXEC(@sql)";
  const { error, results } = run(
    session,
    `BEGIN TRAN; DELETE dbo.user_roles; BEGIN TRY ${late} END TRY BEGIN CATCH SELECT 1 END CATCH; SELECT 2; COMMIT`,
  );
  expect(error?.number).toBe(UNSUPPORTED_ERROR);
  expect(results).toEqual([]);
  expect(run(session, state).results).toEqual(untouched);
});
