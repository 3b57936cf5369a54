import type { Candidate, Failure, Snapshot } from '../../../electron/assistant/contract/index.ts';

type Candidates = NonNullable<Snapshot['accounts']['candidates']>;

const recipes = [
  ['membership', 'As ASP.NET Membership does it; the format column says how'],
  [
    'sha256-utf16le-text-utf16le-prefix',
    'SHA-256 of the password in UTF-16 (nvarchar), with the salt before it, as text in UTF-16 (nvarchar)',
  ],
  [
    'sha256-utf16le-text-utf16le-suffix',
    'SHA-256 of the password in UTF-16 (nvarchar), with the salt behind it, as text in UTF-16 (nvarchar)',
  ],
  ['sha256-utf16le', 'SHA-256 of the password in UTF-16 (nvarchar), without salt'],
  [
    'sha256-latin1-text-latin1-prefix',
    'SHA-256 of the password in Windows-1252 (varchar), with the salt before it, as text in Windows-1252 (varchar)',
  ],
  [
    'sha256-latin1-text-latin1-suffix',
    'SHA-256 of the password in Windows-1252 (varchar), with the salt behind it, as text in Windows-1252 (varchar)',
  ],
  ['sha256-latin1', 'SHA-256 of the password in Windows-1252 (varchar), without salt'],
  ['pbkdf2-sha256-1000', 'PBKDF2 with SHA-256 and 1000 iterations, the salt as text in UTF-8'],
  ['pbkdf2-sha256-10000', 'PBKDF2 with SHA-256 and 10000 iterations, the salt as text in UTF-8'],
  ['none', 'I can’t say: leave the passwords out'],
] as const;

const membership: Candidate = {
  id: 'aspnet-membership dbo.aspnet_Users',
  choice: { kind: 'store', store: 'aspnet-membership', table: 'dbo.aspnet_Users' },
  store: 'aspnet-membership',
  storeLabel: 'ASP.NET Membership',
  tables: ['dbo.aspnet_Users', 'dbo.aspnet_Membership', 'dbo.aspnet_Applications'],
  rows: 248_317,
  confidence: 'certain',
  evidence: ['All 33 columns have the expected names and types'],
  asides: [],
  questions: [],
  mapping: [{ field: 'user_id', source: 'UserId · lower case, with the prefix' }],
};

const customers: Candidate = {
  id: 'dbo.tbl_Kunde',
  choice: { kind: 'table', table: 'dbo.tbl_Kunde' },
  store: 'custom',
  storeLabel: 'Custom tables',
  tables: ['dbo.tbl_Kunde'],
  rows: 248_317,
  confidence: 'likely',
  score: 0.87,
  evidence: [
    'Kunde means customer: the table is named after people',
    'KdNr is the primary key',
    '292 of 300 values of EMail are e-mail addresses, and no two are the same',
    'Kennwort holds 32 random bytes in every row that has one',
    'Salz holds the salt beside Kennwort',
  ],
  asides: [],
  questions: [
    {
      id: 'password-recipe',
      text: 'How was Kennwort made? An account whose password is known proves it.',
      options: recipes.map(([id, label]) => ({ id, label })),
      answer: null,
    },
    {
      id: 'flag:Status',
      text: 'Status is 0 in 281 of 300 rows and 1 in 19. Who may not sign in?',
      options: [
        { id: '1', label: 'Those with 1' },
        { id: '0', label: 'Those with 0' },
        { id: 'none', label: 'Status says nothing of that' },
      ],
      answer: null,
    },
  ],
  mapping: [
    { field: 'user_id', source: 'KdNr · with the prefix' },
    { field: 'email', source: 'EMail · trimmed, folded' },
    { field: 'email_verified', source: 'false · no column proves it' },
    { field: 'password', source: 'Kennwort · never shown' },
  ],
};

const staff: Candidate = {
  ...customers,
  id: 'hr.Personal',
  choice: { kind: 'table', table: 'hr.Personal' },
  tables: ['hr.Personal'],
  rows: 211,
  confidence: 'unsure',
  score: 0.71,
  evidence: [
    'Personal means staff: the table is named after people',
    'PersNr is the primary key',
    'tbl_Kunde may hold the people too',
  ],
  asides: ['tbl_Kunde may hold the people too'],
  questions: customers.questions.slice(0, 1),
};

/** A recognised store, and two tables beside it. */
export const besideMembership: Candidates = { found: [membership, customers, staff], meant: membership.id };

/** Two tables of people, and nobody knows which of them are to move. */
export const rivals: Candidates = {
  found: [{ ...customers, confidence: 'unsure' }, staff],
  meant: null,
};

/** One table, about which two questions are open. */
export const questionsOpen: Candidates = { found: [customers, staff], meant: customers.id };

/** The same, answered. */
export const answered: Candidates = {
  ...questionsOpen,
  found: questionsOpen.found.map((one) => ({
    ...one,
    questions: one.questions.map((question) => ({ ...question, answer: question.options[1]?.id ?? null })),
  })),
};

export const describedColumns = [
  { name: 'Nummer', type: 'int' },
  { name: 'EMail', type: 'nvarchar(120)' },
  { name: 'Kennwort', type: 'varbinary(32)' },
  { name: 'Notiz', type: 'nvarchar(max)' },
];

export const refusedSelect: Failure = {
  code: 'UF-1211',
  message: 'Accounts are read from one SELECT that changes nothing, and this is none: it begins with DELETE.',
  kept: 'Nothing was run; only its text was read.',
  next: 'Write one SELECT without parameters, temporary tables and other servers’ queries, or make a view of it and name the view.',
};
