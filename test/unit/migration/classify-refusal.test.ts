import { describe, expect, test } from 'vitest';
import { classifyRefusal } from '../../../electron/migration/bulk/classify-refusal.ts';

const refused = (code: string, message = '', path: string | null = null) => ({
  userId: 'old-1',
  email: 'ada@example.com',
  errors: [{ code, message, path }],
});

describe('what a job says of a refused user', () => {
  test.each([
    ['DUPLICATED_USER', 'unnamed'],
    ['CONFLICT', 'unnamed'],
    ['CONFLICT_EMAIL', 'email'],
  ])('%s needs a look into the tenant', (code, taken) => {
    expect(classifyRefusal(refused(code))).toEqual({ kind: 'conflict', taken });
  });

  test('a user name that is taken is a conflict that nobody’s address explains', () => {
    expect(classifyRefusal(refused('CONFLICT_USERNAME'))).toEqual({ kind: 'conflict', taken: 'username' });
  });

  test('any other code, known today or not, is a refused field with its code and path', () => {
    expect(classifyRefusal(refused('SOMETHING_NEW', 'Too long', 'name'))).toEqual({
      kind: 'field-refused',
      detail: 'SOMETHING_NEW at name: Too long',
    });
  });

  test.each([
    ['an address', "Object didn't pass validation for format email: ada@example"],
    ['the user’s id', 'user old-1 is wrong'],
    ['a bcrypt hash', `bad value $2b$10$${'abcdefgh.'.repeat(6).slice(1)}`],
    ['what may be a hash', 'bad value AQAAAAIAAYagAAAAEKxyzabcdefghijk'],
  ])('a message with %s is left out', (_, message) => {
    expect(classifyRefusal(refused('INVALID_FORMAT', message, 'email'))).toEqual({
      kind: 'field-refused',
      detail: 'INVALID_FORMAT at email',
    });
  });
});
