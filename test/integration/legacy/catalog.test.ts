import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CatalogTable } from '../../../electron/stores/store.ts';
import { type FixtureDatabase, fixtureDatabase } from './fixture-database.ts';

let database: FixtureDatabase;

beforeAll(async () => {
  database = await fixtureDatabase();
  await database.run(
    'CREATE SCHEMA crm',
    `CREATE TABLE crm.Tenants (Id int NOT NULL PRIMARY KEY, Name nvarchar(40) NOT NULL)`,
    `CREATE TABLE crm.Users (
      Id uniqueidentifier NOT NULL PRIMARY KEY,
      Email nvarchar(256) NULL,
      Notes nvarchar(max) NULL,
      Code varchar(20) NOT NULL UNIQUE,
      Hash varbinary(64) NULL,
      TenantId int NOT NULL REFERENCES crm.Tenants (Id)
    )`,
    'CREATE UNIQUE INDEX UX_Email ON crm.Users (Email) WHERE Email IS NOT NULL',
    'CREATE UNIQUE INDEX UX_TenantCode ON crm.Users (TenantId, Code)',
    'CREATE INDEX IX_Tenant ON crm.Users (TenantId) INCLUDE (Hash)',
    'CREATE VIEW crm.Members AS SELECT Id, Email FROM crm.Users',
    "INSERT INTO crm.Tenants VALUES (1, N'One')",
    "INSERT INTO crm.Users VALUES (NEWID(), NULL, NULL, 'a', 0x00, 1), (NEWID(), NULL, NULL, 'b', NULL, 1)",
  );
});
afterAll(() => database?.stop());

test('tells tables and views with their columns, keys, references and counts', async () => {
  const { tables } = await database.legacy.catalog();
  const found = (name: string) => tables.find((table) => table.schema === 'crm' && table.name === name);
  const users: CatalogTable = {
    schema: 'crm',
    name: 'Users',
    kind: 'table',
    columns: [
      { name: 'Id', type: 'uniqueidentifier', length: null, nullable: false },
      { name: 'Email', type: 'nvarchar', length: 256, nullable: true },
      { name: 'Notes', type: 'nvarchar', length: -1, nullable: true },
      { name: 'Code', type: 'varchar', length: 20, nullable: false },
      { name: 'Hash', type: 'varbinary', length: 64, nullable: true },
      { name: 'TenantId', type: 'int', length: null, nullable: false },
    ],
    primaryKey: ['Id'],
    // Not the filtered one: it promises nothing of rows without an address.
    uniqueKeys: [['Code'], ['TenantId', 'Code']],
    foreignKeys: [{ columns: ['TenantId'], references: { schema: 'crm', name: 'Tenants' }, referencedColumns: ['Id'] }],
    // Neither the filtered index, nor what stands behind in an index, nor what it only carries.
    indexLeads: ['Id', 'Code', 'TenantId'],
    rows: 2,
  };
  expect(found('Users')).toEqual(users);
  expect(found('Members')).toEqual({
    schema: 'crm',
    name: 'Members',
    kind: 'view',
    columns: users.columns.slice(0, 2),
    primaryKey: [],
    uniqueKeys: [],
    foreignKeys: [],
    indexLeads: [],
    rows: 0,
  });
});
