import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../../electron/journal/journal.ts';
import { evidencing } from '../../../electron/migration/worker/evidencing.ts';
import type { MigrationJournal } from '../../../electron/migration/worker/planning.ts';

test('whatever was begun and is not at its end is named, and nothing that is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'userferry-unfinished-'));
  const journal: MigrationJournal = openJournal(join(folder, 'journal.sqlite'), new Uint8Array(32).fill(6));
  onTestFinished(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });
  const { plans, runs, undos, mailings, assignments, pilots } = journal;
  const unfinished = () => evidencing(journal).unfinishedWork();
  expect(unfinished()).toEqual([]);

  const plan = plans.begin('plan', {} as Parameters<typeof plans.begin>[1], 1);
  const run = runs.begin({ plan, connection: { id: 'con', name: 'members', tenant: 't' }, token: 't', cap: 1, now: 1 });
  for (const state of ['running', 'paused', 'stopped'] as const) {
    runs.setState(run, state, 2, null);
    expect(unfinished()).toEqual([{ kind: 'run', id: run }]);
  }

  undos.begin(run, 3);
  expect(unfinished()).toEqual([{ kind: 'run', id: run }]);
  undos.open(run);
  expect(unfinished()).toEqual([{ kind: 'undo', id: run }]);
  undos.finish(run, { at: 4, baseline: 0, tenantNow: 0, newcomers: 0, matches: true });
  expect(unfinished()).toEqual([]);

  const list = mailings.begin(run, 't/con', 5);
  mailings.add(list, [{ sequence: 1, userId: 'old-1', reason: null, state: 'waiting' }], 5);
  mailings.listed(list);
  expect(unfinished()).toEqual([{ kind: 'mailing', id: run }]);
  mailings.change(list, 1, ['waiting'], { state: 'intended', at: 6 });
  mailings.change(list, 1, ['intended'], { state: 'uncertain', at: 6 });
  expect(unfinished()).toEqual([{ kind: 'mailing', id: run }]);
  mailings.change(list, 1, ['uncertain'], { state: 'asked', at: 7 });
  expect(unfinished()).toEqual([]);

  journal.transaction(() => {
    assignments.beginListing(run, 8);
    assignments.endListing();
    assignments.ask(run, { at: 8, by: null, consents: [] });
  });
  expect(unfinished()).toEqual([{ kind: 'roles', id: run }]);
  assignments.finish(run, 9);
  expect(unfinished()).toEqual([]);

  const pilot = pilots.begin({ tenant: 't', connection: 'members', begun: 10, settingsDigest: null });
  pilots.intendConnection({ pilot, name: 'uf-pilot', mark: 'm' });
  expect(unfinished()).toEqual([{ kind: 'pilot', id: pilot }]);
  pilots.connectionRemoved(pilot, 'uf-pilot');
  expect(unfinished()).toEqual([]);
});
