import type { ActionName } from '../../actions.ts';
import type { ScriptPlan } from '../script-plan.ts';
import { addressColumn, nameColumn } from './address-column.ts';
import { dependentsOf } from './dependents.ts';
import type { StoreWrites } from './store-writes.ts';
import { newRow, present, writtenTable } from './written-table.ts';

/**
 * As SimpleMembershipProvider writes (aspnet/AspNetWebStack: CreateUserAndAccount, SetPassword, ConfirmAccount, DeleteUser). An address
 * counts as proven where somebody was confirmed by a token, so that is what a proven address leaves behind.
 */
export function simpleMembershipWrites(action: ActionName, plan: ScriptPlan): StoreWrites {
  const { key, password } = plan.mapping;
  const users = writtenTable(action, plan, key.column.table);
  const memberships = writtenTable(action, plan, password.hash?.table ?? 'm');
  const made = { Password: '@hash', PasswordSalt: "N''", PasswordChangedDate: '@now' };
  const account = {
    [memberships.owner]: `CAST(@key AS ${key.sqlType})`,
    ...made,
    IsConfirmed: '1',
    CreateDate: '@now',
    PasswordFailuresSinceLastSuccess: '0',
  };
  const token = 'COALESCE([ConfirmationToken], @token)';
  return {
    insert() {
      const names = { ...nameColumn(plan, users), ...addressColumn(action, plan, users) };
      return {
        key: 'identity',
        rows: [
          { table: users, columns: newRow(action, users, names) },
          { table: memberships, columns: newRow(action, memberships, account) },
        ],
      };
    },
    password: () => [
      {
        table: memberships,
        columns: present(memberships, {
          ...made,
          PasswordVerificationToken: 'NULL',
          PasswordVerificationTokenExpirationDate: 'NULL',
        }),
        // Who has only signed in with another provider has no row here.
        otherwise: present(memberships, account),
      },
    ],
    email: () => [
      { table: users, columns: addressColumn(action, plan, users) },
      {
        table: memberships,
        columns: present(memberships, {
          // Not to be proven is no reason to be locked out: that is what IsConfirmed without a token says.
          IsConfirmed: 'CASE WHEN @verified = 1 THEN 1 ELSE [IsConfirmed] END',
          ConfirmationToken: `CASE WHEN @verified = 1 THEN ${token} WHEN [IsConfirmed] = 1 THEN NULL ELSE [ConfirmationToken] END`,
        }),
      },
    ],
    verified: () => [
      { table: memberships, columns: present(memberships, { IsConfirmed: '1', ConfirmationToken: token }) },
    ],
    dependents: () => dependentsOf(plan, ['webpages_UsersInRoles', 'webpages_OAuthMembership', 'webpages_Membership']),
  };
}
