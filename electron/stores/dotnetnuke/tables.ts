import { usersColumns as aspnetUsersColumns, membershipColumns } from '../aspnet-membership/columns.ts';
import { indexOf } from '../catalog-index.ts';
import { canRead, compareColumns, type ExpectedColumns, sibling, siblingWith } from '../expected-columns.ts';
import { neededOfMembership } from '../membership-provider.ts';
import type { ComparedTable } from '../recognition.ts';
import type { Catalog, CatalogTable } from '../store.ts';
import { neededOfUserPortals, neededOfUsers, userPortalsColumns, usersColumns } from './columns.ts';

/**
 * The tables of one installation. An `objectQualifier` in web.config stands in front of the names of its own tables; those of
 * ASP.NET Membership, which keep the passwords, have none.
 */
export interface DotnetnukeTables {
  readonly qualifier: string;
  readonly users: ComparedTable;
  readonly userPortals: ComparedTable;
  readonly applications: CatalogTable;
  readonly aspnetUsers: ComparedTable;
  readonly membership: ComparedTable;
}

const applicationColumns: ExpectedColumns = {
  ApplicationId: ['uniqueidentifier'],
  LoweredApplicationName: ['nvarchar', 'varchar'],
};

/** Every installation whose needed columns are all there. */
export function dotnetnukeTables(catalog: Catalog): readonly DotnetnukeTables[] {
  return indexOf(catalog)
    .having(neededOfUserPortals)
    .flatMap((links) => installationOf(catalog, links) ?? []);
}

function installationOf(catalog: Catalog, links: CatalogTable): DotnetnukeTables | null {
  const qualifier = /^(.*)UserPortals$/i.exec(links.name)?.[1];
  if (qualifier === undefined) return null;
  const compare = (table: CatalogTable | null, expected: ExpectedColumns, needed: readonly string[]) => {
    const comparison = table === null ? null : compareColumns(table, expected);
    return table === null || comparison === null || !canRead(comparison, needed) ? null : { table, comparison };
  };
  const userPortals = compare(links, userPortalsColumns, neededOfUserPortals);
  const users = compare(sibling(catalog, links, `${qualifier}Users`), usersColumns, neededOfUsers);
  const aspnetUsers = compare(sibling(catalog, links, 'aspnet_Users'), aspnetUsersColumns, [
    'ApplicationId',
    'UserId',
    'LoweredUserName',
  ]);
  const membership = compare(sibling(catalog, links, 'aspnet_Membership'), membershipColumns, neededOfMembership);
  const applications = siblingWith(catalog, links, 'aspnet_Applications', applicationColumns);
  if (users === null || userPortals === null || applications === null) return null;
  if (aspnetUsers === null || membership === null) return null;
  return { qualifier, users, userPortals, applications, aspnetUsers, membership };
}
