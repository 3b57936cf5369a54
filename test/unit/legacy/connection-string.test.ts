import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserferryError } from '../../../electron/common/userferry-error.ts';
import { readConnectionString } from '../../../electron/legacy/connection-string/read-connection-string.ts';

const read = (text: string) => readConnectionString(text);
const config = (text: string) => read(text).config;

function failureOf(text: string): UserferryError {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UserferryError) return error;
    throw error;
  }
  throw new Error('It was read.');
}

describe('a connection string', () => {
  test('gives server, instance, database, login, and the password apart', () => {
    const { password, ...rest } = read(
      'Data Source=SQL7\\MEMBERS;Initial Catalog=Members;User ID=reader;Password=s3cret',
    );
    expect(password).toBe('s3cret');
    expect(rest).toEqual({
      config: {
        server: 'SQL7',
        instance: 'MEMBERS',
        database: 'Members',
        authentication: { type: 'sql-login', user: 'reader' },
        encrypt: true,
        trust: { kind: 'system' },
      },
      ignored: [],
    });
    expect(JSON.stringify(rest)).not.toContain('s3cret');
  });

  test.each([
    'server=h;database=d;uid=u;pwd=p',
    ' SERVER = h ; Database = d ;; User = u ; Pwd = p ;',
    'Addr=tcp:h;Initial Catalog=d;UserID=u;PASSWORD=p',
    'Network Address=h;database=x;database=d;user id=u;password=p',
    'Provider=SQLOLEDB;Data Source=h;Initial Catalog=d;User Id=u;Password=p',
    'Driver={ODBC Driver 17 for SQL Server};Server=h;Database=d;Uid=u;Pwd={p}',
    'metadata=res://*/M.csdl;provider=System.Data.SqlClient;provider connection string="data source=h;initial catalog=d;user id=u;password=p"',
    '<add name="M" connectionString="Server=h;Database=d;User Id=u;Password=&quot;p&quot;" providerName="System.Data.SqlClient" />',
  ])('is understood in its synonyms and places: %s', (text) => {
    expect(read(text)).toMatchObject({
      config: { server: 'h', database: 'd', authentication: { type: 'sql-login', user: 'u' } },
      password: 'p',
    });
  });

  test.each([
    [`Password="a;b""c";Server=h`, 'a;b"c'],
    [`Password='a''b"';Server=h`, `a'b"`],
    [`Password=a'b"c;Server=h`, `a'b"c`],
    [`Password={ab;Server=h`, '{ab'],
    [`Password=a=b==c;Server=h`, 'a=b==c'],
    [`Driver={X};Pwd={a;b}}c};Server=h`, 'a;b}c'],
    [`Driver={X};Pwd="a";Server=h`, '"a"'],
    [`Password=;Server=h`, null],
    [`Server=h;Password= a b `, 'a b'],
  ])('keeps what is quoted: %s', (text, password) => {
    expect(read(text).password).toBe(password);
    expect(config(text).server).toBe('h');
  });

  test('gives back any password that is quoted as ADO.NET and ODBC quote', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (secret) => {
        const doubled = (quote: string) => secret.replaceAll(quote, quote + quote);
        expect(read(`Server=h;Password="${doubled('"')}";Database=d`).password).toBe(secret);
        expect(read(`Server=h;Password='${doubled("'")}';Database=d`).password).toBe(secret);
        expect(read(`Driver={X};Server=h;Pwd={${doubled('}')}};Database=d`).password).toBe(secret);
      }),
    );
  });

  test.each([
    ['Encrypt=Strict', 'strict'],
    ['Encrypt=Mandatory', true],
    ['Encrypt=yes', true],
    ['', true],
  ])('says how it is encrypted: %s', (text, encrypt) => {
    expect(config(`Server=h;${text}`)).toMatchObject({ encrypt, trust: { kind: 'system' } });
  });

  test.each(['False', 'no', 'Optional'])(
    'is not followed where it would send the password readable: Encrypt=%s',
    (value) => {
      const { config: said, ignored } = read(`Server=h;Encrypt=${value}`);
      expect(said.encrypt).toBe(true);
      expect(ignored).toEqual([{ keyword: 'encrypt', why: expect.stringContaining('password') }]);
    },
  );

  test('says whom to trust, and which replica to read', () => {
    expect(config('Server=h;TrustServerCertificate=true').trust).toEqual({ kind: 'unchecked' });
    expect(config('Server=h;Encrypt=Strict;TrustServerCertificate=true').trust).toEqual({ kind: 'system' });
    expect(config('Server=h;HostNameInCertificate=sql.corp').certificateName).toBe('sql.corp');
    expect(config('Server=h;ApplicationIntent=ReadOnly').readOnlyReplica).toBeUndefined();
    expect(config('Server=h;ApplicationIntent=ReadWrite').readOnlyReplica).toBe(false);
  });

  test.each([
    ['Integrated Security=SSPI', { type: 'windows-user' }],
    ['Trusted_Connection=yes', { type: 'windows-user' }],
    ['Integrated Security=false;User ID=u', { type: 'sql-login', user: 'u' }],
    ['User ID=CORP\\ada', { type: 'windows-domain', domain: 'CORP', user: 'ada' }],
    ['Authentication=Active Directory Default', { type: 'entra-default' }],
    ['Authentication=ActiveDirectoryManagedIdentity', { type: 'entra-default' }],
    [
      'Authentication=ActiveDirectoryServicePrincipal;User ID=app',
      { type: 'entra-service-principal', tenantId: '', clientId: 'app' },
    ],
    ['Authentication=SqlPassword;User ID=u', { type: 'sql-login', user: 'u' }],
  ])('says who signs in: %s', (text, authentication) => {
    expect(config(`Server=h;${text}`).authentication).toEqual(authentication);
  });

  test('lists what is not followed, with its reason', () => {
    const { ignored } = read(
      'Server=h;Application Name=Shop;Max Pool Size=200;Connect Timeout=5;MultiSubnetFailover=True',
    );
    expect(ignored.map(({ keyword }) => keyword)).toEqual(['applicationname', 'maxpoolsize', 'connecttimeout']);
    expect(ignored.every(({ why }) => why.length > 10)).toBe(true);
  });

  test.each([
    ['Server=.\\SQLEXPRESS;AttachDbFilename=|DataDirectory|\\aspnetdb.mdf', 'attachdbfilename'],
    ['Server=h;User Instance=true', 'userinstance'],
    ['Context Connection=true', 'contextconnection'],
    ['DSN=Members;Uid=u', 'dsn'],
  ])('is refused by name where it asks for what can’t be: %s', (text, keyword) => {
    const failure = failureOf(text);
    expect(failure.code).toBe('UF-1142');
    expect(failure.message).toContain(`“${keyword}”`);
  });

  test.each(['np:h', '(localdb)\\MSSQLLocalDB', '\\\\.\\pipe\\sql'])('is refused for the place %s', (server) => {
    expect(failureOf(`Server=${server}`).code).toBe('UF-1142');
  });

  test('is refused for a sign-in that opens a browser', () => {
    expect(failureOf('Server=h;Authentication=ActiveDirectoryInteractive').code).toBe('UF-1142');
  });

  test.each(['', 'garbage', 'Server', 'jdbc:sqlserver://h;user=u', 'Server=h;Password="abc', 'Server=h;Password="a"b'])(
    'is refused where it is none: %s',
    (text) => {
      expect(failureOf(text).code).toBe('UF-1141');
    },
  );

  test('gives no part of a badly quoted password away', () => {
    const failure = failureOf('Server=h;Password=abc;h1dden=rest');
    expect(failure.code).toBe('UF-1141');
    expect(JSON.stringify({ ...failure, message: failure.message })).not.toMatch(/h1dden|rest/);
  });

  test('is read whatever it holds, or refused with a code', () => {
    const part = fc.constantFrom(
      'Server',
      'Password',
      'Driver',
      'User ID',
      '=',
      '==',
      ';',
      '"',
      "'",
      '{',
      '}',
      ' ',
      'a',
      '\\',
      ',',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        try {
          read(parts.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(UserferryError);
        }
      }),
    );
  });
});
