import { aspnetIdentityDdl } from '../../../electron/stores/aspnet-identity/schema.ts';
import { aspnetIdentityCoreDdl } from '../../../electron/stores/aspnet-identity-core/schema.ts';
import { aspnetMembershipDdl } from '../../../electron/stores/aspnet-membership/schema.ts';
import { simpleMembershipDdl } from '../../../electron/stores/simple-membership/schema.ts';
import { universalProvidersDdl } from '../../../electron/stores/universal-providers/schema.ts';

/** A store with one account, Ada's: `the old one` is her password, in whatever way the store keeps it. */
export interface WritingCase {
  readonly name: string;
  readonly schema: string;
  readonly ddl: readonly string[];
  /** Written for dbo, as the statements of the schemas are. */
  readonly rows: readonly string[];
}

const APPLICATION = '11111111-1111-1111-1111-111111111111';
const ADA = 'aaaaaaaa-0000-0000-0000-000000000001';

export const writingCases: readonly WritingCase[] = [
  {
    name: 'aspnet-identity-core',
    schema: 'core',
    ddl: aspnetIdentityCoreDdl,
    rows: [
      `INSERT INTO [dbo].[AspNetUsers] (Id, UserName, NormalizedUserName, Email, NormalizedEmail, EmailConfirmed, PasswordHash,
         PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
       VALUES (N'${ADA}', N'ada@example.com', N'ADA@EXAMPLE.COM', N'ada@example.com', N'ADA@EXAMPLE.COM', 0, NULL, 0, 0, 1, 0)`,
    ],
  },
];
