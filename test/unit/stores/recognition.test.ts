import { describe, expect, test } from 'vitest';
import { candidateStores } from '../../../electron/legacy/survey/recognise-store.ts';
import { aspnetIdentityCoreDdl } from '../../../electron/stores/aspnet-identity-core/schema.ts';
import { aspnetIdentityCore } from '../../../electron/stores/aspnet-identity-core/store.ts';
import { aspnetMembershipDdl } from '../../../electron/stores/aspnet-membership/schema.ts';
import { aspnetMembership } from '../../../electron/stores/aspnet-membership/store.ts';
import { accountSource } from '../../../electron/stores/mapping/account-source.ts';
import type { Catalog, CatalogTable } from '../../../electron/stores/store.ts';
import { catalogOfDdl, withTable } from './catalogs.ts';

const identity = catalogOfDdl(aspnetIdentityCoreDdl);
const membership = catalogOfDdl(aspnetMembershipDdl);

/** The catalog of a database whose every name was typed in other letters. */
function inLetters(catalog: Catalog, letters: (name: string) => string): Catalog {
  return {
    tables: catalog.tables.map((table) => ({
      ...table,
      name: letters(table.name),
      columns: table.columns.map((column) => ({ ...column, name: letters(column.name) })),
      primaryKey: table.primaryKey.map(letters),
      foreignKeys: table.foreignKeys.map(({ columns, references, referencedColumns }) => ({
        columns: columns.map(letters),
        references: { ...references, name: letters(references.name) },
        referencedColumns: referencedColumns.map(letters),
      })),
    })),
  };
}

function inSchema(catalog: Catalog, schema: string): Catalog {
  return {
    tables: catalog.tables.map((table) => ({
      ...table,
      schema,
      foreignKeys: table.foreignKeys.map((key) => ({ ...key, references: { ...key.references, schema } })),
    })),
  };
}

describe('names in other letters', () => {
  test.each([
    ['lower', (name: string) => name.toLowerCase()],
    ['upper', (name: string) => name.toUpperCase()],
  ])('are found in %s case, and every column is written as the database spells it', (_, letters) => {
    const [core] = aspnetIdentityCore.recognise(inLetters(identity, letters));
    const [provider] = aspnetMembership.recognise(inLetters(membership, letters));
    expect([core?.confidence, provider?.confidence]).toEqual(['certain', 'certain']);
    expect(core?.mapping.details.map(({ role }) => role)).toEqual([
      'roles',
      'claims',
      'external-logins',
      'two-factor-secret',
    ]);
    for (const mapping of [core?.mapping, provider?.mapping]) {
      if (mapping === undefined) throw new Error('Not recognised');
      const { columns, from, details } = accountSource(mapping, []);
      const names = [from, ...columns, ...details.flatMap((detail) => [detail.from, ...detail.columns])]
        .flatMap((text) => [...text.matchAll(/\[([^\]]+)\]/g)].map(([, name = '']) => name))
        .filter((name) => name !== 'dbo');
      expect(names).toEqual(names.map(letters));
    }
  });

  test('are told apart where a table has both', () => {
    const twice = withTable(identity, 'AspNetUsers', (table) => ({
      ...table,
      columns: [{ name: 'EMAIL', type: 'int', length: null, nullable: true }, ...table.columns],
    }));
    expect(aspnetIdentityCore.recognise(twice)[0]?.mapping.fields.email).toMatchObject({ column: { column: 'Email' } });
  });
});

describe('a copy of the table of users', () => {
  const users = identity.tables.find(({ name }) => name === 'AspNetUsers');
  const copy = (change: Partial<CatalogTable>): Catalog => {
    if (users === undefined) throw new Error('No AspNetUsers');
    return { tables: [{ ...users, name: 'AspNetUsers_old', rows: 99, ...change }, ...identity.tables] };
  };

  test('without a key is only likely, and stands behind the original however full it is', () => {
    const found = aspnetIdentityCore.recognise(copy({ primaryKey: [] }));
    expect(found.map(({ confidence, mapping }) => [confidence, mapping.details.length])).toEqual([
      ['certain', 4],
      ['likely', 0],
    ]);
    expect(found[1]?.evidence).toContain('No key or index says that Id is unique in AspNetUsers_old');
    expect(found[1]?.asides).toContain('No key or index says that Id is unique in AspNetUsers_old');
    expect(aspnetIdentityCore.recognise(copy({ primaryKey: [], uniqueKeys: [['Id']] }))[1]?.confidence).toBe('certain');
  });

  test('that is a view is only likely', () => {
    expect(aspnetIdentityCore.recognise(copy({ kind: 'view', primaryKey: [] }))[1]).toMatchObject({
      confidence: 'likely',
      evidence: expect.arrayContaining(['AspNetUsers_old is a view: nothing says that Id is unique']),
    });
  });
});

test('users whose tables are not linked by keys get only what is named after them', () => {
  const prefixed = (prefix: string): readonly CatalogTable[] =>
    identity.tables.map((table) => ({
      ...table,
      name: table.name.replace('AspNet', prefix),
      foreignKeys: [],
    }));
  const found = aspnetIdentityCore.recognise({ tables: [...prefixed('One'), ...prefixed('Two')] });
  const tablesOf = found.map(({ mapping }) => mapping.details.map(({ table }) => table.name));
  expect(tablesOf).toEqual([
    // Not the roles: nothing says which of the two tables of roles is theirs.
    ['OneUserClaims', 'OneUserLogins', 'OneUserTokens'],
    ['TwoUserClaims', 'TwoUserLogins', 'TwoUserTokens'],
  ]);
});

test('a database of thousands of tables is read as often as it has tables, whatever the number of stores in it', () => {
  const reads = (schemas: number): number => {
    let count = 0;
    const counted = (table: CatalogTable): CatalogTable => ({
      ...table,
      get columns() {
        count += 1;
        return table.columns;
      },
    });
    const tables = Array.from({ length: schemas }, (_, index) => [
      ...inSchema(identity, `tenant${index}`).tables,
      ...inSchema(membership, `tenant${index}`).tables,
    ]).flat();
    expect(candidateStores({ tables: tables.map(counted) })).toHaveLength(2 * schemas);
    return count / tables.length;
  };
  expect(reads(450)).toBeLessThan(1.5 * reads(5));
});
