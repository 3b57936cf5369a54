import { describe, expect, test } from 'vitest';
import { runCases } from '../../../electron/assistant/scripts/cases/run-cases.ts';
import { plantedAccounts } from '../../../electron/cli/practice/planted-accounts.ts';
import { actionNames } from '../../../electron/scripts/actions.ts';
import { accountMapper } from '../../../electron/stores/mapping/account-mapper.ts';
import { accountSource } from '../../../electron/stores/mapping/account-source.ts';
import { caseBench, storesOfCases } from './support/case-bench.ts';

describe.for(storesOfCases)('the test cases of %s', (store) => {
  const opened = caseBench(store);

  test('all pass with the templates, somebody’s right password among them', { timeout: 240_000 }, async () => {
    const { session, plan, texts } = opened;
    const { email, password } = await someoneKnown(opened);
    const progress: number[] = [];
    const cases = await runCases(
      session,
      { actions: actionNames, plan, texts, known: { name: email, password } },
      { onProgress: (done, total) => progress.push(done / total) },
    );
    expect(
      cases.flatMap(({ action, id, verdict }) => (verdict.outcome === 'failed' ? [action, id, verdict.why] : [])),
    ).toEqual([]);
    expect(progress.at(-1)).toBe(1);
    const passed = cases
      .filter(({ verdict }) => verdict.outcome === 'passed')
      .map(({ action, id }) => `${action} ${id}`);
    expect(passed).toEqual(
      expect.arrayContaining([
        'login right-password',
        'login nearly-right',
        'login stored-value',
        'login new-password',
        'login nearly-new-password',
        'changePassword blanks',
        'login no-password',
        'login database-down',
        'login database-silent',
        'getUser found',
        'getUser other-letters',
        'getUser side-by-side',
        'create new',
        'create taken',
        'changePassword long-password',
        'changeEmail proven',
        'deleteUser again',
        ...(store === 'aspnet-membership'
          ? ['getUser other-application', 'changePassword unapproved']
          : ['verify found', 'changePassword locked']),
      ]),
    );
    const formats = passed.filter((name) => name.startsWith('changePassword changed '));
    expect(formats.length).toBeGreaterThan(2);
    expect(passed.filter((name) => name.startsWith('login wrong-password '))).toHaveLength(formats.length);
  });
});

/** Somebody of the chosen application, who moves and whose password is known. */
async function someoneKnown({ server, session, plan }: ReturnType<typeof caseBench>) {
  const legacy = await session.legacy('scripts');
  const source = accountSource(plan.mapping, plan.applications);
  for await (const { key, email, password, planted } of plantedAccounts(server.control)) {
    if (planted !== 'import' || email === null || password === null) continue;
    const row = await legacy.account(source, key);
    if (row !== null && accountMapper(plan.mapping)(row, Date.now()).barred === 'no') return { email, password };
  }
  throw new Error('Nobody moves with a known password.');
}
