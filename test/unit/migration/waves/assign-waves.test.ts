import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FormatPlaces, WaveAssigner, type WaveRange } from '../../../../electron/migration/waves/assign-waves.ts';
import type { WaveDefinition } from '../../../../electron/migration/waves/wave-definition.ts';

/** An account to import: its place in the plan, how its password is kept, and the wave that names it. */
interface Placed {
  readonly sequence: number;
  readonly format: string;
  readonly named: number | null;
}

const definition: fc.Arbitrary<WaveDefinition> = fc.oneof(
  fc.record({ kind: fc.constant('first' as const), accounts: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('share' as const), percent: fc.integer({ min: 1, max: 100 }) }),
  fc.constant<WaveDefinition>({ kind: 'ids', file: 'some.txt' }),
);

const plan = fc
  .record({
    definitions: fc.array(definition, { minLength: 1, maxLength: 4 }),
    ends: fc.boolean(),
    accounts: fc.array(
      fc.record({
        // Accounts that are not to be imported stand between.
        step: fc.integer({ min: 1, max: 3 }),
        format: fc.constantFrom('bcrypt', 'sha1', 'md5', 'clear'),
        names: fc.nat({ max: 7 }),
      }),
      { maxLength: 80 },
    ),
  })
  .map(({ definitions, ends, accounts }) => {
    const naming = definitions.flatMap(({ kind }, index) => (kind === 'ids' ? [index + 1] : []));
    let sequence = 0;
    return {
      definitions: ends ? [...definitions, { kind: 'rest' } as const] : definitions,
      accounts: accounts.map(({ step, format, names }): Placed => {
        sequence += step;
        return { sequence, format, named: naming[names] ?? null };
      }),
    };
  });

function formatsOf(accounts: readonly Placed[]): readonly FormatPlaces[] {
  return [...Map.groupBy(accounts, ({ format }) => format).values()].map((own) => ({
    first: own[0]?.sequence ?? 0,
    firstFree: own.find(({ named }) => named === null)?.sequence ?? null,
    inFirstWave: own.some(({ named }) => named === 1),
  }));
}

/** Has accounts assigned; gives the wave of each by the ranges alone. */
function assigned(definitions: readonly WaveDefinition[], accounts: readonly Placed[]) {
  const assigner = new WaveAssigner(definitions, accounts.length, formatsOf(accounts));
  const ranges: WaveRange[] = accounts.flatMap(({ sequence, named }) => assigner.take(sequence, named) ?? []);
  const last = assigner.end();
  if (last !== null) ranges.push(last);
  const wavesOf = (sequence: number) =>
    ranges.filter(({ first, last: end }) => first <= sequence && sequence <= end).map(({ wave }) => wave);
  return { assigner, ranges, wavesOf };
}

test('every account to import is of exactly one wave, every password format is in the first, and nobody is asked for twice', () => {
  fc.assert(
    fc.property(plan, ({ definitions, accounts }) => {
      const { assigner, wavesOf } = assigned(definitions, accounts);
      const waves = accounts.map((account) => ({ ...account, waves: wavesOf(account.sequence) }));
      expect(waves.filter(({ waves: of }) => of.length !== 1)).toEqual([]);
      const inFirst = new Set(waves.filter(({ waves: of }) => of[0] === 1).map(({ format }) => format));
      expect(inFirst).toEqual(new Set(accounts.map(({ format }) => format)));
      // Whom a wave names is of it, but for one of each format that the first lacks.
      const moved = waves.filter(({ named, waves: of }) => named !== null && of[0] !== named);
      expect(moved.every(({ waves: of }) => of[0] === 1)).toBe(true);
      expect(moved.length).toBeLessThanOrEqual(4);
      const count = (wave: number) => waves.filter(({ waves: of }) => of[0] === wave).length;
      expect(assigner.accounts).toEqual(assigner.accounts.map((_, index) => count(index + 1)));
      for (const [index, each] of definitions.entries()) {
        if (each.kind === 'first' && index > 0) expect(count(index + 1)).toBeLessThanOrEqual(each.accounts);
        if (each.kind === 'first' && index === 0) expect(count(1)).toBeLessThanOrEqual(each.accounts + assigner.extra);
      }
    }),
  );
});

test('waves are contiguous where nobody is named, and shares are of all accounts and add up', () => {
  const accounts = Array.from({ length: 1_000 }, (_, index) => ({
    sequence: index + 1,
    format: 'bcrypt',
    named: null,
  }));
  const { assigner, ranges } = assigned(
    [{ kind: 'first', accounts: 50 }, { kind: 'share', percent: 1 }, { kind: 'share', percent: 10 }, { kind: 'rest' }],
    accounts,
  );
  expect(assigner.accounts).toEqual([50, 10, 100, 840]);
  expect(ranges).toEqual([
    { wave: 1, first: 1, last: 50 },
    { wave: 2, first: 51, last: 60 },
    { wave: 3, first: 61, last: 160 },
    { wave: 4, first: 161, last: 1_000 },
  ]);
});

test('a format that stands at the end comes with the first wave, and no more than one of it', () => {
  const accounts = Array.from({ length: 100 }, (_, index) => ({
    sequence: index + 1,
    format: index < 90 ? 'bcrypt' : 'sha1',
    named: null,
  }));
  const { assigner, wavesOf } = assigned([{ kind: 'first', accounts: 5 }], accounts);
  expect(assigner.accounts).toEqual([6, 94]);
  expect(assigner.extra).toBe(1);
  expect(wavesOf(91)).toEqual([1]);
});
