import { expect, test } from 'vitest';
import { ownWords } from '../../../../electron/stores/custom/words/own-words.ts';
import { readName } from '../../../../electron/stores/custom/words/read-name.ts';

const read = (names: readonly string[]) => names.map(ownWords(names));

test('letters that all of a table’s columns have are no part of what a column says', () => {
  expect(read(['KX_ID', 'KX_NAME', 'KX_MAIL', 'KX_PWD'])).toEqual(['ID', 'NAME', 'MAIL', 'PWD']);
  expect(read(['CMCUST', 'CMFNAM', 'CMEMAL', 'CMPHON', 'CMWPWD'])).toEqual(['CUST', 'FNAM', 'EMAL', 'PHON', 'WPWD']);
  expect(read(['cod_pro', 'mail_pro', 'pass_pro', 'nom_pro'])).toEqual(['cod', 'mail', 'pass', 'nom']);
  expect(read(['FirstName', 'LastName', 'Email', 'Password'])).toEqual(['FirstName', 'LastName', 'Email', 'Password']);
});

test('a user’s name is no plain name, and what all columns say of mail or servers stays', () => {
  expect(read(['USR_ID', 'USR_NAME', 'USR_MAIL', 'USR_PWD'])).toEqual(['USR_ID', 'USR_NAME', 'MAIL', 'PWD']);
  expect(read(['SMTP_HOST', 'SMTP_PORT', 'SMTP_USER', 'SMTP_PWD'])).toContain('SMTP_PWD');
});

test.each([
  ['usrnm', 'user'],
  ['forenm', 'given'],
  ['LCKD', 'locked'],
  ['DELETD', 'deleted'],
  ['NOMB', 'name'],
  ['LAST_SIGN_IN', 'login'],
  ['Hasło', 'password'],
  ['Şifre', 'password'],
  ['Lösenord', 'password'],
] as const)('%s is read as %s', (name, concept) => {
  expect([...readName(name).concepts]).toContain(concept);
});

test('what no dictionary knows is told, so that nobody takes the name for understood', () => {
  expect(readName('ApprovedForForums').unread).toEqual(['for', 'forums']);
  expect(readName('IsActive').unread).toEqual([]);
});
