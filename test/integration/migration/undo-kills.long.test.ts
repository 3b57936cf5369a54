import { expect, test } from 'vitest';
import { soakUndo } from '../../soak/undo.ts';

// The soak with fewer accounts: both practice servers over real sockets, SIGKILL at random instants.

test('a run that is undone by processes which are killed leaves the tenant as it was before, user by user', {
  timeout: 300_000,
}, async () => {
  expect(await soakUndo({ accounts: 600, kills: 3, seed: 5, faults: false })).toBe(true);
});
