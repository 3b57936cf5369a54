import { indexOf } from '../catalog-index.ts';
import { type MembershipProvider, recogniseProvider } from '../membership-provider.ts';
import { recogniseEach } from '../recognition.ts';
import type { Store } from '../store.ts';
import { applicationsColumns, membershipsColumns, usersColumns } from './columns.ts';

const provider: MembershipProvider = {
  store: 'universal-providers',
  applications: { name: 'Applications', columns: applicationsColumns },
  memberships: { name: 'Memberships', columns: membershipsColumns },
  users: { columns: usersColumns },
  roles: 'Roles',
  usersInRoles: 'UsersInRoles',
  notes: [
    'Which algorithm hashed the passwords stands in web.config, not here; the provider’s default is HMACSHA256, where that of aspnet_* is SHA1',
  ],
};

/** The ASP.NET Universal Providers (Microsoft.AspNet.Providers), successor of aspnet_* and predecessor of Identity. */
export const universalProviders: Store = {
  name: 'universal-providers',
  label: 'ASP.NET Universal Providers',
  recognise: (catalog) =>
    recogniseEach(indexOf(catalog).named('Users'), (users) => recogniseProvider(catalog, users, provider)),
};
