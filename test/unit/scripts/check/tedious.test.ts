import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../../electron/scripts/check/finding.ts';
import { expectFound, foundIn } from './marked-script.ts';

const login =
  "authentication: { type: 'default', options: { userName: configuration.USER, password: configuration.PASSWORD } }";

/** A getUser as a driver's user writes it, in which every part can be another one. */
function getUser({
  module = 'tedious@11.0.3',
  made = 'new Connection',
  settings = login,
  options = 'trustServerCertificate: false, useColumnNames: true, rowCollectionOnRequestCompletion: true',
  sql = "'SELECT Id, Email FROM dbo.Users WHERE Email = @email'",
  type = 'NVarChar',
  over = `(error, count, rows) => {
      if (error) return callback(error);
      if (count === 0) return callback(null);
      callback(null, { user_id: String(rows[0].Id.value), email: rows[0].Email.value });
    }`,
  more = '',
  connect = 'connection.connect();',
}) {
  return `function getUser(email, callback) {
  const { Connection, Request, TYPES } = require('${module}');
  const connection = ${made}({
    server: configuration.SERVER,
    ${settings},
    options: { ${options} },
  })${made.startsWith('⟦') ? '⟧' : ''};
  connection.on('connect', (failure) => {
    if (failure) return callback(failure);
    const request = new Request(${sql}, ${over});
    request.addParameter('email', ${type.startsWith('⟦') ? `⟦TYPES.${type.slice(1)}⟧` : `TYPES.${type}`}, email);
    ${more}
    connection.execSql(request);
  });
  ${connect}
}`;
}

const inRowEvents = (read: string) => ({
  over: `(error) => (error ? callback(error) : callback(null, found))`,
  more: `let found = null;
    request.on('row', (columns) => {
      found = { user_id: ${read} };
    });`,
});

describe('tedious 11 and later', () => {
  test.for<readonly [string, readonly Rule[], Parameters<typeof getUser>[0]]>([
    [
      'a login beside the server',
      ['sign-in-ignored'],
      { settings: '⟦userName: configuration.USER⟧,\n    password: configuration.PASSWORD' },
    ],
    ['never connected', ['never-connected'], { made: '⟦new Connection', connect: '' }],
    [
      'no word about the certificate',
      ['encryption'],
      { made: '⟦new Connection', options: 'useColumnNames: true, rowCollectionOnRequestCompletion: true' },
    ],
    [
      'no encryption',
      ['encryption'],
      { options: '⟦encrypt: false⟧, useColumnNames: true, rowCollectionOnRequestCompletion: true' },
    ],
    [
      'any certificate',
      ['encryption'],
      { options: '⟦trustServerCertificate: true⟧, useColumnNames: true, rowCollectionOnRequestCompletion: true' },
    ],
    [
      'rows that nobody collects',
      ['rows-not-collected'],
      {
        options: 'trustServerCertificate: false, useColumnNames: true',
        over: `(error, count, rows) => {
      if (error) return callback(error);
      if (count === 0) return callback(null);
      callback(null, { user_id: ⟦rows⟧[0].Id.value });
    }`,
      },
    ],
    [
      'columns by name where they come as lists',
      ['column-names-off'],
      {
        options: 'trustServerCertificate: false, rowCollectionOnRequestCompletion: true',
        over: `(error, count, rows) => {
      if (error) return callback(error);
      if (count === 0) return callback(null);
      callback(null, { user_id: ⟦rows[0].Id⟧.value });
    }`,
      },
    ],
    [
      'columns by name in row events where they come as lists',
      ['column-names-off'],
      { options: 'trustServerCertificate: false', ...inRowEvents('⟦columns.Id⟧.value') },
    ],
    [
      'the first row of none',
      ['row-unchecked'],
      {
        over: `(error, count, rows) => {
      if (error) return callback(error);
      callback(null, { user_id: ⟦rows[0]⟧.Id.value });
    }`,
      },
    ],
    [
      'a column that is not selected',
      ['column-not-selected'],
      inRowEvents('columns.Id.value + ⟦columns.PasswordSalt⟧.value'),
    ],
    ['an address as VarChar', ['varchar'], { type: '⟦VarChar' }],
  ])('%s', ([, rules, parts]) => expectFound('getUser', getUser(parts), rules));

  test.for<readonly [string, Parameters<typeof getUser>[0]]>([
    ['as it should be', {}],
    ['in row events', inRowEvents('columns.Id.value')],
    [
      'columns by number',
      {
        options: 'trustServerCertificate: false, rowCollectionOnRequestCompletion: true',
        over: '(error, count, rows) => (error || count === 0 ? callback(error) : callback(null, { user_id: rows[0][0].value }))',
      },
    ],
    [
      'with an authority of one’s own',
      {
        options:
          'cryptoCredentialsDetails: { ca: configuration.CA }, useColumnNames: true, rowCollectionOnRequestCompletion: true',
      },
    ],
    ['everything selected', { sql: "'SELECT * FROM dbo.Users WHERE Email = @email'" }],
    [
      'columns with other names',
      { sql: "'SELECT u.[Key] AS Id, u.Mail AS Email FROM dbo.Users u WHERE u.Mail = @email'" },
    ],
    ['SQL that isn’t seen', { sql: 'configuration.SQL' }],
    ['settings that aren’t seen', { settings: '...configuration.SETTINGS' }],
    ['connected by a function that has it', { connect: 'open(connection);' }],
    [
      'a row that is asked for',
      {
        over: '(error, count, rows) => { if (error) return callback(error); if (!rows.length) return callback(null); callback(null, { user_id: rows[0].Id.value }); }',
      },
    ],
    [
      'a row that is asked for by itself',
      {
        over: '(error, count, rows) => (error ? callback(error) : callback(null, rows[0] ? { user_id: rows[0].Id.value } : null))',
      },
    ],
  ])('not: %s', ([, parts]) => expect(foundIn('getUser', getUser(parts))).toEqual([]));

  test('an older one connects by itself and takes the login there', () => {
    const old = {
      module: 'tedious@1.11.0',
      settings: 'userName: configuration.USER,\n    password: configuration.PASSWORD',
      connect: '',
    };
    expect(foundIn('getUser', getUser(old))).toEqual([]);
  });

  test('a class of the same name from elsewhere is none of it', () => {
    expect(
      foundIn('getUser', getUser({ module: 'mssql', settings: 'userName: configuration.USER', connect: '' })),
    ).toEqual([]);
  });
});

test('VarChar through mssql', () => {
  expectFound(
    'verify',
    `function verify(email, callback) {
  const sql = require('mssql');
  new sql.Request().input('who', ⟦sql.VarChar⟧, email).query('UPDATE dbo.Users SET Confirmed = 1 WHERE Email = @who')
    .then(() => callback(null, true), (error) => callback(error));
}`,
    ['varchar'],
  );
});

test('an empty list has no first row either', () => {
  expectFound(
    'getUser',
    'function getUser(email, callback) {\n  const rows = [];\n  callback(null, { user_id: ⟦rows[0]⟧.id });\n}',
    ['row-unchecked'],
  );
});
