import { describe, expect, test } from 'vitest';
import { accountSource, applicationsStatement } from '../../../electron/stores/mapping/account-source.ts';
import { nothingMapped } from '../../../electron/stores/mapping/make.ts';
import type { Join, Mapping } from '../../../electron/stores/mapping/mapping.ts';
import { tablesOf } from '../../../electron/stores/mapping/tables-of.ts';

const table = (name: string) => ({ schema: 'dbo', name });
const at = (alias: string, column: string) => ({ table: alias, column });

function mappingWith(joins: readonly Join[], change: Partial<Mapping> = {}): Mapping {
  return {
    ...nothingMapped,
    store: 'custom',
    origin: { kind: 'tables', alias: 'u', table: table('Users'), joins },
    key: { column: at('u', 'Id'), sqlType: 'int', kind: 'integer' },
    fields: { email: { kind: 'column', column: at('u', 'Email') } },
    password: { recipe: { kind: 'identity' }, hash: at('p', 'Hash'), salt: null, format: null },
    ...change,
  };
}

const latest: Join = {
  alias: 'p',
  table: table('Passwords'),
  on: [{ column: 'UserId', equals: at('u', 'Id') }],
  latestBy: ['Made', 'Id'],
};

describe('joins', () => {
  test('take fixed texts as parameters, never as part of the statement', () => {
    const on = [
      { column: 'Name', is: "it's" },
      { column: 'Owner', equals: at('u', 'Id') },
      { column: 'Kind', is: 'b' },
    ];
    const source = accountSource(mappingWith([{ alias: 'p', table: table('Passwords'), on, latestBy: null }]), []);
    expect(source.from).toBe(
      '[dbo].[Users] AS u LEFT JOIN [dbo].[Passwords] AS p ON p.[Name] = @join0 AND p.[Owner] = u.[Id] AND p.[Kind] = @join1',
    );
    expect(source.parameters).toEqual([
      { name: 'join0', type: 'nvarchar', value: "it's" },
      { name: 'join1', type: 'nvarchar', value: 'b' },
    ]);
  });

  test('to the latest of several rows read what accounts and later joins ask for, each once', () => {
    const next: Join = {
      alias: 'n',
      table: table('Next'),
      on: [
        { column: 'A', equals: at('p', 'Link') },
        { column: 'B', equals: at('p', 'Hash') },
      ],
      latestBy: null,
    };
    expect(accountSource(mappingWith([latest, next]), []).from).toBe(
      '[dbo].[Users] AS u ' +
        'OUTER APPLY (SELECT TOP (1) x.[Hash], x.[Link] FROM [dbo].[Passwords] AS x WHERE x.[UserId] = u.[Id] ORDER BY x.[Made] DESC, x.[Id] DESC) AS p ' +
        'LEFT JOIN [dbo].[Next] AS n ON n.[A] = p.[Link] AND n.[B] = p.[Hash]',
    );
  });
});

describe('applications of which one account may have several', () => {
  const mapping = mappingWith([latest], {
    application: {
      column: at('u', 'Id'),
      sqlType: 'int',
      table: table('Portals'),
      id: 'PortalId',
      name: 'Name',
      through: { table: table('UserPortals'), owner: 'UserId', equals: 'PortalId' },
    },
  });

  test('keep an account once, whatever number of them is chosen', () => {
    const source = accountSource(mapping, ['7', '8']);
    expect(source.where).toBe(
      'EXISTS (SELECT 1 FROM [dbo].[UserPortals] AS app_link WHERE app_link.[UserId] = u.[Id] AND app_link.[PortalId] IN (@application0, @application1))',
    );
    expect(source.parameters.map(({ name, type, value }) => [name, type, value])).toEqual([
      ['application0', 'int', '7'],
      ['application1', 'int', '8'],
    ]);
    expect(accountSource(mapping, []).where).toBeNull();
  });

  test('are counted by the table that links them, which the login must be able to read', () => {
    expect(applicationsStatement(mapping)).toBe(
      'SELECT a.[PortalId], MIN(a.[Name]) AS [Name], COUNT_BIG(DISTINCT app_link.[UserId]) AS [Accounts] FROM [dbo].[Portals] AS a ' +
        'LEFT JOIN [dbo].[UserPortals] AS app_link ON app_link.[PortalId] = a.[PortalId] GROUP BY a.[PortalId] ORDER BY MIN(a.[Name])',
    );
    expect(tablesOf(mapping).map(({ name }) => name)).toEqual(['Users', 'Passwords', 'Portals', 'UserPortals']);
  });
});
