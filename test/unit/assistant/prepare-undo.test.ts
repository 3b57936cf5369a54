import { expect, test } from 'vitest';
import { refuseUnnamed } from '../../../electron/assistant/undo/prepare-undo.ts';

const environment = (kind: 'practice' | 'test' | 'production') => ({
  environment: { kind, domain: 'contoso.eu.auth0.com', clientId: 'c', connection: 'members' },
});
const wish = (by: string | null, why: string | null) => ({ consents: ['undo'] as const, by, why });

test('in production alone, undoing takes a name and a reason', () => {
  for (const kind of ['practice', 'test'] as const) refuseUnnamed(environment(kind), wish(null, null));
  refuseUnnamed(environment('production'), wish('Kim', 'the wrong scope'));
  for (const unnamed of [wish(null, null), wish('Kim', null), wish(null, 'the wrong scope')]) {
    expect(() => refuseUnnamed(environment('production'), unnamed)).toThrow(
      expect.objectContaining({ code: 'UF-4410' }),
    );
  }
});
