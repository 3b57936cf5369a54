import { describe, expect, test } from 'vitest';
import { column, resultSet } from './scripted-engine.ts';
import { serve } from './serve.ts';

const one = { batch: () => resultSet([column('one', { base: 'int' })], [[1]]) };

describe('encryption as mssql asks for it', () => {
  test.each([
    { server: 'optional', encrypt: true },
    { server: 'optional', encrypt: false },
    { server: 'required', encrypt: true },
    { server: 'off', encrypt: false },
  ] as const)('a server where it is $server serves a client with encrypt $encrypt', async ({ server, encrypt }) => {
    const served = await serve(one, { encryption: server });
    const pool = await served.connect({ options: { encrypt } });
    expect((await pool.request().query('one')).recordset).toEqual([{ one: 1 }]);
  });

  test('a server that insists turns an unencrypted client away before it sends its password', async () => {
    const served = await serve(one, { encryption: 'required' });
    await expect(served.connect({ options: { encrypt: false } })).rejects.toMatchObject({ code: 'EENCRYPT' });
    expect(served.seen.logins).toEqual([]);
  });

  test('a server without TLS says so to a client that insists', async () => {
    const served = await serve(one, { encryption: 'off' });
    await expect(served.connect({ options: { encrypt: true } })).rejects.toMatchObject({ code: 'EENCRYPT' });
    expect(served.server.certificate).toBe('');
  });

  test('the certificate is not trusted by itself', async () => {
    const served = await serve(one);
    await expect(served.connect({ options: { encrypt: true, trustServerCertificate: false } })).rejects.toMatchObject({
      code: 'ESOCKET',
      message: expect.stringContaining('self-signed certificate'),
    });
  });

  test('a client that was given the certificate can check it by name', async () => {
    const served = await serve(one);
    const { certificate } = served.server;
    const pool = await served.connect({
      server: 'localhost',
      options: { encrypt: true, trustServerCertificate: false, cryptoCredentialsDetails: { ca: certificate } },
    });
    expect((await pool.request().query('one')).recordset).toEqual([{ one: 1 }]);
  });

  test('results larger than many TLS records arrive whole', async () => {
    const text = 'è'.repeat(5000);
    const served = await serve({
      batch: () =>
        resultSet(
          [column('text', { base: 'nvarchar', length: 'max', collation: 'SQL_Latin1_General_CP1_CI_AS' })],
          Array.from({ length: 300 }, () => [text]),
        ),
    });
    const pool = await served.connect({ options: { encrypt: true } });
    const { recordset } = await pool.request().query('texts');
    expect(recordset).toHaveLength(300);
    expect(recordset.every((row) => row.text === text)).toBe(true);
  });
});
