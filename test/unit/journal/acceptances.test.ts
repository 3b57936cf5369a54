import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../../electron/journal/journal.ts';

test('a new password of somebody whom the plan does not know is an exception too, and accepted by name it stays so at the next look', () => {
  const folder = mkdtempSync(join(tmpdir(), 'userferry-acceptances-'));
  const journal = openJournal<object, object, object>(join(folder, 'journal.sqlite'), new Uint8Array(32).fill(1));
  onTestFinished(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });
  const { plans, looks, acceptances } = journal;
  const plan = plans.begin('plan', {}, 1);
  plans.add(plan, [
    {
      sequence: 1,
      key: '4711',
      decision: 'import',
      reason: null,
      userId: 'old-4711',
      email: null,
      foldedEmail: null,
      phone: null,
      username: null,
      format: 'identity-v3-pbkdf2-sha256',
      blocked: false,
      traits: 0,
      experience: 'same-password',
      lastSeen: null,
      digest: new Uint8Array([1]),
      aspects: new Uint8Array(24),
    },
  ]);
  const at = Date.UTC(2026, 10, 26, 7, 59, 6, 123);
  const known = { at, userId: 'old-4711', account: { sequence: 1, standing: 'straggler' } };
  const signedUp = { at, userId: 'signed-up-in-auth0', account: null };
  const nameless = { at, userId: null, account: null };
  const lookAt = (resets: Parameters<typeof looks.addOpenResets>[1]) => {
    const look = looks.begin('place', plan, 2);
    looks.addOpenResets(look, resets);
    looks.finish(look, {});
    acceptances.gather('place', { look, plan, run: null, delta: null, unseen: [] });
    return acceptances.page('place', null, 10).map(({ name, accepted }) => [name, accepted !== null]);
  };
  const moment = '2026-11-26T07:59:06.123Z';
  expect(lookAt([known, signedUp, nameless])).toEqual([
    [moment, false],
    ['4711', false],
    ['signed-up-in-auth0', false],
  ]);
  for (const name of [moment, 'signed-up-in-auth0']) {
    const acceptance = { by: 'Ada Lovelace', why: 'asked them', at: 3 };
    expect(acceptances.accept('place', { kind: 'open-reset', name }, acceptance)).toBe(1);
  }
  // Somebody else's earlier reset moves everybody one place down.
  expect(lookAt([{ ...nameless, at: at - 1 }, known, signedUp, nameless])).toEqual([
    ['2026-11-26T07:59:06.122Z', false],
    [moment, true],
    ['4711', false],
    ['signed-up-in-auth0', true],
  ]);
});
