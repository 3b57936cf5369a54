import type { ActionName } from '../../actions.ts';
import type { ScriptPlan } from '../script-plan.ts';
import { dependentsOf } from './dependents.ts';
import { flagWrites } from './flag-writes.ts';
import type { StoreWrites } from './store-writes.ts';
import { newRow, present, writtenTable } from './written-table.ts';

/** What SqlMembershipProvider and the Universal Providers write for “never”. */
const NEVER = "CONVERT(datetime, '17540101', 112)";

/**
 * As ASP.NET Membership writes: aspnet_Membership_CreateUser, _SetPassword, _UpdateUser and aspnet_Users_DeleteUser (all tables) for
 * `aspnet_*`, and the same of the Universal Providers, which keep no small letters.
 */
export function providerWrites(action: ActionName, plan: ScriptPlan): StoreWrites {
  const { key, password, store } = plan.mapping;
  const users = writtenTable(action, plan, key.column.table);
  const memberships = writtenTable(action, plan, password.hash?.table ?? 'm');
  const id = 'CAST(@key AS uniqueidentifier)';
  const application = 'CAST(@application AS uniqueidentifier)';
  const made = { Password: '@hash', PasswordSalt: '@salt', PasswordFormat: '@format' };
  const address = { Email: '@email', LoweredEmail: 'LOWER(@email)' };
  return {
    insert() {
      const user = {
        ApplicationId: application,
        UserId: id,
        UserName: '@userName',
        LoweredUserName: 'LOWER(@userName)',
        IsAnonymous: '0',
        LastActivityDate: '@second',
      };
      const membership = {
        ApplicationId: application,
        UserId: id,
        ...made,
        ...address,
        IsApproved: '1',
        IsLockedOut: '0',
        CreateDate: '@second',
        LastLoginDate: '@second',
        LastPasswordChangedDate: '@second',
        LastLockoutDate: NEVER,
        FailedPasswordAttemptCount: '0',
        FailedPasswordAttemptWindowStart: NEVER,
        FailedPasswordAnswerAttemptCount: '0',
        FailedPasswordAnswerAttemptWindowStart: NEVER,
        // As some releases of the Universal Providers spell it.
        FailedPasswordAnswerAttemptWindowsStart: NEVER,
      };
      return {
        key: 'made',
        rows: [
          { table: users, columns: newRow(action, users, user) },
          { table: memberships, columns: newRow(action, memberships, membership) },
        ],
      };
    },
    password: () => [
      { table: memberships, columns: present(memberships, { ...made, LastPasswordChangedDate: '@second' }) },
    ],
    // The provider never changes a name: what the application keeps under it would be lost.
    email: () => [{ table: memberships, columns: present(memberships, address) }],
    verified: () => flagWrites(action, plan),
    dependents: () =>
      dependentsOf(
        plan,
        store === 'aspnet-membership'
          ? ['aspnet_Membership', 'aspnet_UsersInRoles', 'aspnet_Profile', 'aspnet_PersonalizationPerUser']
          : ['Memberships', 'UsersInRoles', 'Profiles'],
      ),
  };
}
