import { describe, expect, test } from 'vitest';
import type { ActionName } from '../../../../electron/scripts/actions.ts';
import { checkScript } from '../../../../electron/scripts/check/check-script.ts';
import { usualSettings } from '../../../../electron/scripts/check/check-settings.ts';
import { expectFound, foundIn } from './marked-script.ts';

/** A body that calls back, for what is about something else. */
const inGetUser = (body: string) => `function getUser(email, callback) {\n${body}\ncallback(null);\n}`;
const inLogin = (body: string) => `function login(email, password, callback) {\n${body}\ncallback(null);\n}`;
const none = (action: ActionName, source: string) => expect(foundIn(action, source)).toEqual([]);

describe('SQL that is put together from values', () => {
  const pool = "const sql = require('mssql'); const pool = new sql.ConnectionPool(configuration.DB);";
  const asked = (query: string) => `function getUser(email, callback) {\n${pool}\n${query}\n}`;
  const handled = '.then((found) => callback(null, found.recordset[0] || null), (error) => callback(error));';
  test.for<readonly [string, string]>([
    ['with +', `pool.request().query("SELECT Id FROM Users WHERE Email = '" + ⟦email⟧ + "'")${handled}`],
    ['in a template', `pool.request().query(\`SELECT Id FROM Users WHERE Email = '\${⟦email⟧.trim()}'\`)${handled}`],
    [
      'by a name',
      `const text = "SELECT Id FROM Users WHERE Email = '" + ⟦email⟧ + "'";\npool.request().query(text)${handled}`,
    ],
    [
      'piece by piece',
      `let text = 'SELECT Id FROM Users';\ntext += " WHERE Email = '" + ⟦email⟧ + "'";\npool.request().query(text)${handled}`,
    ],
    ['from a list', `pool.request().query(["SELECT Id FROM Users WHERE Email = '", ⟦email⟧, "'"].join(''))${handled}`],
    [
      'through a helper',
      `ask("SELECT Id FROM Users WHERE Email = '" + ⟦email⟧ + "'");\nfunction ask(text) { pool.request().query(text)${handled} }`,
    ],
    [
      'one way of two',
      `pool.request().query(email ? "SELECT Id FROM Users WHERE Email = '" + ⟦email⟧ + "'" : 'SELECT 1')${handled}`,
    ],
    [
      'put into a place of it',
      `pool.request().query("SELECT Id FROM Users WHERE Email = '{0}'".replace('{0}', ⟦email⟧))${handled}`,
    ],
    [
      'by util.format',
      `pool.request().query(require('util').format("SELECT Id FROM Users WHERE Email = '%s'", ⟦email⟧))${handled}`,
    ],
    ['with what is no argument', `pool.request().query('SELECT Id FROM ' + ⟦configuration.TABLE⟧)${handled}`],
  ])('%s', ([, query]) => expectFound('getUser', asked(query), ['sql-built']));

  test('in tedious’ Request', () => {
    expectFound(
      'deleteUser',
      `function deleteUser(id, callback) {
  const tedious = require('tedious@11.0.3');
  const request = new tedious.Request('DELETE FROM Users WHERE Id = ' + ⟦id⟧, (error) => callback(error));
  open().execSql(request);
}`,
      ['sql-built'],
    );
  });

  test('what somebody typed is an error, anything else a warning', () => {
    const severities = ['email', 'configuration.COLUMN'].map((part) =>
      checkScript('getUser', inGetUser(`open().query('SELECT ' + ${part}, () => null);`), usualSettings).map(
        ({ severity }) => severity,
      ),
    );
    expect(severities).toEqual([['error'], ['warning']]);
  });

  test.for([
    ['constants over several lines', "pool.request().query('SELECT Id ' + 'FROM Users ' + 'WHERE Email = @email')"],
    ['a constant by name', `const table = 'Users';\npool.request().query(\`SELECT Id FROM \${table}\`)`],
    [
      'one of several constants',
      "let table = 'Users';\nif (email) table = 'Members';\npool.request().query('SELECT Id FROM ' + table)",
    ],
    [
      'a constant from a list of them',
      "const tables = { a: 'Users', b: 'Members' };\npool.request().query('SELECT Id FROM ' + tables[email])",
    ],
    ['a number', "pool.request().query('SELECT TOP ' + Number(email) + ' Id FROM Users')"],
    [
      'a tagged template, which mssql makes parameters of',
      `pool.request().query\`SELECT Id FROM Users WHERE Email = \${email}\``,
    ],
    ['a query of an address', "require('request').query('name=' + email); pool.request().query('SELECT 1')"],
    ['fetch’s Request', "keep(new Request('https://example.com/where/' + email)); pool.request().query('SELECT 1')"],
    ['a text that comes ready', 'pool.request().query(configuration.SQL)'],
  ])('not: %s', ([, query]) => none('getUser', asked(`${query}${handled}`)));
});

describe('SQL that SQL Server refuses', () => {
  test.for<readonly [string, string]>([
    ['a bit compared with true', "'UPDATE dbo.Users SET Verified = true WHERE Email = @email'"],
    ['MySQL’s INSERT', "'INSERT INTO dbo.Users SET Email = @email'"],
    ['LIMIT', "'SELECT Id FROM Users WHERE Email = @email LIMIT 1'"],
    ['backticks', "'SELECT `Id` FROM Users'"],
    ['in a piece of it', "'WHERE Verified <> false'"],
  ])('%s', ([, text]) => expectFound('getUser', inGetUser(`const text = ⟦${text}⟧;\nkeep(text);`), ['sql-no-t-sql']));

  test.for([
    "'UPDATE dbo.Users SET Verified = 1 WHERE Email = @email'",
    '"UPDATE dbo.Users SET Verified = \'true\'"',
    "'The answer = true is no SQL.'",
    "'SELECT TOP (1) Id FROM Users'",
  ])('not: %s', (text) => none('getUser', inGetUser(`keep(${text});`)));

  test('not with another database’s driver', () => {
    const source = inGetUser("const pg = require('pg');\nkeep(pg, 'SELECT id FROM users WHERE ok = true LIMIT 1');");
    expect(foundIn('getUser', source).map((each) => each.split(' ')[0])).toEqual(['module-unavailable']);
  });
});

describe('secrets in the text', () => {
  test.for<readonly [string, string]>([
    ['a password among settings', "open({ server: 'db', userName: 'reader', password: ⟦'S3cret!'⟧ });"],
    ['by a name', "const secretOfMine = ⟦'S3cret!'⟧;\nopen({ server: 'db', password: secretOfMine });"],
    ['as what it falls back to', "open({ server: 'db', password: configuration.PASSWORD || ⟦'S3cret!'⟧ });"],
    ['a client’s secret', "open({ client_id: 'app', client_secret: ⟦'0dGtX7bQ'⟧ });"],
    ['a connection string', "open(⟦'Server=db;User Id=reader;Password=S3cret!;'⟧);"],
    ['an address', "open(⟦'mssql://reader:S3cret@db/members'⟧);"],
    ['a token', "open(⟦'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N'⟧);"],
    ['in a header', "open({ headers: { authorization: ⟦'Bearer 0123456789abcdef0123'⟧ } });"],
    ['a key in a header', "open({ headers: { 'x-api-key': ⟦'8f14e45fceea167a5a36'⟧ } });"],
    ['a private key', "open(⟦'-----BEGIN RSA PRIVATE KEY-----'⟧);"],
    ['a key of its own name', "const apiKey = ⟦'k3y0123456789'⟧;\nopen(apiKey);"],
    ['a key that signs', "require('crypto').createHmac('sha256', ⟦'pepper42'⟧);"],
  ])('%s', ([, body]) => expectFound('getUser', inGetUser(body), ['secret-in-text']));

  test.for<readonly [string, string]>([
    ['from configuration', "open({ server: 'db', userName: configuration.USER, password: configuration.PASSWORD });"],
    ['none', "open({ server: 'db', password: '' });"],
    ['in a comment', "// open({ server: 'db', password: 'S3cret!' })"],
    ['the name of a column', "open({ username: 'UserName', password: 'PasswordHash' });"],
    ['a kind of grant', "open({ grant_type: 'password', username: email });"],
    ['the name of a header', "const apiKey = 'x-api-key';\nopen(apiKey);"],
    ['the name of an entry', "open({ 'x-api-key': 'API_KEY' });"],
    ['an address without a password', "open('https://db.example/members?token=none');"],
    ['a digest', "require('crypto').createHash('sha256').update(email).digest('base64');"],
  ])('not: %s', ([, body]) => none('getUser', inGetUser(body)));
});

describe('a password that is written', () => {
  test.for<readonly [string, string]>([
    ['to the console', 'console.log(email, ⟦password⟧);'],
    ['in a text', `console.error(⟦\`\${email}:\${password}\`⟧);`],
    ['in an object', 'console.log(⟦{ email, password }⟧);'],
    ['as JSON', 'console.log(⟦JSON.stringify({ email, password })⟧);'],
    ['by another name', 'const typed = password.trim();\nconsole.log(⟦typed⟧);'],
    ['by a helper', 'note(password);\nfunction note(text) { console.log(⟦text⟧); }'],
    ['among all arguments', 'console.log(⟦arguments⟧);'],
    ['in an error', "if (!email) return callback(new Error(⟦'can not sign in with ' + password⟧));"],
  ])('%s', ([, body]) => expectFound('login', inLogin(body), ['password-written']));

  test('in the profile', () => {
    expectFound(
      'login',
      "function login(email, password, callback) { callback(null, ⟦{ user_id: '1', nickname: password }⟧); }",
      ['password-written'],
    );
  });

  test('within the user that create gets', () => {
    const source = (what: string) => `function create(user, callback) {\n  console.log(${what});\n  callback(null);\n}`;
    expectFound('create', source('⟦user⟧'), ['password-written']);
    expectFound('create', source('⟦user.password⟧'), ['password-written']);
    none('create', source('user.email'));
  });

  test.for<readonly [string, string]>([
    ['its length', 'console.log(password.length);'],
    ['whether there is one', "console.log(password ? 'yes' : 'no');"],
    ['what is made of it', 'console.log(hash(password));'],
    ['the arguments of another function', 'open(function () { console.log(arguments); });'],
    ['a comparison', "console.log(password === '');"],
    ['handed on', 'keep(password);'],
  ])('not: %s', ([, body]) => none('login', inLogin(body)));
});

describe('modules', () => {
  test('what reaches files and processes is an error, what Auth0 may have a warning', () => {
    const severityOf = (name: string) =>
      checkScript('getUser', inGetUser(`require('${name}');`), usualSettings).map(({ severity }) => severity);
    for (const name of ['fs', 'node:child_process', './helpers']) expect(severityOf(name)).toEqual(['error']);
    for (const name of ['left-pad', 'tedious@2.0.0', 'mysql']) expect(severityOf(name)).toEqual(['warning']);
  });

  test.for(['fs', 'node:child_process', 'worker_threads', './helpers', 'left-pad', 'tedious@2.0.0'])('%s', (name) => {
    expectFound('getUser', inGetUser(`require(⟦'${name}'⟧);`), ['module-unavailable']);
  });
  test('import()', () => {
    expectFound('getUser', inGetUser("keep(⟦import('node:url')⟧);"), ['module-unavailable']);
  });
  test.for(['tedious@11.0.3', 'mssql', 'bcrypt', 'axios@0.22.0', 'crypto', 'node:url', 'request', 'lodash'])(
    'not: %s',
    (name) => none('getUser', inGetUser(`require('${name}');`)),
  );
  test('not a require of the script’s own', () => {
    none('getUser', inGetUser("const require = (name) => name;\nkeep(require('fs'));"));
  });
});

describe('what is newer than the tenant’s Node', () => {
  test.for<readonly [string, string, readonly number[]]>([
    ['toSorted', 'keep(⟦[1].toSorted⟧());', [18]],
    ['Object.groupBy', 'keep(⟦Object.groupBy⟧([], String));', [18]],
    ['Promise.withResolvers', 'keep(⟦Promise.withResolvers⟧());', [18]],
    ['methods of sets', 'const names = new Set();\nkeep(⟦names.union⟧(names));', [18]],
    ['the v flag', "keep(⟦new RegExp('[a]', 'v')⟧);", [18]],
    ['crypto without require', 'keep(⟦crypto⟧.getRandomValues(new Uint8Array(1)));', [18]],
    ['WebSocket', "keep(new ⟦WebSocket⟧('wss://example.com'));", [18]],
    ['RegExp.escape', 'keep(⟦RegExp.escape⟧(email));', [18, 22]],
    ['Promise.try', 'keep(⟦Promise.try⟧(() => 1));', [18, 22]],
    ['JSON.rawJSON', "keep(⟦JSON.rawJSON⟧('1'));", [18]],
    ['Uint8Array.fromBase64', 'keep(⟦Uint8Array.fromBase64⟧(email));', [18, 22]],
    ['DisposableStack', 'keep(new ⟦DisposableStack⟧());', [18, 22]],
  ])('%s', ([, body, lacking]) => {
    for (const node of [18, 22] as const) {
      const text = inGetUser(body);
      if (lacking.includes(node)) expectFound('getUser', text, ['newer-than-node'], { node, context: false });
      else expect(foundIn('getUser', text.replace(/[⟦⟧]/g, ''), { node, context: false })).toEqual([]);
    }
  });

  test.for<readonly [string, string, readonly number[]]>([
    ['a regular expression with v', 'keep(/[a]/v);', [18]],
    ['using', '{ using held = open(email); keep(held); }', [18, 22]],
    ['modifiers in a regular expression', 'keep(/(?i:a)b/);', [18, 22]],
    ['class fields and static blocks', 'keep(class { #a = 1; static { keep(this); } });', []],
    ['optional chaining and ??=', 'let a = email?.b; a ??= 1; keep(a);', []],
  ])('the syntax of %s', ([, body, lacking]) => {
    for (const node of [18, 22] as const) {
      const rules = foundIn('getUser', inGetUser(body), { node, context: false }).map((each) =>
        each.split(' ').slice(0, 2).join(' '),
      );
      expect(rules.map((each) => each.replace(/:\d+-.*$/, ''))).toEqual(
        lacking.includes(node) ? ['newer-than-node 2'] : [],
      );
    }
  });

  test.for([
    "keep(typeof Promise.try === 'function' ? Promise.try(() => 1) : Promise.resolve(1));",
    'if (RegExp.escape) keep(RegExp.escape(email));',
    "if (typeof URLPattern !== 'undefined') keep(new URLPattern());",
    'keep(Error.isError && Error.isError(email));',
  ])('not what the script asks for first: %s', (body) => none('getUser', inGetUser(body)));

  test('not what a library has under the same name', () => {
    const source = inGetUser("const _ = require('lodash');\nkeep(_.union([1], [2]), _.intersection([1], [2]));");
    expect(foundIn('getUser', source, { node: 18, context: false })).toEqual([]);
  });
});
