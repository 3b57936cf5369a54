import { expect, test } from 'vitest';
import { nopcommerceDdl } from '../../../electron/stores/nopcommerce/schema.ts';
import { nopcommerce as store } from '../../../electron/stores/nopcommerce/store.ts';
import type { Recognition } from '../../../electron/stores/store.ts';
import { catalogOfDdl } from './catalogs.ts';
import { accountOfRow } from './read-row.ts';

const NOW = Date.UTC(2026, 0, 1);

function recognised(ddl: readonly string[]): Recognition {
  const [recognition] = store.recognise(catalogOfDdl(ddl));
  if (recognition === undefined) throw new Error('Not recognised');
  return recognition;
}

test('takes the linking table in either spelling', () => {
  const spelled = nopcommerceDdl('4').map((statement) =>
    statement.replaceAll(/\[(Customer|CustomerRole)_Id\]/g, '[$1Id]'),
  );
  expect(recognised(spelled)).toMatchObject({
    confidence: 'certain',
    mapping: { details: [{ role: 'roles', owner: 'CustomerId', through: { equals: 'CustomerRoleId' } }, {}] },
  });
});

test('says where the password stands, and which one of several it reads', () => {
  expect(recognised(nopcommerceDdl('2')).evidence).toContain('The password stands in Customer: before 3.90');
  expect(recognised(nopcommerceDdl('4')).evidence).toContain(
    'CustomerPassword keeps old passwords too: the latest of each customer is read',
  );
});

test.each([
  ['a registered customer', {}, { barred: 'no', anonymous: false }],
  ['an inactive one', { 'c.Active': false }, { barred: 'unapproved' }],
  ['a deleted one', { 'c.Deleted': true }, { barred: 'unapproved' }],
  ['one who tried too often', { 'c.CannotLoginUntilDateUtc': new Date(NOW + 1) }, { barred: 'locked' }],
  ['one who may try again', { 'c.CannotLoginUntilDateUtc': new Date(NOW - 1) }, { barred: 'no' }],
  ['a guest', { 'rl.Customer_Id': null }, { anonymous: true }],
  ['a system account', { 'c.IsSystemAccount': true }, { anonymous: true }],
])('%s', (_, change, expected) => {
  const row = {
    key: 1,
    'c.Email': 'ada@example.com',
    'c.Active': true,
    'c.Deleted': false,
    'c.IsSystemAccount': false,
    'rl.Customer_Id': 1,
    ...change,
  };
  expect(accountOfRow(recognised(nopcommerceDdl('4')).mapping, row, NOW)).toMatchObject({
    emailVerified: false,
    ...expected,
  });
});
