// A pilot on the practice tenant, by the command line: every format through and back, and nothing left.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import { saveWorkspace } from '../../../electron/assistant/workspace/load-workspace.ts';
import { type Ends, newHome, startEnds } from '../assistant/support/workbench.ts';
import { runHere } from './run-here.ts';

let ends: Ends;
let home: Awaited<ReturnType<typeof newHome>>;
let file: string;

beforeAll(async () => {
  ends = await startEnds(20, { plan: 'unlimited' });
  home = await newHome();
  file = `${home.path}/workspace.json`;
  const { sqlServer, tenant, fingerprint256 } = ends;
  await saveWorkspace(
    file,
    practiceWorkspace({ legacy: { ...sqlServer, fingerprint256 }, tenant }, 'aspnet-identity-core', 'pilot-of-tests'),
  );
  vi.stubEnv('USERFERRY_HOME', home.path);
  vi.stubEnv('USERFERRY_SQL_PASSWORD', sqlServer.password);
  vi.stubEnv('USERFERRY_CLIENT_SECRET', tenant.clientSecret);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await ends?.stop();
  await home?.remove();
});

test('every format that Userferry converts', { timeout: 120_000 }, async () => {
  const answer = await runHere(['pilot', '--workspace', file, '--client-id', ends.tenant.signInClientId, '--trickle', '--measure-cap']);
  expect(answer.code).toBe(0);
  expect((await ends.tenantState()).users).toBe(0);
});
