import { quoteName, quoteTable } from '../../../stores/quote-name.ts';
import type { ActionName } from '../../actions.ts';
import type { ScriptPlan } from '../script-plan.ts';
import { dependentsOf } from './dependents.ts';
import { flagWrites } from './flag-writes.ts';
import type { StoreWrites } from './store-writes.ts';
import { type Assignments, columnOf, newRow, present, type WrittenTable, writtenTable } from './written-table.ts';

/**
 * As UserManager and UserStore of ASP.NET Identity write (dotnet/aspnetcore; Microsoft.AspNet.Identity.EntityFramework 1 and 2): a
 * password or an address that changes changes the security stamp, so that the old application signs the person out elsewhere.
 */
export function identityWrites(action: ActionName, plan: ScriptPlan): StoreWrites {
  const { key, store } = plan.mapping;
  const users = writtenTable(action, plan, key.column.table);
  const isCore = store === 'aspnet-identity-core';
  const addressed = columnOf(users, 'Email') !== null;
  const concurrency = { ConcurrencyStamp: '@guidStamp' };
  const stamps = { SecurityStamp: isCore ? '@securityStamp' : '@guidStamp', ...concurrency };
  return {
    insert() {
      const made = key.kind === 'integer' ? 'identity' : 'made';
      const columns: Assignments = {
        ...(made === 'made' ? { [key.column.column]: `CAST(@key AS ${key.sqlType})` } : {}),
        UserName: '@userName',
        NormalizedUserName: '@normalizedUserName',
        Email: '@email',
        NormalizedEmail: '@normalizedEmail',
        EmailConfirmed: '0',
        PasswordHash: '@hash',
        ...stamps,
        PhoneNumberConfirmed: '0',
        TwoFactorEnabled: '0',
        // As the options of ASP.NET Core and the template of Visual Studio have it.
        LockoutEnabled: '1',
        AccessFailedCount: '0',
        Discriminator: discriminator(users, isCore),
      };
      return { key: made, rows: [{ table: users, columns: newRow(action, users, columns) }] };
    },
    password: () => [{ table: users, columns: present(users, { PasswordHash: '@hash', ...stamps }) }],
    email() {
      if (!addressed) return [{ table: users, columns: present(users, { UserName: '@email', ...stamps }) }];
      const renamed = (name: string, value: string) =>
        `CASE WHEN [UserName] = [Email] THEN ${value} ELSE ${quoteName(name)} END`;
      const columns = {
        // The framework's own pages let the address be the name: then it stays so.
        UserName: renamed('UserName', '@email'),
        NormalizedUserName: renamed('NormalizedUserName', '@normalizedEmail'),
        Email: '@email',
        NormalizedEmail: '@normalizedEmail',
        EmailConfirmed: '@verified',
        ...stamps,
      };
      return [{ table: users, columns: present(users, columns) }];
    },
    verified: () =>
      flagWrites(action, plan).map(({ table, columns }) => ({
        table,
        columns: { ...columns, ...(table.alias === users.alias ? present(users, concurrency) : {}) },
      })),
    dependents: () => dependentsOf(plan, []),
  };
}

/** An application with classes of users of its own names one in each row: a new one is of the class of the last. */
function discriminator(users: WrittenTable, isCore: boolean): string {
  const last = `SELECT TOP (1) [Discriminator] FROM ${quoteTable(users)} ORDER BY ${quoteName(users.owner)} DESC`;
  return `COALESCE((${last}), N'${isCore ? 'IdentityUser' : 'ApplicationUser'}')`;
}
