import { describe, expect, test } from 'vitest';
import { describeMapping } from '../../../electron/stores/mapping/describe.ts';
import { simpleMembershipAround, simpleMembershipDdl } from '../../../electron/stores/simple-membership/schema.ts';
import { simpleMembership as store } from '../../../electron/stores/simple-membership/store.ts';
import type { Catalog, Recognition } from '../../../electron/stores/store.ts';
import { catalogOfDdl, withoutColumn, withTable } from './catalogs.ts';
import { accountOfRow } from './read-row.ts';

function recognised(catalog: Catalog): Recognition {
  const [recognition] = store.recognise(catalog);
  if (recognition === undefined) throw new Error('Not recognised');
  return recognition;
}

const withoutKeys = (catalog: Catalog): Catalog => ({
  tables: catalog.tables.map((table) => ({ ...table, foreignKeys: [] })),
});

const template = catalogOfDdl(simpleMembershipDdl);
const own = catalogOfDdl(simpleMembershipAround({ table: 'tbl_Kunden', id: 'KundenNr', userName: 'Anmeldung' }));

describe('the table of users', () => {
  test('is found by the foreign key of the roles, however it and its columns are called', () => {
    const found = recognised(withTable(own, 'tbl_Kunden', (table) => ({ ...table, uniqueKeys: [['Anmeldung']] })));
    expect(found).toMatchObject({
      confidence: 'certain',
      mapping: {
        origin: { table: { schema: 'dbo', name: 'tbl_Kunden' } },
        key: { column: { column: 'KundenNr' }, sqlType: 'int', kind: 'integer' },
        fields: { username: { column: { column: 'Anmeldung' } }, email: { column: { column: 'Anmeldung' } } },
      },
    });
    expect(found.evidence).toContain('webpages_UsersInRoles refers to tbl_Kunden by a foreign key');
    expect(found.evidence).toContain(
      'tbl_Kunden has no column for addresses: Anmeldung is taken for the e-mail address',
    );
  });

  test('without a column of user names that can be told is only likely, and has no address', () => {
    const found = recognised(own);
    expect(found.confidence).toBe('likely');
    expect(found.evidence).toContain('No column of tbl_Kunden is seen to hold user names');
    expect(Object.keys(found.mapping.fields)).toEqual(['email_verified']);
  });

  test('is only likely when its name and columns are all that speaks for it, and none when nothing does', () => {
    expect(recognised(withoutKeys(template))).toMatchObject({
      confidence: 'likely',
      mapping: { origin: { table: { name: 'UserProfile' } } },
    });
    const renamed = withTable(withoutKeys(template), 'UserProfile', (table) => ({ ...table, name: 'People' }));
    expect(recognised(renamed).mapping.origin).toMatchObject({ table: { name: 'People' } });
    expect(store.recognise(withoutKeys(own))).toEqual([]);
    const staff = renamed.tables.flatMap((table) => (table.name === 'People' ? [{ ...table, name: 'Staff' }] : []));
    expect(store.recognise({ tables: [...renamed.tables, ...staff] })).toEqual([]);
  });

  test('gives the address where it has a column for it', () => {
    const found = recognised(
      withTable(template, 'UserProfile', (table) => ({
        ...table,
        columns: [
          ...table.columns,
          { name: 'EmailAddress', type: 'nvarchar', length: 256, nullable: true },
          { name: 'FirstName', type: 'nvarchar', length: 50, nullable: true },
        ],
      })),
    );
    expect(found.mapping.fields).toMatchObject({
      email: { column: { column: 'EmailAddress' } },
      username: { column: { column: 'UserName' } },
      given_name: { column: { column: 'FirstName' } },
    });
  });
});

describe('an address is verified', () => {
  const account = (row: Record<string, unknown>, catalog = template) =>
    accountOfRow(recognised(catalog).mapping, { key: 1, 'u.UserName': 'ada@example.com', ...row });

  test('when a token was sent and came back, and not when accounts are confirmed from the start', () => {
    expect(account({ 'm.IsConfirmed': true, 'm.ConfirmationToken': 'sent' }).emailVerified).toBe(true);
    expect(account({ 'm.IsConfirmed': true, 'm.ConfirmationToken': null }).emailVerified).toBe(false);
    expect(account({ 'm.IsConfirmed': false, 'm.ConfirmationToken': 'sent' })).toMatchObject({
      emailVerified: false,
      barred: 'unapproved',
    });
    expect(account({})).toMatchObject({ emailVerified: false, barred: 'no' });
  });

  test('never where the column of tokens is missing', () => {
    const without = withoutColumn(template, 'webpages_Membership', 'ConfirmationToken');
    expect(account({ 'm.IsConfirmed': true }, without).emailVerified).toBe(false);
  });

  test('as the mapping says in words', () => {
    expect(describeMapping(recognised(template).mapping)).toContainEqual({
      field: 'email_verified',
      source: 'IsConfirmed · where ConfirmationToken is known',
    });
  });
});
