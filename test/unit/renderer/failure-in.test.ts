import { expect, test } from 'vitest';
import { failureIn, refusalText } from '../../../renderer/client/failure-in.ts';

const failure = {
  code: 'UF-6012',
  message: 'This file is no workspace that Userferry could read.',
  kept: 'Nothing was changed.',
  next: 'Choose the file that your colleague saved with “Save for a colleague”.',
};

test('a command that was not taken says what to do next, and by which code it is found', () => {
  const refusal = Object.assign(new Error(failure.message), { data: failure });
  expect(refusalText(refusal)).toBe(`${failure.message} ${failure.next} (UF-6012)`);
  expect(failureIn(refusal)).toEqual(failure);
});

test('what is no failure of the contract is told as it stands', () => {
  expect(refusalText(new Error('Input validation failed'))).toBe('Input validation failed');
  expect(refusalText(Object.assign(new Error('Bad input'), { data: { issues: [] } }))).toBe('Bad input');
  expect(failureIn('gone')).toMatchObject({ code: 'UF-9000', detail: 'gone' });
});
