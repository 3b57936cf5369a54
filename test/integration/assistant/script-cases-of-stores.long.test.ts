import { afterAll, beforeAll, test } from 'vitest';
import { runCases } from '../../../electron/assistant/scripts/cases/run-cases.ts';
import { scriptTexts } from '../../../electron/assistant/scripts/cases/texts.ts';
import type { WorkspaceSession } from '../../../electron/assistant/session.ts';
import { actionNames, actions } from '../../../electron/scripts/actions.ts';
import type { FixtureDatabase } from '../legacy/fixture-database.ts';
import { scriptContainer, templates } from '../scripts/scripted-database.ts';
import { writingCases } from '../scripts/writing-cases.ts';
import { writingStore } from '../scripts/writing-store.ts';
import { type OpenLegacySession, openLegacySession } from './support/open-legacy-session.ts';

let opened: OpenLegacySession;
let database: FixtureDatabase;
let session: WorkspaceSession;
const container = scriptContainer();

beforeAll(async () => {
  opened = await openLegacySession();
  ({ database, session } = opened);
});
afterAll(async () => {
  container.close();
  await opened?.close();
});

/** The two usual stores have all their cases run in `script-cases`. */
const others = writingCases.filter(({ name }) => name !== 'aspnet-identity-core' && name !== 'aspnet-membership');
const writing = actionNames.filter((action) => actions[action].writes);

// At the same time, as each waits for a database that never answers.
test.concurrent.for(others)(
  'no case of a template that writes, or of login, fails: $name',
  { timeout: 300_000 },
  async (example, { expect }) => {
    const store = await writingStore(database, container, example);
    await store.fill();
    const texts = scriptTexts(store.plan, templates, {});
    const cases = await runCases(session, { actions: [...writing, 'login'], plan: store.plan, texts, known: null });
    const failed = cases.flatMap(({ action, id, verdict, said }) =>
      verdict.outcome === 'failed' ? [[action, id, verdict.why, said.map(({ text }) => text)]] : [],
    );
    expect(failed).toEqual([]);
    const passed = cases.filter(({ verdict }) => verdict.outcome === 'passed');
    expect(passed.length).toBeGreaterThan(10);
  },
);
