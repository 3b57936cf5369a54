import { indexOf } from '../catalog-index.ts';
import { externalLogins, rolesThrough } from '../common-details.ts';
import { canRead, compareColumns, sibling, siblingWith } from '../expected-columns.ts';
import { isSet, nothingMapped } from '../mapping/make.ts';
import type { Details, Mapping } from '../mapping/mapping.ts';
import { recogniseEach, recognition } from '../recognition.ts';
import type { Catalog, CatalogTable, Recognition } from '../store.ts';
import { accountColumns, externalLoginNotes, passwordNotes } from './account-columns.ts';
import {
  externalLoginColumns,
  typedUserColumns,
  userColumns,
  userGroupColumns,
  userGroupLink,
  userTypeColumns,
} from './columns.ts';

/** Users: who edits the site. */
export function users(catalog: Catalog): readonly Recognition[] {
  return recogniseEach(indexOf(catalog).named('umbracoUser'), (table) => recogniseUsers(catalog, table));
}

function recogniseUsers(catalog: Catalog, table: CatalogTable): Recognition | null {
  const comparison = compareColumns(table, userColumns);
  if (!canRead(comparison, Object.keys(userColumns))) return null;
  const columns = accountColumns('u', table);
  const { own: u, passwordConfig, lastSignIn, emailVerified } = columns;
  const mapping: Mapping = {
    ...nothingMapped,
    store: 'umbraco',
    origin: { kind: 'tables', alias: 'u', table: u.table, joins: [] },
    key: { column: u.at('id'), sqlType: 'int', kind: 'integer' },
    fields: {
      email: u.value('userEmail'),
      email_verified: emailVerified,
      username: u.value('userLogin'),
      name: u.value('userName'),
    },
    password: {
      recipe: { kind: 'umbraco', hash: 'auto' },
      hash: u.at('userPassword'),
      salt: null,
      format: passwordConfig,
    },
    // Set for who has tried too often; in old releases for who may not use the back office. Neither signs in.
    locked: [isSet(u.at('userNoConsole'))],
    unapproved: [isSet(u.at('userDisabled'))],
    lastSignIn,
    details: [...rolesOf(catalog, table), ...loginsOf(catalog, table)],
  };
  return recognition(catalog, [{ table, comparison }], mapping, {
    notes: [
      'These are the users of the back office, who edit the site; its members stand in cmsMember',
      ...passwordNotes(columns),
      ...externalLoginNotes(sibling(catalog, table, 'umbracoExternalLogin')),
    ],
  });
}

function rolesOf(catalog: Catalog, table: CatalogTable): readonly Details[] {
  const link = siblingWith(catalog, table, 'umbracoUser2UserGroup', userGroupLink);
  const groups = siblingWith(catalog, table, 'umbracoUserGroup', userGroupColumns);
  if (link !== null && groups !== null) {
    const named = { table: groups, id: 'id', name: 'userGroupAlias' };
    return [rolesThrough({ link, owner: 'userId', equals: 'userGroupId' }, named)];
  }
  const types = siblingWith(catalog, table, 'umbracoUserType', userTypeColumns);
  if (types === null || !canRead(compareColumns(table, typedUserColumns), Object.keys(typedUserColumns))) return [];
  return [
    rolesThrough({ link: table, owner: 'id', equals: 'userType' }, { table: types, id: 'id', name: 'userTypeAlias' }),
  ];
}

function loginsOf(catalog: Catalog, table: CatalogTable): readonly Details[] {
  const logins = siblingWith(catalog, table, 'umbracoExternalLogin', externalLoginColumns);
  return logins === null ? [] : [externalLogins(logins, 'userId', 'loginProvider')];
}
