import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Ends,
  id,
  idle,
  makePlan,
  newHome,
  type Opened,
  openAssistant,
  startEnds,
  usePractice,
} from './support/workbench.ts';

let first: Ends;
let second: Ends;
let home: Awaited<ReturnType<typeof newHome>>;
let opened: Opened;

beforeAll(async () => {
  [first, second, home] = await Promise.all([startEnds(300), startEnds(300), newHome()]);
  opened = await openAssistant(home.path, first);
});
afterAll(async () => {
  await opened?.close();
  await Promise.all([first?.stop(), second?.stop()]);
  await home?.remove();
});

test('a practice workspace whose servers went with the host says so, and starts them anew with the same people', async () => {
  const { page } = opened;
  const begun = await usePractice(page);
  expect(begun.practice).toEqual({ store: 'aspnet-identity-core', accounts: 300, seed: 7, running: true });
  const plan = await makePlan(page);
  await page.client.startRun({ ...id(), plan: plan.id });
  const { run } = await page.until('the end', (state) => idle(state) && state.run?.state === 'finished');
  await opened.close();
  await first.stop();

  opened = await openAssistant(home.path, second);
  const { client, until } = opened.page;
  expect(opened.page.now()).toMatchObject({ practice: { running: false }, legacy: { passwordKnown: false } });
  await client.restartPractice(id());
  const again = await until('the new servers', (state) => state.practice?.running === true && state.reports.length > 0);
  expect(again).toMatchObject({
    workspace: begun.workspace,
    step: 'legacy-database',
    legacy: { form: { port: second.sqlServer.port }, passwordKnown: true },
    tenant: { form: { domain: second.tenant.origin }, secretKnown: true },
  });
  // The tenant is another one: what was planned for the one of before and went there is history.
  expect([again.plan, again.run]).toEqual([undefined, undefined]);
  expect(again.reports).toMatchObject([{ run: run?.id, tenant: new URL(first.tenant.origin).host }]);
  await client.diagnose(id());
  await until('the checks', (state) => idle(state) && state.legacy.connected);
  const anew = await makePlan(opened.page);
  expect([anew.total, anew.import]).toEqual([plan.total, plan.import]);
});

test('a workspace of one’s own has no practice environment to be started anew', async () => {
  const { client, until } = opened.page;
  await client.beginWorkspace({ ...id(), name: 'Members' });
  await until('Members', ({ workspace }) => workspace?.name === 'Members');
  await client.restartPractice(id());
  const { practice } = await until('the refusal', ({ failure }) => failure?.code === 'UF-6015');
  expect(practice).toBeUndefined();
});
