import { expect, test } from 'vitest';
import { filesWith } from './support/files-with.ts';
import { practiceBench } from './support/practice-bench.ts';
import { someoneKnown } from './support/someone-known.ts';
import { surveyAfter } from './support/survey-steps.ts';
import { id, idle, startEnds } from './support/workbench.ts';

const bench = practiceBench(
  'file',
  () => startEnds(20),
  async () => {
    await surveyAfter(bench.page, () => bench.page.client.survey(id()));
  },
);

test('a rehearsal from the page shows its numbers, its matrix and what scripts said; an edited script puts it out of date', {
  timeout: 300_000,
}, async () => {
  const { page } = bench;
  const { client } = page;
  const someone = await someoneKnown(bench.ends.sqlServer.control);
  const known = { account: someone.email, password: someone.password };
  await client.saveScript({
    ...id(),
    action: 'getUser',
    source: "function getUser(email, callback) { console.log('asked'); callback(null, null); }",
  });
  await client.rehearse({ ...id(), mode: 'trickle', known });
  await page.until('the rehearsal', ({ activity }) => activity?.kind === 'rehearsal');
  // Longer than a page's patience on a busy machine.
  await expect
    .poll(() => page.now().rehearsals[0], { timeout: 40_000 })
    .toMatchObject({ mode: 'trickle', standing: 'present' });
  const [rehearsed] = page.now().rehearsals;
  expect(rehearsed?.failed).toBeGreaterThan(0);

  const { kinds } = await client.rehearsalMatrix({ mode: 'trickle' });
  const cells = Object.fromEntries(kinds.map((kind) => [kind.id, kind.cells]))['test-account'];
  expect(cells).toContainEqual({ event: 'right-password', outcome: 'worked' });
  expect(cells).toContainEqual({
    event: 'new-password',
    outcome: 'failed',
    words: 'No link is sent: getUser knows nobody by the address.',
  });
  const said = await client.saidInRehearsal({ mode: 'trickle', kind: 'test-account', event: 'new-password' });
  expect(said).toMatchObject({ account: someone.key, calls: [{ action: 'getUser', console: ['asked'] }] });
  expect(await filesWith(bench.home, [someone.password])).toEqual([]);

  await client.dropScript({ ...id(), action: 'getUser' });
  await page.until('a rehearsal out of date', ({ rehearsals }) => rehearsals[0]?.standing === 'outdated');
});

test('one that is stopped leaves the numbers of before', { timeout: 300_000 }, async () => {
  const { page } = bench;
  const before = page.now().rehearsals;
  await page.client.rehearse({ ...id(), mode: 'legacy' });
  await page.until('its first events', ({ activity }) => activity?.kind === 'rehearsal' && activity.done > 3);
  await page.client.cancelActivity(id());
  await page.until('its end', idle);
  expect(page.now().rehearsals).toEqual(before);
});
