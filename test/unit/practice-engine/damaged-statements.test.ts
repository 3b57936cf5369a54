import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixture, logIn, newEngine, run, vectors } from './vectors.ts';

/** What stands where a damaged statement's token stood: values at the edges of their types, other statements' words. */
const documented = JSON.parse(
  readFileSync(new URL('../../data/tsql-documented.json', import.meta.url), 'utf8'),
) as readonly { readonly statements: readonly string[] }[];
const tokens = [...vectors, ...documented]
  .flatMap(({ statements }) => statements)
  .filter(({ length }) => length < 1000)
  .map((statement) => statement.match(/'(?:[^']|'')*'|\w+|[^\s\w]|\s+/gu) ?? []);
const words = tokens.flat().filter((token) => token.trim() !== '');
const edges = [
  ...['NULL', "''", '-1', '$-1', '0x', '1e308', '1e-320', '9223372036854775807', "N'\u{1F600}ß'", 'CAST(NULL AS date)'],
  ...[
    "CAST('9999-12-31T23:59:59.9999999' AS datetime2)",
    'CAST(1.5 AS float)',
    "CAST('a' AS text)",
    'NEWID()',
    '*',
    '(',
  ],
];

/** Tokens of one kind are put in each other's place, so that most damaged statements still parse. */
function kindOf(token: string): string {
  if (/^\s/.test(token)) return ' ';
  if (/^['\d]/.test(token)) return 'value';
  return /^\w/.test(token) ? 'word' : 'sign';
}
const values = [...words.filter((word) => kindOf(word) === 'value'), ...edges];
const byKind: { readonly [kind: string]: readonly string[] } = {
  value: values,
  word: words.filter((word) => kindOf(word) === 'word'),
  sign: words.filter((word) => kindOf(word) === 'sign'),
  ' ': [' '],
};

const damaged = fc
  .tuple(fc.nat(), fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { minLength: 1, maxLength: 4 }))
  .map(([which, changes]) => {
    const statement = [...(tokens[which % tokens.length] ?? [])];
    for (const [place, choice, insert] of changes) {
      const at = place % Math.max(1, statement.length);
      const candidates = insert ? edges : (byKind[kindOf(statement[at] ?? '')] ?? edges);
      statement.splice(at, insert ? 0 : 1, candidates[choice % candidates.length] ?? '');
    }
    return statement.join('');
  })
  .filter((text) => !/WAITFOR|WHILE/i.test(text));

test('a damaged statement is answered or refused, and the session serves the next', () => {
  const session = logIn(newEngine());
  for (const statement of fixture) run(session, statement);
  fc.assert(
    fc.property(damaged, (text) => {
      for (const event of session.batch(text))
        if (event.kind === 'error') expect(event.message.number).toBeGreaterThan(0);
      run(session, 'WHILE @@TRANCOUNT > 0 ROLLBACK; SET NOCOUNT OFF');
      expect(run(session, 'SELECT 1').results[0]?.rows).toEqual([[1]]);
    }),
    { numRuns: 5000 },
  );
});
