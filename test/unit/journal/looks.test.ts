import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../../electron/journal/journal.ts';

test('accounts are listed longest not seen first, whatever was seen and however long the pages are; earlier looks are forgotten', () => {
  const folder = mkdtempSync(join(tmpdir(), 'userferry-looks-'));
  const journal = openJournal<object, object, object>(join(folder, 'journal.sqlite'), new Uint8Array(32).fill(1));
  onTestFinished(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });
  const { plans, looks } = journal;
  const lastSeen = fc.oneof(fc.nat(1_000), fc.constant('never' as const), fc.constant(null));
  let earlier: number | null = null;
  fc.assert(
    fc.property(fc.array(lastSeen, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (seen, limit) => {
      const plan = plans.begin('plan', {}, 1);
      plans.add(
        plan,
        seen.map((moment, index) => ({
          sequence: index + 1,
          key: `key-${index + 1}`,
          decision: 'import',
          reason: null,
          userId: `old-${index + 1}`,
          email: null,
          foldedEmail: null,
          phone: null,
          username: null,
          format: 'identity-v3-pbkdf2-sha256',
          blocked: false,
          traits: 0,
          experience: 'same-password',
          lastSeen: moment,
          digest: new Uint8Array([index]),
          aspects: new Uint8Array(24),
        })),
      );
      const look = looks.begin('place', plan, 2);
      looks.add(
        look,
        looks.accounts(plan, 0, 100).map((account) => ({ ...account, standing: 'straggler' })),
      );
      looks.finish(look, {});
      const listed = [];
      for (let after = null; ; after = listed.at(-1) ?? null) {
        const page = looks.page(look, 'straggler', after, limit);
        listed.push(...page);
        if (page.length === 0) break;
      }
      // Of whom nothing tells first, then who was never seen.
      const rank = (moment: number | 'never' | null) => (moment === null ? -2 : moment === 'never' ? -1 : moment);
      const expected = seen
        .map((moment, index) => ({ lastSeen: moment, sequence: index + 1 }))
        .toSorted((one, other) => rank(one.lastSeen) - rank(other.lastSeen) || one.sequence - other.sequence);
      expect(listed).toMatchObject(expected);
      expect(listed).toHaveLength(seen.length);
      expect(looks.part(look, 'straggler', limit, limit)).toEqual(listed.slice(limit, 2 * limit));
      if (earlier !== null) expect(looks.page(earlier, 'straggler', null, 10)).toEqual([]);
      earlier = look;
    }),
    { numRuns: 30 },
  );
});
