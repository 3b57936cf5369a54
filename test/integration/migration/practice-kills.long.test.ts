import { expect, test } from 'vitest';
import { soakKills } from '../../soak/kills.ts';

// The soak with fewer rounds: both practice servers over real sockets, SIGKILL at random instants, the same end each time.

test.each([
  ['without faults', false],
  ['with faults of both servers at random, while people come by signing in', true],
])('runs that are killed and resumed all end in the same state, %s', { timeout: 180_000 }, async (_, inLife) => {
  expect(await soakKills({ rounds: 2, kills: 2, accounts: 2_000, seed: 3, faults: inLife, signIns: inLife })).toBe(
    true,
  );
});
