import { beforeAll, describe, expect, test } from 'vitest';
import { freshFixture, judge, run, type Vector, type Verdict, vectors } from './vectors.ts';

let verdicts: ReadonlyMap<Vector, Verdict>;

beforeAll(() => {
  const reading = freshFixture();
  verdicts = new Map(
    vectors.map((vector) => {
      const session = vector.changes === true ? freshFixture() : reading;
      return [
        vector,
        judge(
          vector,
          vector.statements.map((text) => run(session, text)),
        ),
      ];
    }),
  );
});

function of(level: Vector['level']): [Vector, Verdict][] {
  return [...verdicts].filter(([vector]) => vector.level === level);
}

describe('statements with the answers of SQL Server', () => {
  test.each(['core', 'scripts', 'later'] as const)('%s: none is answered wrongly', (level) => {
    const wrong = of(level).flatMap(([{ id, statements }, verdict]) =>
      verdict.kind === 'wrong' ? [`${id}: ${statements.join(' GO ')} gave ${verdict.why}`] : [],
    );
    expect(wrong).toEqual([]);
  });

  test('core: at least 95 % are answered right', () => {
    const core = of('core');
    expect(core.filter(([, { kind }]) => kind === 'right').length / core.length).toBeGreaterThanOrEqual(0.95);
  });
});
