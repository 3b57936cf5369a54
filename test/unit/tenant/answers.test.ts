import { describe, expect, test } from 'vitest';
import { toRefusedUsers } from '../../../electron/tenant/answers.ts';

const nobody = { userId: null, email: null };

describe('the users that a job refused', () => {
  test.each([
    ['nothing (204)', undefined],
    ['an object like a job', { id: 'job_1', status: 'failed', status_details: 'no luck' }],
    ['a job’s object without its id', { status: 'failed' }],
    ['an empty array', []],
    ['a text', 'Service unavailable'],
  ])('are none in %s', (_, body) => {
    expect(toRefusedUsers(body)).toEqual([]);
  });

  test('are read without the prefix of their ids, path or not', () => {
    const user = {
      user_id: 'auth0|old-1',
      email: 'ada@example.com',
      custom_password_hash: { hash: { value: '*****' } },
    };
    const errors = [
      { code: 'FORMAT', message: 'wrong', path: 'email' },
      { code: 'PATTERN', message: 'no' },
    ];
    expect(toRefusedUsers([{ user, errors }])).toEqual([
      {
        userId: 'old-1',
        email: 'ada@example.com',
        errors: [errors[0], { ...errors[1], path: null }],
      },
    ]);
  });

  test.each([
    ['without errors', { user: { user_id: 'old-1' } }, { userId: 'old-1', email: null, errors: [] }],
    ['with errors of another kind', { errors: { code: 'X' } }, { ...nobody, errors: [] }],
    [
      'with an error that is a text',
      { errors: ['bad'] },
      { ...nobody, errors: [{ code: '', message: '', path: null }] },
    ],
    ['that is a text', 'bad', { ...nobody, errors: [] }],
    ['that is null', null, { ...nobody, errors: [] }],
  ])('keep the others company when one comes %s', (_, entry, read) => {
    const other = { user: { user_id: 'old-2', email: null }, errors: [] };
    expect(toRefusedUsers([entry, other])).toEqual([read, { userId: 'old-2', email: null, errors: [] }]);
  });
});
