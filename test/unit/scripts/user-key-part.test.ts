import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { keyOf, userIdOf } from '../../../electron/accounts/user-id.ts';
import { keyRange } from '../../../electron/scripts/render/writing/key-range.ts';
import { scriptPart } from './script-parts.ts';

const file = new URL('../../../electron/accounts/data/user-id-vectors.json', import.meta.url);
const { vectors } = z
  .object({
    vectors: z.array(
      z.object({
        prefix: z.string(),
        kind: z.enum(['guid', 'integer', 'text']),
        value: z.string(),
        repeat: z.number().default(1),
        id: z.string().nullable(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(file, 'utf8')));

const part = scriptPart('keyOfUserId');
const [lowest, highest] = keyRange('bigint');

/** As a script calls it: the prefix of bare integers is written into it. */
function keyInScript(prefix: string, kind: 'guid' | 'integer' | 'text', id: string): unknown {
  return part(prefix === '' && kind === 'integer' ? 'user-' : prefix, kind, lowest, highest, id);
}

test.for(vectors.filter(({ id }) => id !== null))('$id of $kind', ({ prefix, kind, value, repeat, id }) => {
  const whole = value.repeat(repeat);
  const key = kind === 'guid' ? whole.replace(/[{}]/g, '').toLowerCase() : whole;
  expect(keyInScript(prefix, kind, id ?? '')).toBe(key);
});

test('a script inverts what the assistant makes, and takes nothing else', () => {
  const prefix = fc.constantFrom('', 'cm-');
  const kind = fc.constantFrom('guid', 'integer', 'text');
  const written = fc.oneof(fc.string({ unit: 'binary' }), fc.uuid(), fc.bigInt().map(String), fc.constant('~u00e9'));
  fc.assert(
    fc.property(prefix, kind, written, fc.boolean(), (front, which, text, isId) => {
      const made = which === 'text' && !isId ? userIdOf(front, { kind: 'text', value: text }) : null;
      const id = made?.kind === 'id' ? made.id : front + text;
      const key = keyOf(front, which, id);
      const inRange = which !== 'integer' || key === null || BigInt.asIntN(64, BigInt(key.value)) === BigInt(key.value);
      expect(keyInScript(front, which, id)).toBe(inRange ? (key?.value ?? null) : null);
    }),
  );
});

test.for([
  ['int', '2147483647', '2147483648'],
  ['smallint', '-32768', '-32769'],
  ['decimal(5, 0)', '99999', '100000'],
  ['numeric(38, 0)', `-${'9'.repeat(38)}`, `-1${'0'.repeat(38)}`],
] as const)('a key of %s ends where the type ends', ([type, last, beyond]) => {
  const [from, to] = keyRange(type);
  expect(part('', 'integer', from, to, last)).toBe(last);
  expect(part('', 'integer', from, to, beyond)).toBeNull();
});

test.for([null, undefined, 7, {}, '', 'x'.repeat(256)])('%o is no user id', (id) => {
  expect(part('', 'guid', null, null, id)).toBeNull();
});
