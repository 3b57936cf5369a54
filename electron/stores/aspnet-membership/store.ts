import { indexOf } from '../catalog-index.ts';
import { dotnetnukeTables } from '../dotnetnuke/tables.ts';
import { type MembershipProvider, recogniseProvider } from '../membership-provider.ts';
import { recogniseEach } from '../recognition.ts';
import type { Store } from '../store.ts';
import { applicationsColumns, membershipColumns, usersColumns } from './columns.ts';

const provider: MembershipProvider = {
  store: 'aspnet-membership',
  applications: { name: 'aspnet_Applications', columns: applicationsColumns },
  memberships: { name: 'aspnet_Membership', columns: () => membershipColumns },
  users: { columns: usersColumns },
  roles: 'aspnet_Roles',
  usersInRoles: 'aspnet_UsersInRoles',
  notes: [],
};

/** ASP.NET Membership (SqlMembershipProvider); one database may serve several applications. */
export const aspnetMembership: Store = {
  name: 'aspnet-membership',
  label: 'ASP.NET Membership',
  recognise: (catalog) => {
    const dotnetnuke = new Set(dotnetnukeTables(catalog).map(({ aspnetUsers }) => aspnetUsers.table));
    // DotNetNuke keeps its people elsewhere and only their passwords here: it is the store of such a database.
    const tables = indexOf(catalog)
      .named('aspnet_Users')
      .filter((table) => !dotnetnuke.has(table));
    return recogniseEach(tables, (users) => recogniseProvider(catalog, users, provider));
  },
};
