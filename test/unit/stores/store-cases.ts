import { aspnetIdentityDdl } from '../../../electron/stores/aspnet-identity/schema.ts';
import { aspnetIdentityCoreDdl } from '../../../electron/stores/aspnet-identity-core/schema.ts';
import { aspnetMembershipDdl } from '../../../electron/stores/aspnet-membership/schema.ts';
import { dotnetnukeDdl } from '../../../electron/stores/dotnetnuke/schema.ts';
import { nopcommerceDdl } from '../../../electron/stores/nopcommerce/schema.ts';
import { simpleMembershipDdl } from '../../../electron/stores/simple-membership/schema.ts';
import { umbracoDdl } from '../../../electron/stores/umbraco/schema.ts';
import { universalProvidersDdl } from '../../../electron/stores/universal-providers/schema.ts';

/** A database as a product makes it, and what of it no mapping of that store can do without. */
export interface StoreCase {
  readonly store: string;
  /** Which of the product's releases made it, where there are several kinds. */
  readonly release: string;
  readonly ddl: readonly string[];
  /** The table that the accounts are read from, and its key. */
  readonly table: string;
  readonly key: string;
  readonly needed: Readonly<Record<string, readonly string[]>>;
}

/** Every store, in every kind of database that it is recognised in. */
export const storeCases: readonly StoreCase[] = [
  {
    store: 'aspnet-identity-core',
    release: 'any',
    ddl: aspnetIdentityCoreDdl,
    table: 'AspNetUsers',
    key: 'Id',
    needed: { AspNetUsers: ['Id', 'NormalizedUserName', 'Email', 'PasswordHash', 'LockoutEnd'] },
  },
  {
    store: 'aspnet-membership',
    release: 'any',
    ddl: aspnetMembershipDdl,
    table: 'aspnet_Users',
    key: 'UserId',
    needed: {
      aspnet_Users: ['ApplicationId', 'UserId', 'UserName', 'IsAnonymous'],
      aspnet_Membership: ['UserId', 'Password', 'PasswordFormat', 'PasswordSalt', 'IsApproved', 'IsLockedOut'],
      aspnet_Applications: ['ApplicationId', 'ApplicationName'],
    },
  },
  {
    store: 'universal-providers',
    release: 'any',
    ddl: universalProvidersDdl,
    table: 'Users',
    key: 'UserId',
    needed: {
      Users: ['ApplicationId', 'UserId', 'UserName', 'IsAnonymous'],
      Memberships: ['UserId', 'Password', 'PasswordFormat', 'PasswordSalt', 'IsApproved', 'IsLockedOut'],
      Applications: ['ApplicationId', 'ApplicationName'],
    },
  },
  {
    store: 'simple-membership',
    release: 'any',
    ddl: simpleMembershipDdl,
    table: 'UserProfile',
    key: 'UserId',
    needed: { UserProfile: ['UserId'], webpages_Membership: ['UserId', 'IsConfirmed', 'Password'] },
  },
  {
    store: 'aspnet-identity',
    release: 'version 2',
    ddl: aspnetIdentityDdl({ version: 2, key: 'nvarchar(128)' }),
    table: 'AspNetUsers',
    key: 'Id',
    needed: {
      AspNetUsers: ['Email', 'EmailConfirmed', 'PasswordHash', 'LockoutEndDateUtc', 'LockoutEnabled', 'UserName'],
    },
  },
  {
    store: 'aspnet-identity',
    release: 'version 1',
    ddl: aspnetIdentityDdl({ version: 1, key: 'nvarchar(128)' }),
    table: 'AspNetUsers',
    key: 'Id',
    needed: { AspNetUsers: ['UserName', 'PasswordHash', 'SecurityStamp', 'Discriminator'] },
  },
  ...(
    [
      { version: 4, qualifier: '' },
      { version: 9, qualifier: 'dnn_' },
    ] as const
  ).map(({ version, qualifier }) => ({
    store: 'dotnetnuke',
    release: `version ${version}`,
    ddl: dotnetnukeDdl({ version, qualifier }),
    table: `${qualifier}Users`,
    key: 'UserID',
    needed: {
      [`${qualifier}Users`]: ['UserID', 'Username', 'Email', 'DisplayName'],
      [`${qualifier}UserPortals`]: ['UserId', 'PortalId'],
      aspnet_Users: ['ApplicationId', 'UserId', 'LoweredUserName'],
      aspnet_Membership: ['UserId', 'Password', 'PasswordFormat', 'PasswordSalt', 'IsApproved', 'IsLockedOut'],
      aspnet_Applications: ['ApplicationId', 'LoweredApplicationName'],
    },
  })),
  ...([4, 8, 13] as const).flatMap((release) => [
    {
      store: 'umbraco',
      release: `members of ${release}`,
      ddl: umbracoDdl(release),
      table: 'cmsMember',
      key: 'nodeId',
      needed: { cmsMember: ['nodeId', 'Email', 'LoginName', 'Password'], umbracoNode: ['id', 'text'] },
    },
    {
      store: 'umbraco',
      release: `users of ${release}`,
      ddl: umbracoDdl(release),
      table: 'umbracoUser',
      key: 'id',
      needed: { umbracoUser: ['id', 'userLogin', 'userPassword', 'userEmail', 'userDisabled', 'userNoConsole'] },
    },
  ]),
  ...(['2', '4', '4.70'] as const).map((release) => ({
    store: 'nopcommerce',
    release,
    ddl: nopcommerceDdl(release),
    table: 'Customer',
    key: 'Id',
    needed: {
      Customer: ['Id', 'Email', 'Username', 'Active', 'Deleted', ...(release === '2' ? ['Password'] : [])],
      CustomerRole: ['Id', 'Name', 'SystemName'],
      Customer_CustomerRole_Mapping: ['Customer_Id', 'CustomerRole_Id'],
      ...(release === '2' ? {} : { CustomerPassword: ['CustomerId', 'Password', 'PasswordFormatId', 'CreatedOnUtc'] }),
    },
  })),
];

/** The statements for another schema than dbo. */
export function inSchema(schema: string, ddl: readonly string[]): readonly string[] {
  return ddl.map((statement) => statement.replaceAll('[dbo].', `[${schema}].`));
}
