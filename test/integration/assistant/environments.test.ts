import { expect, test } from 'vitest';
import { rememberedText } from './support/open-workspace.ts';
import { practiceBench } from './support/practice-bench.ts';
import { id, startEnds } from './support/workbench.ts';

const bench = practiceBench('file', () => startEnds(10));

const blank = { domain: '', clientId: '', connection: '' };
const trying = { domain: 'contoso-dev.eu.auth0.com', clientId: 'dev', connection: 'members' };
const live = { domain: 'contoso.eu.auth0.com', clientId: 'live', connection: 'members' };

test('a workspace turns from one tenant to another: each keeps its form and, while Userferry is open, its secret', async () => {
  const { page, client, home } = bench;
  expect(page.now().workspace?.environment).toBe('practice');

  // Whoever names a real tenant has left practice.
  await client.saveTenant({ ...id(), form: trying, clientSecret: 'secret-of-dev' });
  await page.until('a test tenant', ({ workspace }) => workspace?.environment === 'test');

  await client.chooseEnvironment({ ...id(), environment: 'production', before: { ...trying, connection: 'typed' } });
  await page.until('production', ({ workspace }) => workspace?.environment === 'production');
  expect(page.now().tenant).toMatchObject({ form: blank, secretKnown: false, connected: false });
  await client.saveTenant({ ...id(), form: live, clientSecret: 'secret-of-live' });

  await client.chooseEnvironment({ ...id(), environment: 'test', before: live });
  await page.until('the test tenant again', ({ workspace }) => workspace?.environment === 'test');
  expect(page.now().tenant).toMatchObject({ form: { ...trying, connection: 'typed' }, secretKnown: true });

  await bench.reopen();
  expect(bench.page.now()).toMatchObject({ workspace: { environment: 'test' }, tenant: { secretKnown: false } });
  await bench.client.chooseEnvironment({ ...id(), environment: 'production', before: trying });
  await bench.page.until('production once more', ({ workspace }) => workspace?.environment === 'production');
  expect(bench.page.now().tenant).toMatchObject({ form: live, secretKnown: false });
  expect(await rememberedText(home)).not.toContain('secret-of');
});
