import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Container } from '../../../electron/scripts/container/container.ts';
import { scriptContainer, templates } from './scripted-database.ts';

let container: Container;
beforeAll(() => {
  container = scriptContainer();
});
afterAll(() => container?.close());

// Auth0 docs: `callback(null, null)` of both, with import mode left on.
test.for([
  ['login', 'cutover/login', ['ada@example.com', 'a password']],
  ['getUser', 'cutover/get-user', ['ada@example.com']],
] as const)('after the cutover %s finds nobody, and asks nothing', async ([action, name, args]) => {
  const source = templates.scripts.get(name) ?? '';
  const result = await container.run({ action, source, configuration: {} }, args);
  expect(result).toMatchObject({ outcome: { kind: 'nobody' }, breaches: [], console: [] });
  expect(source).not.toContain('require');
});
