import { describe, expect, test } from 'vitest';
import { hasFreetds, runFreetds } from './freetds.ts';
import { listeningRelay } from './relay.ts';
import { column, DATABASE, message, PASSWORD, resultSet, USER } from './scripted-engine.ts';
import { serve } from './serve.ts';

const collation = 'SQL_Latin1_General_CP1_CI_AS';
const login = { user: USER, password: PASSWORD, database: DATABASE };

const script = {
  *batch(text: string) {
    if (text.includes('missing')) {
      yield { kind: 'error', message: message(208, "Invalid object name 'missing'.") } as const;
      return;
    }
    yield* resultSet(
      [
        column('id', { base: 'int' }, { nullable: false }),
        column('name', { base: 'nvarchar', length: 30, collation }),
        column('price', { base: 'decimal', precision: 10, scale: 2 }),
        column('since', { base: 'datetimeoffset', scale: 3 }),
        column('note', { base: 'ntext', collation }),
        column('key', { base: 'uniqueidentifier' }),
      ],
      [
        [
          1,
          '\u017dlut\u00fd',
          1999n,
          { day: 738_944, ticks: 452_960_000_000, offset: 120 },
          'long',
          '0F8FAD5B-D9CB-469F-A165-70867728950E',
        ],
        [2, null, null, null, null, null],
      ],
    );
  },
};

/** bsqldb itself knows neither uniqueidentifier nor the types of dates since 2008 ("type 43 not supported, sorry"). */
const forBsqldb = {
  *batch(text: string) {
    for (const event of script.batch(text)) {
      if (event.kind === 'columns') yield { ...event, columns: event.columns.toSpliced(5, 1).toSpliced(3, 1) };
      else if (event.kind === 'rows')
        yield { ...event, rows: event.rows.map((row) => row.toSpliced(5, 1).toSpliced(3, 1)) };
      else yield event;
    }
  },
};

// Skipped, and counted as such, where FreeTDS is not installed: apt install freetds-bin.
describe.skipIf(!hasFreetds())('FreeTDS', () => {
  test.each(['off', 'request', 'require'] as const)(
    'tsql reads rows and errors (encryption %s)',
    async (encryption) => {
      const { server } = await serve(script);
      const { stdout, stderr, code } = await runFreetds(
        'tsql',
        { ...login, port: server.port, encryption },
        'SELECT things\ngo\nSELECT missing\ngo\nSELECT things\ngo\nexit\n',
      );
      expect(code).toBe(0);
      expect(stdout.split('(2 rows affected)')).toHaveLength(3);
      expect(stdout).toContain('1\t\u017dlut\u00fd\t19.99\t');
      expect(stdout).toContain('\tlong\t0F8FAD5B-D9CB-469F-A165-70867728950E');
      expect(stdout).toContain('2\tNULL\tNULL\tNULL\tNULL\tNULL');
      expect(stderr).toContain('Msg 208 (severity 16, state 1)');
      expect(stderr).toContain("Invalid object name 'missing'.");
    },
  );

  test('bsqldb reads rows and errors', async () => {
    const { server } = await serve(forBsqldb);
    const { stdout, stderr } = await runFreetds(
      'bsqldb',
      { ...login, port: server.port, encryption: 'off' },
      'SELECT things\ngo\nSELECT missing\ngo\n',
    );
    expect(stdout).toContain('\u017dlut\u00fd');
    expect(stdout).toContain('19.99');
    expect(stderr).toContain('Msg 208, Level 16, State 1');
  });

  test('a server that insists turns unencrypted FreeTDS away', async () => {
    const { server, seen } = await serve(script, { encryption: 'required' });
    const refused = await runFreetds('tsql', { ...login, port: server.port, encryption: 'off' }, 'SELECT things\ngo\n');
    expect(refused.code).not.toBe(0);
    expect(seen.logins).toEqual([]);
    const served = await runFreetds(
      'tsql',
      { ...login, port: server.port, encryption: 'request' },
      'SELECT things\ngo\n',
    );
    expect(served.stdout).toContain('(2 rows affected)');
  });

  test('where encryption is left optional the login is encrypted and what follows is not', async () => {
    const { server, seen } = await serve(script);
    const relay = await listeningRelay(server.port);
    const { stdout } = await runFreetds(
      'tsql',
      { ...login, port: relay.port, encryption: 'request' },
      'SELECT things\ngo\nexit\n',
    );
    expect(stdout).toContain('(2 rows affected)');
    expect(seen.logins).toMatchObject([{ user: USER, password: PASSWORD }]);
    const heard = relay.heard();
    expect(heard.includes(Buffer.from('SELECT things', 'utf16le'))).toBe(true);
    // LOGIN7 carries the database's name, obfuscated neither by itself nor in its answer: here only the answer is readable.
    const database = Buffer.from(DATABASE, 'utf16le');
    const loginAnswer = heard.indexOf(Buffer.from('Changed database context', 'utf16le'));
    expect(loginAnswer).toBeGreaterThan(0);
    expect(heard.subarray(0, loginAnswer - 300).includes(database)).toBe(false);
  });

  test('with encryption required nothing of a session is readable', async () => {
    const { server } = await serve(script);
    const relay = await listeningRelay(server.port);
    await runFreetds('tsql', { ...login, port: relay.port, encryption: 'require' }, 'SELECT things\ngo\nexit\n');
    const heard = relay.heard();
    expect(heard.length).toBeGreaterThan(1000);
    for (const text of ['SELECT things', DATABASE, 'Microsoft SQL Server']) {
      expect(heard.includes(Buffer.from(text, 'utf16le'))).toBe(false);
    }
  });

  test('a wrong password is refused with 18456', async () => {
    const { server } = await serve(script);
    const { stderr, stdout } = await runFreetds(
      'tsql',
      { ...login, password: 'wrong', port: server.port, encryption: 'off' },
      'SELECT things\ngo\n',
    );
    expect(stdout + stderr).toContain('18456');
  });
});
