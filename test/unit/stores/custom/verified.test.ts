import { expect, test } from 'vitest';
import { proposeCustom } from '../../../../electron/stores/custom/propose.ts';
import { bcrypt, type Cell, day, login, mail, oneIn } from '../../../custom-stores/fixture.ts';
import { surveyInMemory } from '../../../custom-stores/in-memory.ts';

const rows = 60;

/** What is proposed for a table of people with one further column. */
function proposed(ddl: string, cell: (index: number) => Cell, answers: Record<string, string> = {}) {
  const { catalog, samples } = surveyInMemory({
    tables: [
      {
        name: 'dbo.Users',
        ddl: `Id int NOT NULL PRIMARY KEY, UserName varchar(40) NULL, Email varchar(120) NULL, Password varchar(60) NULL, ${ddl}`,
        rows,
        row: (i) => [i + 1, login(i), mail(i), bcrypt('verified', i), cell(i)],
      },
    ],
  });
  const [proposal] = proposeCustom(catalog, samples, { 'dbo.Users': answers });
  return {
    asks: proposal?.questions.filter(({ answer }) => answer === null).map(({ id }) => id),
    verified: proposal?.mapping?.fields.email_verified,
    evidence: proposal?.evidence.join('\n'),
  };
}

test.each(['EmailConfirmed', 'IsEmailVerified', 'MAIL_BESTAETIGT', 'email_verifie', 'CorreoVerificado'])(
  '%s proves addresses where some are proven and some are not',
  (name) => {
    const { asks, verified, evidence } = proposed(`${name} bit NOT NULL`, (i) => !oneIn(4, i));
    expect(asks).toEqual([]);
    expect(verified).toEqual({ kind: 'column', column: { table: 'u', column: name } });
    expect(evidence).toContain(`${name} is set for 75% of the sampled accounts`);
  },
);

test('letters are read as what they say', () => {
  const { verified } = proposed('EmailConfirmed char(1) NOT NULL', (i) => (oneIn(4, i) ? 'N' : 'J'));
  expect(verified).toMatchObject({
    kind: 'map',
    cases: [
      { from: 'J', to: true },
      { from: 'N', to: false },
    ],
    otherwise: 'leave-out',
  });
});

test.each([
  ['a flag that is set for everybody', 'EmailConfirmed bit NOT NULL', () => true],
  ['a day', 'EmailVerifiedOn datetime NULL', (i: number) => (oneIn(3, i) ? null : day(i))],
])('%s is asked about', (_, ddl, cell) => {
  const name = ddl.split(' ')[0] ?? '';
  expect(proposed(ddl, cell).asks).toEqual(['email-verified']);
  expect(proposed(ddl, cell, { 'email-verified': 'none' }).verified).toEqual({ kind: 'constant', value: false });
  expect(JSON.stringify(proposed(ddl, cell, { 'email-verified': name }).verified)).toContain(name);
});

test('a flag that does not say what is verified is asked about', () => {
  expect(proposed('Verified bit NOT NULL', (i) => !oneIn(4, i)).asks).toContain('email-verified');
});

test.each([
  'IsApproved',
  'Active',
  'Enabled',
  'Freigegeben',
  'PhoneConfirmed',
  'EmailConfirmationSent',
  'EmailActive',
  'NotVerified',
])('%s is never taken for a proof', (name) => {
  const { asks, verified } = proposed(`${name} bit NOT NULL`, (i) => !oneIn(4, i));
  expect(asks).not.toContain('email-verified');
  if (asks?.length === 0) expect(verified).toEqual({ kind: 'constant', value: false });
});
