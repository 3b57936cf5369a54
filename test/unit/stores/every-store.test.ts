import { describe, expect, test } from 'vitest';
import { storeName } from '../../../electron/assistant/contract/index.ts';
import { candidateStores, type RecognisedStore } from '../../../electron/legacy/survey/recognise-store.ts';
import { storeByName, stores } from '../../../electron/stores/index.ts';
import { mapping as mappingSchema } from '../../../electron/stores/mapping/mapping.ts';
import type { Catalog } from '../../../electron/stores/store.ts';
import { catalogOfDdl, withColumnType, withoutColumn } from './catalogs.ts';
import { inSchema, storeCases } from './store-cases.ts';

/** A recognised store and the table that it would read. */
const named = ({ store, recognition: { mapping } }: RecognisedStore) =>
  `${store.name} in ${mapping.origin.kind === 'tables' ? mapping.origin.table.name : mapping.origin.kind}`;
const storesIn = (catalog: Catalog) => candidateStores(catalog).map(named);

test('stores are found by name, the contract knows each, and each has a database here', () => {
  for (const each of stores) expect(storeByName(each.name)).toBe(each);
  expect(storeByName('no-such-store')).toBeUndefined();
  const names = stores.map(({ name }) => name);
  // What is custom is recognised by no store.
  expect([...storeName.options].sort()).toEqual([...names, 'custom'].sort());
  expect([...new Set(storeCases.map(({ store }) => store))].sort()).toEqual([...names].sort());
});

describe.each(storeCases)('$store ($release)', ({ store, ddl, table, key, needed }) => {
  const catalog = catalogOfDdl(ddl);
  const itself = `${store} in ${table}`;
  const found = (of: Catalog) => candidateStores(of).filter((each) => named(each) === itself);

  test('is certain in a database as the product makes it, and no other store is seen there', () => {
    expect(found(catalog)).toMatchObject([
      {
        recognition: {
          confidence: 'certain',
          mapping: { store, origin: { table: { schema: 'dbo' } }, key: { column: { column: key } } },
        },
      },
    ]);
    expect(new Set(candidateStores(catalog).map((each) => each.store.name))).toEqual(new Set([store]));
  });

  test('is found once for each schema that holds it, with the tables of that schema alone', () => {
    const twice = found(catalogOfDdl([...ddl, ...inSchema('other', ddl)]));
    expect(twice).toHaveLength(2);
    for (const { recognition } of twice) {
      const schemas = [...JSON.stringify(recognition.mapping).matchAll(/"schema":"(\w+)"/g)].map(
        ([, schema]) => schema,
      );
      expect(new Set(schemas).size).toBe(1);
    }
  });

  test('proposes a mapping that can be kept and read again', () => {
    const mapping = found(catalog)[0]?.recognition.mapping;
    expect(mappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  });

  test.each(Object.entries(needed).flatMap(([of, columns]) => columns.map((column) => [of, column] as const)))(
    'is not seen without %s.%s, nor where that is of another kind',
    (of, column) => {
      expect(storesIn(withoutColumn(catalog, of, column))).not.toContain(itself);
      expect(storesIn(withColumnType(catalog, of, column, 'xml'))).not.toContain(itself);
    },
  );

  test.each(Object.keys(needed))('is not seen without the table %s', (name) => {
    expect(storesIn({ tables: catalog.tables.filter((each) => each.name !== name) })).not.toContain(itself);
  });
});

test('all stores beside one another, each in its schema, are all found', () => {
  const databases = Map.groupBy(storeCases, ({ ddl }) => ddl.join());
  const all = [...databases.values()].flatMap(([first], index) => inSchema(`s${index}`, first?.ddl ?? []));
  expect(storesIn(catalogOfDdl(all)).toSorted()).toEqual(
    storeCases.map(({ store, table }) => `${store} in ${table}`).toSorted(),
  );
});
