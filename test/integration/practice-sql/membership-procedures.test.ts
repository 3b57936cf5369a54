import sql from 'mssql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SampleServer, sampleServer } from './sample-server.ts';

// The procedures of ASP.NET Membership as old scripts call them: request.execute with named parameters, results read by place or
// by name, the return code, and the output parameters.

const APPLICATION = '/ContosoPortal';
const now = new Date('2024-02-29T12:00:00.000Z');
const NEVER = new Date('1754-01-01T00:00:00.000Z');
const NOBODY = '00000000-0000-0000-0000-00000000DEAD';

let sample: SampleServer;
let pool: sql.ConnectionPool;

beforeAll(async () => {
  sample = await sampleServer('aspnet-membership');
  pool = await sample.connect(4);
});

afterAll(async () => {
  await pool?.close();
  await sample?.server.stop();
});

type Inputs = { readonly [name: string]: string | number | boolean | Date | null };

/** The type that a script gives each parameter. */
function typeOf(value: Inputs[string]): sql.ISqlType | (() => sql.ISqlType) {
  if (typeof value === 'number') return sql.Int;
  if (typeof value === 'boolean') return sql.Bit;
  return value instanceof Date ? sql.DateTime : sql.NVarChar(256);
}

async function call(procedure: string, inputs: Inputs, outputs: Record<string, () => sql.ISqlType> = {}) {
  const request = pool.request();
  request.arrayRowMode = true;
  for (const [name, value] of Object.entries(inputs)) request.input(name, typeOf(value), value);
  for (const [name, type] of Object.entries(outputs)) request.output(name, type);
  const { returnValue, output, recordsets } = await request.execute(procedure);
  const results = recordsets as unknown as unknown[][][];
  return { status: returnValue as number, output: output as Record<string, unknown>, rows: results[0] ?? [] };
}

function create(UserName: string, Email: string | null, more: Inputs = {}) {
  return call(
    'dbo.aspnet_Membership_CreateUser',
    {
      ApplicationName: APPLICATION,
      UserName,
      Password: 'hash',
      PasswordSalt: 'salt',
      Email,
      PasswordQuestion: null,
      PasswordAnswer: null,
      IsApproved: true,
      CurrentTimeUtc: now,
      UniqueEmail: 1,
      PasswordFormat: 1,
      ...more,
    },
    'UserId' in more ? {} : { UserId: sql.UniqueIdentifier },
  );
}

const named = (UserName: string): Inputs => ({ ApplicationName: APPLICATION.toUpperCase(), UserName });
const passwordOf = (UserName: string, UpdateLastLoginActivityDate = false) =>
  call('aspnet_Membership_GetPasswordWithFormat', {
    ...named(UserName),
    UpdateLastLoginActivityDate,
    CurrentTimeUtc: now,
  });
const byName = (UserName: string) =>
  call('aspnet_Membership_GetUserByName', { ...named(UserName), CurrentTimeUtc: now, UpdateLastActivity: false });

describe('aspnet_Membership_CreateUser', () => {
  test('makes the user, and the account that the other procedures find', async () => {
    const { status, output } = await create('Ada', 'Ada@Example.org');
    expect(status).toBe(0);
    expect(await byName('ADA')).toMatchObject({
      status: 0,
      rows: [['Ada@Example.org', null, null, true, now, now, now, now, output.UserId, false, NEVER]],
    });
    const byId = { UserId: String(output.UserId), CurrentTimeUtc: now };
    expect((await call('aspnet_Membership_GetUserByUserId', byId)).rows[0]?.[8]).toBe('Ada');
    const byEmail = { ApplicationName: APPLICATION, Email: 'ada@example.ORG' };
    expect(await call('aspnet_Membership_GetUserByEmail', byEmail)).toMatchObject({ status: 0, rows: [['Ada']] });
    expect((await passwordOf('ada')).rows).toEqual([['hash', 1, 'salt', 0, 0, true, now, now]]);
  });

  test('a name, an address or an id that is taken has its code, and nothing is left of the try', async () => {
    const { output } = await create('Grace', 'grace@example.org');
    expect((await create('grace', 'other@example.org')).status).toBe(6);
    expect((await create('Grace2', 'GRACE@example.org')).status).toBe(7);
    expect((await create('Grace2', 'grace2@example.org', { UserId: String(output.UserId) })).status).toBe(10);
    const { recordset } = await pool
      .request()
      .query("SELECT COUNT(*) AS n FROM dbo.aspnet_Users WHERE LoweredUserName = N'grace2'");
    expect(recordset).toEqual([{ n: 0 }]);
    expect((await create('Grace2', 'grace@example.org', { UniqueEmail: 0 })).status).toBe(0);
  });

  test('an application that is not there is made', async () => {
    expect((await create('Ada', 'ada@example.org', { ApplicationName: '/New' })).status).toBe(0);
    const { output } = await call(
      'aspnet_Applications_CreateApplication',
      { ApplicationName: '/NEW' },
      { ApplicationId: sql.UniqueIdentifier },
    );
    const { recordset } = await pool
      .request()
      .query("SELECT ApplicationId AS id FROM dbo.aspnet_Applications WHERE LoweredApplicationName = N'/new'");
    expect(recordset).toEqual([{ id: output.ApplicationId }]);
  });

  test('of two that come at once with one address one is refused', async () => {
    const made = await Promise.all([1, 2, 3, 4].map((each) => create(`Twin ${each}`, 'twin@example.org')));
    expect(made.map(({ status }) => status).sort()).toEqual([0, 7, 7, 7]);
  });
});

describe('what is nobody', () => {
  test.each([
    ['aspnet_Membership_GetUserByName', { ...named('nobody'), CurrentTimeUtc: now }, -1],
    ['aspnet_Membership_GetUserByName', { ...named('nobody'), CurrentTimeUtc: now, UpdateLastActivity: true }, -1],
    ['aspnet_Membership_GetUserByUserId', { UserId: NOBODY, CurrentTimeUtc: now }, -1],
    ['aspnet_Membership_GetUserByUserId', { UserId: NOBODY, CurrentTimeUtc: now, UpdateLastActivity: true }, -1],
    ['aspnet_Membership_GetUserByEmail', { ApplicationName: APPLICATION, Email: 'nobody@example.org' }, 1],
    [
      'aspnet_Membership_GetPasswordWithFormat',
      { ...named('nobody'), UpdateLastLoginActivityDate: true, CurrentTimeUtc: now },
      1,
    ],
    [
      'aspnet_Membership_SetPassword',
      { ...named('nobody'), NewPassword: 'h', PasswordSalt: 's', CurrentTimeUtc: now, PasswordFormat: 1 },
      1,
    ],
    ['aspnet_UsersInRoles_GetRolesForUser', named('nobody'), 1],
    ['aspnet_UsersInRoles_IsUserInRole', { ...named('nobody'), RoleName: 'Admin' }, 2],
    ['aspnet_UsersInRoles_GetUsersInRoles', { ApplicationName: APPLICATION, RoleName: 'no role' }, 1],
  ] as const)('%s %o returns %i', async (procedure, inputs, status) => {
    expect(await call(procedure, inputs)).toMatchObject({ status, rows: [] });
  });
});

describe('an account that is changed', () => {
  test('aspnet_Membership_SetPassword gives it a new hash, format and salt', async () => {
    await create('Hopper', 'hopper@example.org');
    const later = new Date('2025-01-01T00:00:00.000Z');
    const password = { NewPassword: 'new hash', PasswordSalt: 'new salt', PasswordFormat: 0, CurrentTimeUtc: later };
    expect((await call('aspnet_Membership_SetPassword', { ...named('hopper'), ...password })).status).toBe(0);
    expect((await passwordOf('hopper')).rows[0]?.slice(0, 3)).toEqual(['new hash', 0, 'new salt']);
    expect((await byName('hopper')).rows[0]?.[7]).toEqual(later);
  });

  test('aspnet_Membership_UpdateUserInfo locks it out after so many wrong passwords within the window', async () => {
    await create('Turing', 'turing@example.org');
    const tried = (IsPasswordCorrect: boolean, at: string) =>
      call('aspnet_Membership_UpdateUserInfo', {
        ...named('turing'),
        IsPasswordCorrect,
        UpdateLastLoginActivityDate: IsPasswordCorrect,
        MaxInvalidPasswordAttempts: 3,
        PasswordAttemptWindow: 10,
        CurrentTimeUtc: new Date(at),
        LastLoginDate: new Date(at),
        LastActivityDate: new Date(at),
      });
    for (const at of ['2024-03-01T00:00:00Z', '2024-03-01T00:01:00Z', '2024-03-01T00:20:00Z']) await tried(false, at);
    expect((await passwordOf('turing')).rows[0]?.[3]).toBe(1);
    await tried(true, '2024-03-01T00:21:00Z');
    expect((await passwordOf('turing')).rows[0]?.slice(3)).toEqual([
      0,
      0,
      true,
      new Date('2024-03-01T00:21:00Z'),
      new Date('2024-03-01T00:21:00Z'),
    ]);
    for (let count = 0; count < 3; count += 1) await tried(false, '2024-03-01T01:00:00Z');
    expect(await passwordOf('turing', true)).toMatchObject({ status: 99, rows: [] });
    expect((await byName('turing')).rows[0]?.slice(9)).toEqual([true, new Date('2024-03-01T01:00:00Z')]);
  });

  test('aspnet_Membership_UpdateUser changes its address, unless another has it', async () => {
    await create('Curie', 'curie@example.org');
    await create('Marie', 'marie@example.org');
    const update = (Email: string, Comment: string | null) =>
      call('aspnet_Membership_UpdateUser', {
        ...named('curie'),
        Email,
        Comment,
        IsApproved: false,
        LastLoginDate: now,
        LastActivityDate: now,
        UniqueEmail: 1,
        CurrentTimeUtc: now,
      });
    expect((await update('MARIE@example.org', null)).status).toBe(7);
    expect((await update('m.curie@example.org', 'twice')).status).toBe(0);
    expect((await byName('curie')).rows[0]?.slice(0, 4)).toEqual(['m.curie@example.org', null, 'twice', false]);
  });

  test('aspnet_Users_DeleteUser deletes from the tables that its bits name, and the user with all of them', async () => {
    await create('Gone', 'gone@example.org');
    const remove = async (TablesToDeleteFrom: number) =>
      (
        await call(
          'aspnet_Users_DeleteUser',
          { ...named('gone'), TablesToDeleteFrom },
          { NumTablesDeletedFrom: sql.Int },
        )
      ).output.NumTablesDeletedFrom;
    expect(await remove(1)).toBe(1);
    expect((await byName('gone')).status).toBe(-1);
    expect(await remove(15)).toBe(1);
    expect(await remove(15)).toBe(0);
  });
});

test('roles are given, asked for and taken away', async () => {
  const of = (more: Inputs): Inputs => ({ ApplicationName: APPLICATION, ...more });
  for (const RoleName of ['Admin', 'Editor']) {
    expect((await call('aspnet_Roles_CreateRole', of({ RoleName }))).status).toBe(0);
    expect((await call('aspnet_Roles_CreateRole', of({ RoleName: RoleName.toLowerCase() }))).status).toBe(1);
  }
  await create('Lovelace', 'lovelace@example.org');
  const add = (UserNames: string, RoleNames: string) =>
    call('aspnet_UsersInRoles_AddUsersToRoles', of({ UserNames, RoleNames, CurrentTimeUtc: now }));
  expect(await add('Lovelace', 'Admin, Missing')).toMatchObject({ status: 2, rows: [['Missing']] });
  expect((await add('lovelace,  New One ', 'admin,editor')).status).toBe(0);
  expect(await add('new one', 'Editor')).toMatchObject({ status: 3, rows: [['New One', 'Editor']] });
  const roles = await call('aspnet_UsersInRoles_GetRolesForUser', named('LOVELACE'));
  expect(roles).toMatchObject({ status: 0, rows: [['Admin'], ['Editor']] });
  const users = await call('aspnet_UsersInRoles_GetUsersInRoles', of({ RoleName: 'ADMIN' }));
  expect(users.rows).toEqual([['Lovelace'], ['New One']]);
  const found = await call('aspnet_UsersInRoles_FindUsersInRole', of({ RoleName: 'Admin', UserNameToMatch: 'NEW%' }));
  expect(found.rows).toEqual([['New One']]);
  const remove = (UserNames: string, RoleNames: string) =>
    call('aspnet_UsersInRoles_RemoveUsersFromRoles', of({ UserNames, RoleNames }));
  expect(await remove('Lovelace,Nobody', 'Admin')).toMatchObject({ status: 1, rows: [['Nobody', '']] });
  expect(await remove('Lovelace', 'Missing')).toMatchObject({ status: 2, rows: [['', 'Missing']] });
  expect((await remove('Lovelace', 'Admin')).status).toBe(0);
  expect(await remove('Lovelace', 'Admin,Editor')).toMatchObject({ status: 3, rows: [['Lovelace', 'Admin']] });
  const isIn = async (RoleName: string) =>
    (await call('aspnet_UsersInRoles_IsUserInRole', { ...named('Lovelace'), RoleName })).status;
  expect([await isIn('Editor'), await isIn('Admin'), await isIn('Missing')]).toEqual([1, 0, 3]);
});

test('a missing parameter is SQL Server’s 201', async () => {
  await expect(call('aspnet_Membership_SetPassword', named('Ada'))).rejects.toMatchObject({ number: 201 });
});
