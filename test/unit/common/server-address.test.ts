import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseServerAddress } from '../../../electron/common/server-address.ts';

describe('a server’s address', () => {
  test.each([
    ['SQL7', { server: 'SQL7' }],
    [' sql7.corp.contoso.com ', { server: 'sql7.corp.contoso.com' }],
    ['SQL7\\MEMBERS', { server: 'SQL7', instance: 'MEMBERS' }],
    ['SQL7\\MSSQLSERVER', { server: 'SQL7' }],
    ['SQL7,51433', { server: 'SQL7', port: 51433 }],
    ['SQL7\\MEMBERS,51433', { server: 'SQL7', instance: 'MEMBERS', port: 51433 }],
    ['tcp:SQL7,51433', { server: 'SQL7', port: 51433 }],
    ['TCP:SQL7\\MEMBERS', { server: 'SQL7', instance: 'MEMBERS' }],
    ['SQL7:51433', { server: 'SQL7', port: 51433 }],
    ['(local)', { server: 'localhost' }],
    ['.', { server: 'localhost' }],
    ['.\\SQLEXPRESS', { server: 'localhost', instance: 'SQLEXPRESS' }],
    ['(LOCAL)\\SQLEXPRESS', { server: 'localhost', instance: 'SQLEXPRESS' }],
    ['::1', { server: '::1' }],
    ['[::1]', { server: '::1' }],
    ['[fe80::7],1500', { server: 'fe80::7', port: 1500 }],
    ['tcp:[fe80::7]:1500', { server: 'fe80::7', port: 1500 }],
    ['fe80::7\\X,1500', { server: 'fe80::7', instance: 'X', port: 1500 }],
    ['', { server: '' }],
  ])('%s', (text, address) => {
    expect(parseServerAddress(text)).toEqual({ kind: 'address', ...address });
  });

  test.each([
    'Server=SQL7;User Id=reader;Password=canary',
    'np:SQL7',
    '\\\\SQL7\\pipe\\sql\\query',
    'lpc:SQL7',
    'admin:SQL7',
    '(localdb)\\v11.0',
    'H,0',
    'H,65536',
    'H,x',
    'H,1,2',
    'a\\b\\c',
  ])('refuses %s and says why', (text) => {
    expect(parseServerAddress(text)).toEqual({ kind: 'refused', why: expect.stringMatching(/\.$/) });
  });

  test('is put together and taken apart again', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,15}(\.[a-z]{2,5})?$/);
    fc.assert(
      fc.property(
        name,
        fc.option(name, { nil: undefined }),
        fc.option(fc.integer({ min: 1, max: 65535 }), { nil: undefined }),
        (server, instance, port) => {
          fc.pre(instance !== 'mssqlserver');
          const text = `${server}${instance === undefined ? '' : `\\${instance}`}${port === undefined ? '' : `,${port}`}`;
          expect(parseServerAddress(text)).toEqual({
            kind: 'address',
            server,
            ...(instance === undefined ? {} : { instance }),
            ...(port === undefined ? {} : { port }),
          });
        },
      ),
    );
  });
});
