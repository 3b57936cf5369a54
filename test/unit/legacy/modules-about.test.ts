import { expect, test } from 'vitest';
import { modulesAbout } from '../../../electron/legacy/copy/modules-about.ts';
import type { ModuleDefinition } from '../../../electron/legacy/copy/table-definition.ts';

const users = { schema: 'dbo', name: 'Users' };

function written(name: string, text: string | null, more: Partial<ModuleDefinition> = {}): ModuleDefinition {
  return { schema: 'dbo', name, kind: 'procedure', text, on: null, ...more };
}

test('modules that speak of a table come with those that they call, which come first, and no others', () => {
  const modules = [
    written('Add', 'CREATE PROC Add AS EXEC dbo.Log; INSERT dbo.[Users] DEFAULT VALUES'),
    written('Elsewhere', 'CREATE PROC Elsewhere AS SELECT * FROM UsersOfOthers'),
    written('Log', 'CREATE PROC Log AS EXEC [Stamp]'),
    written('Stamp', 'CREATE PROC Stamp AS SELECT 1'),
    written('Sealed', null, { kind: 'trigger', on: users }),
    written('Other', null, { kind: 'trigger', on: { schema: 'other', name: 'Users' } }),
  ];
  expect(modulesAbout([users], modules).map(({ name }) => name)).toEqual(['Stamp', 'Log', 'Add', 'Sealed']);
});

test('modules that call each other end', () => {
  const modules = [written('A', 'EXEC B; SELECT * FROM Users'), written('B', 'EXEC A'), written('C', 'EXEC C')];
  expect(modulesAbout([users], modules).map(({ name }) => name)).toEqual(['B', 'A']);
});
