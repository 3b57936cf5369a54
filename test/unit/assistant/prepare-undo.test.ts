import { expect, test } from 'vitest';
import { refuseUnnamed } from '../../../electron/assistant/undo/prepare-undo.ts';

const environment = (kind: 'practice' | 'test' | 'production') => ({
  environment: { kind, domain: 'contoso.eu.auth0.com', clientId: 'c', connection: 'members' },
});
const wish = (by: string | null, why: string | null) => ({ consents: ['undo'] as const, by, why });

test('in production alone, undoing takes a name and a reason', () => {
  for (const kind of ['practice', 'test'] as const) refuseUnnamed(environment(kind), wish(null, null));
  refuseUnnamed(environment('production'), { ...wish('Kim', 'the wrong scope'), atMost: 12 });
  for (const unnamed of [wish(null, null), wish('Kim', null), wish(null, 'the wrong scope')]) {
    expect(() => refuseUnnamed(environment('production'), { ...unnamed, atMost: 12 })).toThrow(
      expect.objectContaining({ code: 'UF-4410' }),
    );
  }
});

test('in production alone, undoing takes the number of users to whom the yes is', () => {
  for (const kind of ['practice', 'test'] as const) refuseUnnamed(environment(kind), wish('Kim', 'the wrong scope'));
  refuseUnnamed(environment('production'), { ...wish('Kim', 'the wrong scope'), atMost: 0 });
  expect(() => refuseUnnamed(environment('production'), wish('Kim', 'the wrong scope'))).toThrow(
    expect.objectContaining({ code: 'UF-4412', next: expect.stringContaining('--users N') }),
  );
});
