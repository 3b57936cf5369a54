import type { HashVector } from '../../unit/accounts/passwords/hash-vectors.ts';
import type { StoreCase } from '../../unit/stores/store-cases.ts';

/** Why somebody may not sign in. */
export type Barred = 'no' | 'locked' | 'unapproved';

export interface Person {
  readonly number: number;
  readonly name: string;
  readonly barred: Barred;
  readonly vector: HashVector;
}

/** How people of a store are written, with a password of test/data/hash-vectors.json as its columns have it. */
export interface PeopleOfStore {
  readonly formats: readonly string[];
  readonly barred: readonly Barred[];
  /** Once, before anybody. */
  readonly first?: readonly string[];
  rows(person: Person): readonly string[];
}

const SHOP = '11111111-1111-1111-1111-111111111111';
const everyone: readonly Barred[] = ['no', 'locked', 'unapproved'];
const bit = (holds: boolean) => (holds ? 1 : 0);
const text = (value: string | number | undefined) => (value === undefined ? 'NULL' : `N'${value}'`);
const guid = (number: number) => `aaaaaaaa-0000-0000-0000-00000000000${number}`;
const mail = (name: string) => `N'${name}@example.com'`;

function membership(table: string, { number, name, barred, vector }: Person): string {
  const { Password, PasswordFormat, PasswordSalt } = vector.legacy;
  const answers = table === 'Memberships' ? 'WindowsStart' : 'WindowStart';
  const lowered = table === 'Memberships' ? ['', ''] : [', LoweredEmail', `, ${mail(name)}`];
  return `INSERT INTO [dbo].[${table}] (ApplicationId, UserId, Password, PasswordFormat, PasswordSalt, Email${lowered[0]}, IsApproved, IsLockedOut,
      CreateDate, LastLoginDate, LastPasswordChangedDate, LastLockoutDate, FailedPasswordAttemptCount, FailedPasswordAttemptWindowStart,
      FailedPasswordAnswerAttemptCount, FailedPasswordAnswerAttempt${answers})
    VALUES ('${SHOP}', '${guid(number)}', ${text(Password)}, ${PasswordFormat}, ${text(PasswordSalt)}, ${mail(name)}${lowered[1]},
      ${bit(barred !== 'unapproved')}, ${bit(barred === 'locked')}, '2019-01-01', '2020-01-01', '2019-01-01', '1754-01-01', 0, '1754-01-01', 0, '1754-01-01')`;
}

const aspnetUser = ({ number, name }: Person) =>
  `INSERT INTO [dbo].[aspnet_Users] (ApplicationId, UserId, UserName, LoweredUserName, LastActivityDate)
   VALUES ('${SHOP}', '${guid(number)}', N'${name}', N'${name}', '2020-01-01')`;

const aspnetApplication = (name: string) =>
  `INSERT INTO [dbo].[aspnet_Applications] (ApplicationName, LoweredApplicationName, ApplicationId)
   VALUES (N'${name}', N'${name.toLowerCase()}', '${SHOP}')`;

/** @throws Error for a kind of store that has no people here */
export function peopleOf({ store, release, table }: StoreCase): PeopleOfStore {
  switch (store) {
    case 'aspnet-identity-core':
      return {
        formats: ['identity-v3', 'identity-v2'],
        barred: ['no', 'locked'],
        rows: ({ number, name, barred, vector }) => [
          `INSERT INTO [dbo].[AspNetUsers] (Id, UserName, NormalizedUserName, Email, NormalizedEmail, EmailConfirmed, PasswordHash,
             PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, LockoutEnd, AccessFailedCount)
           VALUES (N'${guid(number)}', N'${name}', N'${name.toUpperCase()}', ${mail(name)}, UPPER(${mail(name)}), 1,
             ${text(vector.legacy.PasswordHash)}, 0, 0, 1, ${barred === 'locked' ? "'2099-01-01'" : 'NULL'}, 0)`,
        ],
      };
    case 'aspnet-identity':
      return release === 'version 1'
        ? {
            formats: ['identity-v2'],
            barred: ['no'],
            rows: ({ number, name, vector }) => [
              `INSERT INTO [dbo].[AspNetUsers] VALUES (N'${guid(number)}', ${mail(name)}, ${text(vector.legacy.PasswordHash)}, NULL, N'User')`,
            ],
          }
        : {
            formats: ['identity-v2'],
            barred: ['no', 'locked'],
            rows: ({ number, name, barred, vector }) => [
              `INSERT INTO [dbo].[AspNetUsers] (Id, UserName, Email, EmailConfirmed, PasswordHash, PhoneNumberConfirmed, TwoFactorEnabled,
                 LockoutEnabled, LockoutEndDateUtc, AccessFailedCount)
               VALUES (N'${guid(number)}', N'${name}', ${mail(name)}, 1, ${text(vector.legacy.PasswordHash)}, 0, 0, 1,
                 ${barred === 'locked' ? "'2099-01-01'" : 'NULL'}, 0)`,
            ],
          };
    case 'aspnet-membership':
      return {
        formats: ['membership'],
        barred: everyone,
        first: [aspnetApplication('Shop')],
        rows: (person) => [aspnetUser(person), membership('aspnet_Membership', person)],
      };
    case 'universal-providers':
      return {
        formats: ['universal-providers'],
        barred: everyone,
        first: [`INSERT INTO [dbo].[Applications] VALUES (N'Shop', '${SHOP}', NULL)`],
        rows: (person) => [
          `INSERT INTO [dbo].[Users] VALUES ('${SHOP}', '${guid(person.number)}', N'${person.name}', 0, '2020-01-01')`,
          membership('Memberships', person),
        ],
      };
    case 'simple-membership':
      return {
        formats: ['simple-membership'],
        barred: ['no', 'unapproved'],
        rows: ({ number, name, barred, vector }) => [
          `INSERT INTO [dbo].[UserProfile] (UserName) VALUES (${mail(name)})`,
          `INSERT INTO [dbo].[webpages_Membership] (UserId, IsConfirmed, Password, PasswordSalt)
           VALUES (${number}, ${bit(barred === 'no')}, ${text(vector.legacy.Password)}, N'')`,
        ],
      };
    case 'dotnetnuke': {
      const users = table;
      return {
        formats: ['membership'],
        barred: everyone,
        first: [aspnetApplication('DotNetNuke')],
        rows: (person) => [
          `INSERT INTO [dbo].[${users}] (Username, FirstName, LastName, Email, DisplayName)
           VALUES (N'${person.name}', N'First', N'Last', ${mail(person.name)}, N'${person.name} of Contoso')`,
          aspnetUser(person),
          membership('aspnet_Membership', person),
        ],
      };
    }
    case 'umbraco':
      return table === 'cmsMember' ? umbracoMembers(release) : umbracoUsers(release);
    case 'nopcommerce':
      return nopcommerce(release);
    default:
      throw new Error(`Nobody is known of ${store}.`);
  }
}

function umbracoFormat(release: string): readonly string[] {
  if (release.endsWith(' 13')) return ['umbraco-9'];
  return release.endsWith(' 4') ? ['umbraco-4'] : ['umbraco-6-8'];
}

function umbracoMembers(release: string): PeopleOfStore {
  const isLate = release.endsWith(' 13');
  return {
    formats: umbracoFormat(release),
    barred: isLate ? everyone : ['no'],
    rows: ({ number, name, barred, vector }) => [
      `SET IDENTITY_INSERT [dbo].[umbracoNode] ON; INSERT INTO [dbo].[umbracoNode] (id, parentID, level, path, sortOrder, text, createDate)
       VALUES (${number}, -1, 1, N'-1', 0, N'${name}', '2020-01-01'); SET IDENTITY_INSERT [dbo].[umbracoNode] OFF`,
      isLate
        ? `INSERT INTO [dbo].[cmsMember] (nodeId, Email, LoginName, Password, passwordConfig, isApproved, isLockedOut)
           VALUES (${number}, ${mail(name)}, N'${name}', ${text(vector.legacy.Password)}, ${text(vector.legacy.passwordConfig)},
             ${bit(barred !== 'unapproved')}, ${bit(barred === 'locked')})`
        : `INSERT INTO [dbo].[cmsMember] (nodeId, Email, LoginName, Password)
           VALUES (${number}, ${mail(name)}, N'${name}', ${text(vector.legacy.Password)})`,
    ],
  };
}

function umbracoUsers(release: string): PeopleOfStore {
  const columns = release.endsWith(' 4') ? ', userType, startStructureID' : '';
  return {
    formats: umbracoFormat(release),
    barred: everyone,
    rows: ({ name, barred, vector }) => [
      `INSERT INTO [dbo].[umbracoUser] (userName, userLogin, userPassword, userEmail, userDisabled, userNoConsole${columns})
       VALUES (N'${name}', N'${name}', ${text(vector.legacy.Password)}, ${mail(name)}, ${bit(barred === 'unapproved')},
         ${bit(barred === 'locked')}${columns === '' ? '' : ', 1, -1'})`,
    ],
  };
}

function nopcommerce(release: string): PeopleOfStore {
  return {
    formats: ['nopcommerce'],
    barred: ['no', 'unapproved'],
    first: ["INSERT INTO [dbo].[CustomerRole] (Name, SystemName) VALUES (N'Registered', N'Registered')"],
    rows: ({ number, name, barred, vector: { legacy } }) => {
      const password = `${text(legacy.Password)}, ${legacy.PasswordFormatId}, ${text(legacy.PasswordSalt)}`;
      const own = release === '2';
      return [
        `INSERT INTO [dbo].[Customer] (Username, Email, Active, CreatedOnUtc, LastActivityDateUtc${own ? ', Password, PasswordFormatId, PasswordSalt' : ''})
         VALUES (N'${name}', ${mail(name)}, ${bit(barred === 'no')}, '2020-01-01', '2020-01-01'${own ? `, ${password}` : ''})`,
        `INSERT INTO [dbo].[Customer_CustomerRole_Mapping] VALUES (${number}, 1)`,
        ...(own
          ? []
          : [
              `INSERT INTO [dbo].[CustomerPassword] (CustomerId, Password, PasswordFormatId, PasswordSalt, CreatedOnUtc)
               VALUES (${number}, ${password}, '2020-01-01')`,
            ]),
      ];
    },
  };
}
