import { expect, test } from 'vitest';
import { looksLikeServiceAccount } from '../../../electron/accounts/service-account.ts';
import { personAt } from '../../../electron/practice/samples/people.ts';
import { drawsFrom } from '../../../electron/practice/samples/random.ts';

test('nobody’s number spells the name of a program, and no two people share an address', () => {
  const draws = drawsFrom(1);
  const addresses = new Set<string>();
  for (let index = 0; index < 60_000; index += 1) {
    const { address } = personAt(draws, index);
    addresses.add(address);
    expect(looksLikeServiceAccount({ email: address, username: null }), address).toBe(false);
  }
  expect(addresses.size).toBe(60_000);
});
