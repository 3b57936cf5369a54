import { describe, expect, test } from 'vitest';
import { goodScripts } from './good-scripts.ts';
import { foundIn } from './marked-script.ts';

describe('nothing is found in a script', () => {
  test.for(goodScripts.map((script) => [script.name, script] as const))('with %s', ([, { action, source }]) => {
    expect(foundIn(action, source)).toEqual([]);
  });

  // The rules of Auth0's pages as the container's tests have them.
  test.for([
    "function getUser(email, callback) { setTimeout(() => callback(null, { user_id: '1' }), 1); }",
    `function getUser(email, callback) {
        Promise.resolve({ user_id: '1' }).then((user) => callback(null, user)).catch(callback);
      }`,
    `async function getUser(email, callback) {
        try {
          const user = await Promise.resolve({ user_id: '1' });
          return callback(null, user);
        } catch (error) {
          return callback(error);
        }
      }`,
    `function getUser(email, callback) {
        const late = setTimeout(() => callback(new Error('too slow')), 10000);
        setImmediate(() => { clearTimeout(late); callback(null, { user_id: '1' }); });
      }`,
    'function getUser(email, callback) { callback(); }',
    "function getUser(email, callback) { callback(new UnauthorizedError('not today')); }",
    "function getUser(email, callback) { callback(new ValidationError('user_exists', 'taken')); }",
    "function getUser(email, callback) { callback(new Error('down')); }",
    'function getUser(email, callback) { callback(null, { user_id: configuration.HOST }); }',
  ])('%s', (source) => {
    expect(foundIn('getUser', source)).toEqual([]);
  });
});
