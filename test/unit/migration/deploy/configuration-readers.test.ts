import { expect, test } from 'vitest';
import { scriptsThatMiss } from '../../../../electron/migration/deploy/configuration-readers.ts';

const scripts = {
  login: 'function login() { connect(configuration.SQL_PASSWORD); }',
  get_user: 'function getUser() { const { API_URL } = configuration; }',
  create: 'function create() { const SQL_PASSWORD = 1; }',
};

test('a script misses a value that it names, and no other one', () => {
  expect(scriptsThatMiss(scripts, ['SQL_PASSWORD'], ['API_URL'])).toEqual(['login']);
  expect(scriptsThatMiss(scripts, ['TOKEN'], ['API_URL', 'SQL_PASSWORD'])).toEqual([]);
  expect(scriptsThatMiss(scripts, [], [])).toEqual([]);
});

test('a script that names none of the values that stay may read any of those that go', () => {
  const byName = { login: 'function login() { const read = (name) => configuration[name]; }' };
  expect(scriptsThatMiss(byName, ['TOKEN'], ['SQL_PASSWORD'])).toEqual(['login']);
});
