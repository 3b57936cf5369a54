import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasFreetds, runFreetds } from './freetds.ts';
import { type SampleServer, sampleServer } from './sample-server.ts';

const script = `SET NOCOUNT ON
CREATE TABLE #found (id int IDENTITY PRIMARY KEY, name nvarchar(20))
DECLARE @i int = 0, @added TABLE (id int, name nvarchar(20))
WHILE 1 = 1
BEGIN
  SET @i += 1
  IF @i > 3 BREAK
  IF @i = 2 CONTINUE
  INSERT #found (name) OUTPUT inserted.id, inserted.name INTO @added VALUES (N'žlutý ' + CAST(@i AS nvarchar(9)))
END
PRINT 'rows are in'
RAISERROR('%d of %d', 5, 7, 2, 3) WITH NOWAIT
BEGIN TRY
  BEGIN TRANSACTION
  DELETE #found
  SAVE TRANSACTION half
  INSERT #found (name) VALUES (N'again')
  ROLLBACK TRANSACTION half
  SELECT 1 / 0
  COMMIT
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK
  SELECT 'caught ' + CAST(ERROR_NUMBER() AS varchar(9)) AS caught
END CATCH
SELECT name, (SELECT COUNT(*) FROM @added) AS added FROM #found ORDER BY id
go
CREATE PROCEDURE dbo.doubled @n int, @d int OUTPUT AS
SET @d = @n * 2
RETURN @n
go
DECLARE @r int, @d int
EXEC @r = dbo.doubled 21, @d OUTPUT
SELECT @r AS returned, @d AS doubled
go
SELECT 'still here' AS temporary FROM #found WHERE id = 1
go
RAISERROR('the end of %s', 16, 9, 'it')
go
`;

describe.skipIf(!hasFreetds())('a script through FreeTDS', () => {
  let sample: SampleServer;

  beforeAll(async () => {
    sample = await sampleServer('empty');
  });
  afterAll(() => sample?.server.stop());

  test.each(['tsql', 'bsqldb'] as const)('%s runs it, and shows rows, messages and errors', async (program) => {
    const { server, user, password, database } = sample;
    const login = { port: server.port, user, password, database, encryption: 'off' } as const;
    const { stdout, stderr } = await runFreetds(program, login, script);
    const rows = stdout.replaceAll(/[ \t]+/g, ' ');
    if (program === 'tsql') expect(rows).toContain('(return status = 21)');
    expect(rows).toContain('caught 8134');
    expect(rows).toMatch(/žlutý 1 2\s+žlutý 3 2/);
    expect(rows).toMatch(/21 42/);
    expect(rows).toContain('still here');
    const told = stdout + stderr;
    expect(told).toContain('rows are in');
    expect(told).toContain('2 of 3');
    expect(told).toContain('the end of it');
    await runFreetds(program, login, 'DROP PROCEDURE dbo.doubled\ngo\n');
  });
});
