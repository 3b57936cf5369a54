import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { requested, servedModules } from '../../../electron/scripts/container/modules.ts';

describe('require in an action script', () => {
  test.for([
    ['tedious', 'tedious-11.0.3', []],
    ['tedious@11.0.3', 'tedious-11.0.3', []],
    ['tedious@11.8.0', 'tedious-11.0.3', ['tedious@11.8.0 was asked for; 11.0.3 stands in for it here.']],
    ['axios@0.22.0', 'axios-0.22.0', []],
    ['axios@1.6.2', 'axios', ['axios@1.6.2 was asked for; 1.21.1 stands in for it here.']],
    ['lodash@^4.17.21', 'lodash', ['lodash@^4.17.21 was asked for; 4.18.1 stands in for it here.']],
  ] as const)('%s', ([specifier, name, notes]) => {
    expect(requested(specifier)).toEqual({ kind: 'package', name, notes });
  });

  test.for(['crypto', 'node:crypto'])('%s', (specifier) => {
    expect(requested(specifier)).toEqual({ kind: 'built-in', name: 'node:crypto' });
  });

  test.for([
    'fs',
    'node:fs',
    'fs/promises',
    'child_process',
    'worker_threads',
    'inspector',
    'module',
    'vm',
    'process',
    '../tedious',
    '/etc/passwd',
    'tedious-11.0.3',
    'tedious/lib/connection',
    'tedious@2.0.0',
    'constructor',
    '__proto__',
    'lodash@constructor',
    '',
  ])('%o is refused with a reason', (specifier) => {
    expect(requested(specifier)).toMatchObject({ kind: 'refused' });
  });

  test('every package is installed in the version that it is served as', () => {
    const packageOf = (name: string) => new URL(`../../../node_modules/${name}/package.json`, import.meta.url);
    for (const { packages, usual } of Object.values(servedModules)) {
      expect(Object.keys(packages)).toContain(usual);
      for (const [version, name] of Object.entries(packages)) {
        expect(JSON.parse(readFileSync(packageOf(name), 'utf8'))).toMatchObject({ version });
      }
    }
  });
});
