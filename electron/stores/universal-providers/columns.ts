import { findColumn } from '../catalog-index.ts';
import type { ExpectedColumns } from '../expected-columns.ts';
import { providerMembershipColumns } from '../membership-provider.ts';
import type { CatalogTable } from '../store.ts';

const text = ['nvarchar', 'varchar'];
const guid = ['uniqueidentifier'];

// The tables as Microsoft.AspNet.Providers makes them through Entity Framework.

export const applicationsColumns: ExpectedColumns = { ApplicationName: text, ApplicationId: guid, Description: text };

export const usersColumns: ExpectedColumns = {
  ApplicationId: guid,
  UserId: guid,
  UserName: text,
  IsAnonymous: ['bit'],
  LastActivityDate: ['datetime'],
};

/** One column has an "s" too many in databases of some releases of the provider, and none in others. */
const ANSWER_WINDOWS = ['FailedPasswordAnswerAttemptWindowsStart', 'FailedPasswordAnswerAttemptWindowStart'] as const;

export function membershipsColumns(table: CatalogTable): ExpectedColumns {
  const answerWindow = ANSWER_WINDOWS.find((name) => findColumn(table, name) !== null) ?? ANSWER_WINDOWS[0];
  return { ...providerMembershipColumns, [answerWindow]: ['datetime'], Comment: text };
}
