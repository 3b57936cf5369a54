import { type AliasedTable, aliased } from '../aliased-table.ts';
import { indexOf } from '../catalog-index.ts';
import { externalLogins, rolesThrough } from '../common-details.ts';
import { canRead, compareColumns, firstColumn, sibling, siblingWith } from '../expected-columns.ts';
import { isSet, isUnset, nothingMapped, unverified } from '../mapping/make.ts';
import type { Join, Mapping } from '../mapping/mapping.ts';
import { recogniseEach, recognition } from '../recognition.ts';
import type { Catalog, CatalogTable, Recognition, Store } from '../store.ts';
import {
  customerColumns,
  customerPasswordColumns,
  externalLoginColumns,
  neededOfCustomer,
  ownPasswordColumns,
  roleColumns,
  storeColumns,
} from './columns.ts';

/** nopCommerce; one database may serve several shops. */
export const nopcommerce: Store = {
  name: 'nopcommerce',
  label: 'nopCommerce',
  recognise: (catalog) =>
    recogniseEach(indexOf(catalog).named('Customer'), (customers) => recogniseCustomers(catalog, customers)),
};

/** Nobody signs in who has not this role: visitors are customers too, as guests (CustomerRegistrationService.ValidateCustomer). */
const REGISTERED = 'Registered';

function recogniseCustomers(catalog: Catalog, customers: CatalogTable): Recognition | null {
  const comparison = compareColumns(customers, customerColumns);
  const c = aliased('c', customers);
  const passwords = passwordsOf(catalog, customers, c);
  const roles = rolesOf(catalog, customers);
  if (!canRead(comparison, neededOfCustomer) || passwords === null || roles === null) return null;
  const text = (field: string, column: string) =>
    firstColumn(customers, [column], ['nvarchar', 'varchar']) === null ? {} : { [field]: c.value(column) };
  const moment = (column: string) => firstColumn(customers, [column], ['datetime', 'datetime2']);
  const [lockedUntil, signedIn] = [moment('CannotLoginUntilDateUtc'), moment('LastLoginDateUtc')];
  const logins = siblingWith(catalog, customers, 'ExternalAuthenticationRecord', externalLoginColumns);
  const registered = registeredJoins(roles, c);
  const shops = shopsOf(catalog, customers, c);
  const mapping: Mapping = {
    ...nothingMapped,
    store: 'nopcommerce',
    origin: { kind: 'tables', alias: 'c', table: c.table, joins: [...passwords.joins, ...registered.joins] },
    key: { column: c.at('Id'), sqlType: 'int', kind: 'integer' },
    fields: {
      email: c.value('Email'),
      email_verified: unverified,
      username: c.value('Username'),
      // Columns since 4.70; before, they are attributes.
      ...text('given_name', 'FirstName'),
      ...text('family_name', 'LastName'),
      ...text('phone_number', 'Phone'),
    },
    password: passwords.password,
    locked: lockedUntil === null ? [] : [{ kind: 'is-ahead', column: c.at(lockedUntil), onlyIf: null }],
    // A deleted customer stays in the table.
    unapproved: [isUnset(c.at('Active')), isSet(c.at('Deleted'))],
    anonymous: [isSet(c.at('IsSystemAccount')), registered.isMissing],
    lastSignIn: signedIn === null ? null : c.at(signedIn),
    application: shops,
    details: [
      rolesThrough(
        { link: roles.link, owner: roles.customer, equals: roles.role },
        { table: roles.table, id: 'Id', name: 'Name' },
      ),
      ...(logins === null ? [] : [externalLogins(logins, 'CustomerId', 'ProviderSystemName')]),
    ],
  };
  return recognition(catalog, [{ table: customers, comparison }, ...passwords.compared], mapping, {
    notes: [
      passwords.note,
      'The length of a hash tells its algorithm: SHA1, or SHA512 by default in recent releases as far as is known',
      `Who has not the role ${REGISTERED} is a guest, who never signs in; so are system accounts`,
      'Deleted customers stay in the table: they count as barred',
      ...(shops === null
        ? []
        : ['Who registered before shops were written down belongs to none, and is read only when no shop is chosen']),
    ],
  });
}

interface Passwords {
  readonly joins: readonly Join[];
  readonly password: Mapping['password'];
  readonly compared: Parameters<typeof recognition>[1];
  readonly note: string;
}

function passwordsOf(catalog: Catalog, customers: CatalogTable, c: AliasedTable): Passwords | null {
  const table = sibling(catalog, customers, 'CustomerPassword');
  if (table === null) {
    const own = Object.keys(ownPasswordColumns);
    return canRead(compareColumns(customers, ownPasswordColumns), own)
      ? { joins: [], password: passwordIn(c), compared: [], note: 'The password stands in Customer: before 3.90' }
      : null;
  }
  const comparison = compareColumns(table, customerPasswordColumns);
  if (!canRead(comparison, Object.keys(customerPasswordColumns))) return null;
  const p = aliased('p', table);
  return {
    joins: [
      {
        alias: 'p',
        table: p.table,
        on: [{ column: p.name('CustomerId'), equals: c.at('Id') }],
        latestBy: [p.name('CreatedOnUtc'), p.name('Id')],
      },
    ],
    password: passwordIn(p),
    compared: [{ table, comparison }],
    note: 'CustomerPassword keeps old passwords too: the latest of each customer is read',
  };
}

function passwordIn(table: AliasedTable): Mapping['password'] {
  return {
    recipe: { kind: 'nopcommerce' },
    hash: table.at('Password'),
    salt: table.at('PasswordSalt'),
    format: table.at('PasswordFormatId'),
  };
}

interface Roles {
  readonly table: CatalogTable;
  readonly link: CatalogTable;
  /** Columns of the linking table. */
  readonly customer: string;
  readonly role: string;
}

/** The table that links them writes its columns with an underscore where the product made it, and without in some shops. */
function rolesOf(catalog: Catalog, customers: CatalogTable): Roles | null {
  const table = siblingWith(catalog, customers, 'CustomerRole', roleColumns);
  const link = sibling(catalog, customers, 'Customer_CustomerRole_Mapping');
  if (table === null || link === null) return null;
  const customer = firstColumn(link, ['Customer_Id', 'CustomerId'], ['int']);
  const role = firstColumn(link, ['CustomerRole_Id', 'CustomerRoleId'], ['int']);
  return customer === null || role === null ? null : { table, link, customer, role };
}

/** Joins of which the second finds no row for a customer without the role of those who sign in. */
function registeredJoins(roles: Roles, c: AliasedTable) {
  const r = aliased('rr', roles.table);
  const l = aliased('rl', roles.link);
  const joins: readonly Join[] = [
    // The latest, so that a role that somebody made twice multiplies nobody.
    { alias: 'rr', table: r.table, on: [{ column: r.name('SystemName'), is: REGISTERED }], latestBy: [r.name('Id')] },
    {
      alias: 'rl',
      table: l.table,
      on: [
        { column: l.name(roles.customer), equals: c.at('Id') },
        { column: l.name(roles.role), equals: r.at('Id') },
      ],
      latestBy: null,
    },
  ];
  return { joins, isMissing: { kind: 'is-null' as const, column: l.at(roles.customer) } };
}

/** Shops, where Customer says in which of them somebody registered. */
function shopsOf(catalog: Catalog, customers: CatalogTable, c: AliasedTable): Mapping['application'] {
  const shops = siblingWith(catalog, customers, 'Store', storeColumns);
  const registeredIn = firstColumn(customers, ['RegisteredInStoreId'], ['int']);
  if (shops === null || registeredIn === null) return null;
  const s = aliased('s', shops);
  return {
    column: c.at(registeredIn),
    sqlType: 'int',
    table: s.table,
    id: s.name('Id'),
    name: s.name('Name'),
    through: null,
  };
}
