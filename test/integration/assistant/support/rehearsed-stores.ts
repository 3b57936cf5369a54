import { createHash } from 'node:crypto';
import { hashSync } from 'bcryptjs';
import { isSet, isUnset, nothingMapped } from '../../../../electron/stores/mapping/make.ts';
import type { Mapping } from '../../../../electron/stores/mapping/mapping.ts';
import { inSchema } from '../../../unit/stores/store-cases.ts';
import type { FixtureDatabase } from '../../legacy/fixture-database.ts';
import { onlyStore } from '../../legacy/read-store.ts';
import { OLD_PASSWORD } from '../../scripts/writing-case.ts';
import { writingCases } from '../../scripts/writing-cases.ts';

const column = (name: string) => ({ table: 'm', column: name });

/** A table of one's own with accounts of every kind that it can have; all have the password of the other stores, or none. */
const members: Mapping = {
  ...nothingMapped,
  store: 'custom',
  origin: { kind: 'tables', alias: 'm', table: { schema: 'own', name: 'Member' }, joins: [] },
  key: { column: column('Id'), sqlType: 'int', kind: 'integer' },
  fields: {
    email: { kind: 'column', column: column('Mail') },
    username: { kind: 'column', column: column('Login') },
    name: { kind: 'column', column: column('FullName') },
    email_verified: { kind: 'column', column: column('Proven') },
  },
  password: { recipe: { kind: 'self-describing' }, hash: column('Hash'), salt: null, format: null },
  locked: [isSet(column('Locked'))],
  unapproved: [isUnset(column('Approved'))],
};

const hash = hashSync(OLD_PASSWORD, 4);
const membersDdl = `CREATE TABLE own.Member (Id int NOT NULL IDENTITY PRIMARY KEY, Mail nvarchar(200) NULL, Login nvarchar(50) NULL,
  FullName nvarchar(200) NULL, Hash varchar(60) NULL, Proven bit NOT NULL DEFAULT 0, Locked bit NOT NULL DEFAULT 0,
  Approved bit NOT NULL DEFAULT 1)`;
const membersRows = `INSERT INTO own.Member (Mail, Login, FullName, Hash, Proven, Locked, Approved) VALUES
  (N'ada@example.com', N'ada', N'Ada Lovelace', '${hash}', 1, 0, 1),
  (N'Zoe@Example.com ', N'zoe', N'Zoë Müller', '${hash}', 0, 0, 1),
  (N'cara@example.com', N'cara', NULL, '${hash}', 1, 1, 1),
  (N'dan@example.com', N'dan', NULL, '${hash}', 1, 0, 0),
  (N'eve@example.com', N'eve', NULL, NULL, 1, 0, 1),
  (N'twins@example.com', N'one', NULL, '${hash}', 1, 0, 1),
  (N'TWINS@example.com', N'other', NULL, '${hash}', 1, 0, 1),
  (NULL, N'nomail', NULL, '${hash}', 1, 0, 1),
  (N'jürgen@example.com', N'jurgen', NULL, '${hash}', 1, 0, 1)`;

/** A store with accounts in a schema of its own, ada@example.com among them with OLD_PASSWORD; its mapping. */
export async function rehearsedStore(
  database: FixtureDatabase,
  store: 'aspnet-identity-core' | 'aspnet-membership' | 'custom',
): Promise<Mapping> {
  if (store === 'custom') {
    await database.run('CREATE SCHEMA own', membersDdl, membersRows);
    return members;
  }
  const example = writingCases.find(({ name }) => name === store);
  if (example === undefined) throw new Error(`There is no case ${store}.`);
  const { schema, ddl, rows } = example;
  await database.run(`CREATE SCHEMA ${schema}`, ...inSchema(schema, ddl), inSchema(schema, rows).join(';\n'));
  return (await onlyStore(database.legacy, schema)).recognition.mapping;
}

/** Of everything in every table, to see that nothing of it has changed. */
export async function digestOfTables({ legacy, pool }: FixtureDatabase): Promise<string> {
  const digest = createHash('sha256');
  const { tables } = await legacy.catalog();
  for (const { schema, name, kind } of tables.filter(({ kind }) => kind === 'table')) {
    const { recordset } = await pool.request().query(`SELECT * FROM [${schema}].[${name}]`);
    digest.update(JSON.stringify([schema, name, kind, recordset.map((row) => JSON.stringify(row)).toSorted()]));
  }
  return digest.digest('hex');
}
