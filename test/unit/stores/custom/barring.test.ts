import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposeCustom } from '../../../../electron/stores/custom/propose.ts';
import { accountMapper } from '../../../../electron/stores/mapping/account-mapper.ts';
import { readColumns } from '../../../../electron/stores/mapping/read-columns.ts';
import { bcrypt, type Cell, day, familyName, login, mail, pick } from '../../../custom-stores/fixture.ts';
import { surveyInMemory } from '../../../custom-stores/in-memory.ts';

interface Way {
  readonly names: readonly string[];
  readonly ddl: string;
  readonly cell: (isBarred: boolean, index: number) => Cell;
}

/** How applications write down who may not sign in: flags either way round, letters, words, days. */
const ways: readonly Way[] = [
  {
    names: [
      'Active',
      'IsEnabled',
      'Aktiv',
      'Activo',
      'CanLogin',
      'LoginAllowed',
      'AllowSignIn',
      'Freigegeben',
      'czy_aktywny',
      'HasAccess',
      'Vigente',
      'Zugelassen',
      'Xqz',
    ],
    ddl: 'bit NOT NULL',
    cell: (isBarred) => !isBarred,
  },
  {
    names: [
      'Locked',
      'IsLockedOut',
      'Inactive',
      'Disabled',
      'Gesperrt',
      'Sperre',
      'Bloqueado',
      'Expired',
      'IsArchived',
      'Banned',
      'DisableLogin',
      'AccessDenied',
      'LoginLocked',
      'DeletedByAdmin',
      'LockedForGdpr',
      'Bloqueada',
      'Eliminada',
      'Baneada',
      'Prohibido',
      'Eliminado',
      'Geloescht',
      'Suspendu',
      'Cancelled',
      'Deceased',
      'Retired',
      'Vervallen',
    ],
    ddl: 'bit NOT NULL',
    cell: (isBarred) => isBarred,
  },
  {
    names: ['Active', 'FLG_ATTIVO', 'ACTV_IND', 'Aktiv'],
    ddl: 'char(1) NOT NULL',
    cell: (isBarred) => (isBarred ? 'N' : 'Y'),
  },
  {
    names: ['Inactivo', 'SPERR_KZ', 'DEL_FLG', 'Locked'],
    ddl: 'varchar(3) NULL',
    cell: (isBarred) => (isBarred ? 'X' : ' '),
  },
  {
    names: ['Status', 'Estado', 'AccountState', 'Durum'],
    ddl: 'varchar(12) NOT NULL',
    cell: (isBarred, index) =>
      isBarred ? pick(['blocked', 'Inactive', 'deleted'], index) : pick(['active', 'Active'], index),
  },
  {
    names: ['Status', 'USER_STAT', 'Zustand', 'Tila'],
    ddl: 'int NOT NULL',
    cell: (isBarred) => (isBarred ? 3 : 1),
  },
  {
    names: [
      'DeletedOn',
      'FechaBaja',
      'date_radiation',
      'TerminationDate',
      'Austritt',
      'Removed',
      'ClosedAt',
      'BlockedSince',
      'DisabledDate',
      'Utskriven',
      'DT_CESSAZIONE',
      'ArchivedOn',
      'LoginDisabledOn',
      'ValidUntil',
    ],
    ddl: 'datetime NULL',
    cell: (isBarred, index) => (isBarred ? day(index % 50) : null),
  },
];

const drawn = fc.constantFrom(...ways).chain((way) =>
  fc.record({
    way: fc.constant(way),
    name: fc.constantFrom(...way.names),
    every: fc.integer({ min: 3, max: 30 }),
    rows: fc.integer({ min: 40, max: 150 }),
  }),
);

test('whoever may not sign in is barred by the mapping, or somebody is asked', () => {
  let unasked = 0;
  fc.assert(
    fc.property(drawn, ({ way, name, every, rows }) => {
      const isBarred = (index: number) => index % every === every - 1;
      const row = (index: number): readonly Cell[] => [
        index + 1,
        login(index),
        familyName(index),
        mail(index),
        bcrypt('barring', index),
        way.cell(isBarred(index), index),
      ];
      const names = ['UserId', 'UserName', 'LastName', 'Email', 'Password', name];
      const { catalog, samples } = surveyInMemory({
        tables: [
          {
            name: 'dbo.Users',
            ddl: `UserId int NOT NULL PRIMARY KEY, UserName varchar(40) NULL, LastName nvarchar(60) NULL, Email varchar(120) NULL, Password varchar(60) NULL, ${name} ${way.ddl}`,
            rows,
            row,
          },
        ],
      });
      const [proposal] = proposeCustom(catalog, samples);
      if (!proposal?.mapping) {
        expect(proposal?.questions.map(({ id }) => id)).toContain(`flag:${name}`);
        return;
      }
      unasked += 1;
      const toAccount = accountMapper(proposal.mapping);
      const places = readColumns(proposal.mapping).map(({ column }) => names.indexOf(column));
      for (let index = 0; index < rows; index += 1) {
        const cells = row(index);
        const { barred } = toAccount([String(index + 1), ...places.map((place) => cells[place])], Date.UTC(2030, 0));
        expect(barred !== 'no', `${name}, row ${index}`).toBe(isBarred(index));
      }
    }),
    { numRuns: 250 },
  );
  // The property would hold of proposals that ask about everything.
  expect(unasked).toBeGreaterThan(50);
});

test('who deleted an account is not asked about beside the flag that says so, and no flag is taken for that name', () => {
  const { catalog, samples } = surveyInMemory({
    tables: [
      {
        name: 'dbo.Users',
        ddl: 'UserId int NOT NULL PRIMARY KEY, Email varchar(120) NULL, Password varchar(60) NULL, Bloqueado bit NOT NULL, Bloqueada bit NOT NULL, Deleted bit NOT NULL, DeletedBy varchar(40) NULL',
        rows: 60,
        row: (i) => [
          i + 1,
          mail(i),
          bcrypt('by', i),
          i % 9 === 8,
          i % 7 === 6,
          i % 8 === 7,
          i % 8 === 7 ? login(i) : null,
        ],
      },
    ],
  });
  const [proposal] = proposeCustom(catalog, samples);
  expect(proposal?.questions).toEqual([]);
  const { locked = [], unapproved = [] } = proposal?.mapping ?? {};
  expect([...locked, ...unapproved].map(({ column }) => column.column).toSorted()).toEqual([
    'Bloqueada',
    'Bloqueado',
    'Deleted',
  ]);
});
