import { aliased } from '../aliased-table.ts';
import { indexOf } from '../catalog-index.ts';
import { rolesThrough } from '../common-details.ts';
import { canRead, compareColumns, sibling, siblingWith } from '../expected-columns.ts';
import { isSet, isUnset, nothingMapped } from '../mapping/make.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { recogniseEach, recognition } from '../recognition.ts';
import type { Catalog, CatalogTable, Recognition } from '../store.ts';
import { accountColumns, externalLoginNotes, passwordNotes } from './account-columns.ts';
import { memberColumns, memberGroupLink, nodeColumns } from './columns.ts';

/** Members: who signs in to the site. */
export function members(catalog: Catalog): readonly Recognition[] {
  return recogniseEach(indexOf(catalog).named('cmsMember'), (table) => recogniseMembers(catalog, table));
}

function recogniseMembers(catalog: Catalog, table: CatalogTable): Recognition | null {
  const nodes = siblingWith(catalog, table, 'umbracoNode', nodeColumns);
  const comparison = compareColumns(table, memberColumns);
  if (nodes === null || !canRead(comparison, Object.keys(memberColumns))) return null;
  const columns = accountColumns('m', table);
  const { own: m, optional, passwordConfig, lastSignIn, emailVerified } = columns;
  const n = aliased('n', nodes);
  const groups = siblingWith(catalog, table, 'cmsMember2MemberGroup', memberGroupLink);
  const approved = optional('isApproved', ['bit']);
  const locked = optional('isLockedOut', ['bit']);
  const mapping: Mapping = {
    ...nothingMapped,
    store: 'umbraco',
    origin: {
      kind: 'tables',
      alias: 'm',
      table: m.table,
      joins: [{ alias: 'n', table: n.table, on: [{ column: n.name('id'), equals: m.at('nodeId') }], latestBy: null }],
    },
    key: { column: m.at('nodeId'), sqlType: 'int', kind: 'integer' },
    fields: {
      email: m.value('Email'),
      email_verified: emailVerified,
      username: m.value('LoginName'),
      name: n.value('text'),
    },
    password: { recipe: { kind: 'umbraco', hash: 'auto' }, hash: m.at('Password'), salt: null, format: passwordConfig },
    locked: locked === null ? [] : [isSet(locked)],
    unapproved: approved === null ? [] : [isUnset(approved)],
    lastSignIn,
    details:
      groups === null
        ? []
        : [
            rolesThrough(
              { link: groups, owner: 'Member', equals: 'MemberGroup' },
              { table: nodes, id: 'id', name: 'text' },
            ),
          ],
  };
  return recognition(catalog, [{ table, comparison }], mapping, {
    notes: [
      'These are the members, who sign in to the site; the users of the back office stand in umbracoUser',
      ...passwordNotes(columns),
      ...(approved === null || locked === null
        ? [
            'Whether a member is approved or locked out stands among its properties, which are not read: nobody counts as barred',
          ]
        : []),
      ...externalLoginNotes(sibling(catalog, table, 'umbracoExternalLogin')),
    ],
  });
}
