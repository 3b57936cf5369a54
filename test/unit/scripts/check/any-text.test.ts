import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionNames } from '../../../../electron/scripts/actions.ts';
import { checkScript } from '../../../../electron/scripts/check/check-script.ts';
import { tenantNodes } from '../../../../electron/scripts/check/check-settings.ts';
import { lineStartsOf } from '../../../../electron/scripts/place-in-text.ts';
import { wrongScripts } from '../../../wrong-scripts/index.ts';

const settings = fc.record({ node: fc.constantFrom(...tenantNodes), context: fc.boolean() });
const action = fc.constantFrom(...actionNames);

/** Pieces of which programs consist, right or wrong. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...[
        'function login(email, password, callback) {',
        'async ',
        'await ',
        '}',
        '{',
        '(',
        ')',
        ';',
        '\n',
        'if (x) ',
        'else ',
      ],
      ...[
        'callback(',
        'callback',
        'null',
        'return ',
        'throw ',
        'for (const a of b) ',
        'while (1) ',
        'try {',
        '} catch (e) {',
      ],
      ...[
        '} finally {',
        '=> ',
        '.then(',
        '.catch(',
        'new Promise(',
        "require('tedious')",
        'new Connection(',
        'const a = ',
        'let b',
      ],
      ...[
        '`${',
        '}`',
        "'",
        '"',
        '/',
        '*',
        '/*',
        '*/',
        '//',
        '?.',
        '...',
        '[',
        ']',
        ', ',
        ' = ',
        ' + ',
        'class A { ',
        'yield ',
        'a',
        'b',
      ],
      ...[
        'rows[0].Id.value',
        'fields.Email.value',
        "SELECT * FROM T WHERE a = '",
        '\u2028',
        '\r\n',
        '😀',
        'switch (a) { case 1: ',
        'label: ',
      ],
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

/** A script of the corpus with something cut out of it or put into it. */
const mutilated = fc
  .tuple(fc.constantFrom(...wrongScripts.map(({ source }) => source)), fc.nat(), fc.nat({ max: 12 }), pieces)
  .map(([source, at, length, added]) => {
    const from = at % (source.length + 1);
    return source.slice(0, from) + added + source.slice(from + length);
  });

describe('whatever text is given, the check ends, does not throw, and names places that are in it', () => {
  test.for([
    ['any text', fc.string({ unit: 'grapheme', maxLength: 300 })],
    ['pieces of programs', pieces],
    ['pieces in a function', pieces.map((text) => `function login(email, password, callback) {\n${text}\n}`)],
    ['scripts that were cut into', mutilated],
  ] as const)('%s', ([, texts]) => {
    fc.assert(
      fc.property(action, texts, settings, (name, source, given) => {
        const findings = checkScript(name, source, given);
        const starts = lineStartsOf(source);
        for (const { place, text, next } of findings) {
          for (const { line, column } of [place, place.end]) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(starts.length);
            expect(column).toBeGreaterThanOrEqual(1);
            expect((starts[line - 1] ?? 0) + column - 1).toBeLessThanOrEqual(source.length);
          }
          expect([text, next].every((sentence) => /^\S.*[.`)]$/s.test(sentence))).toBe(true);
        }
        expect(checkScript(name, source, given)).toEqual(findings);
      }),
      { numRuns: 250 },
    );
  });
});

describe('texts that would take a careless reader long', () => {
  const within = (body: string) => `function login(email, password, callback) {\n${body}\n}`;
  test.for<readonly [string, string]>([
    ['brackets within each other', `function login() { return ${'('.repeat(20_000)}1${')'.repeat(20_000)}; }`],
    ['lists within each other', within(`${'['.repeat(50_000)}`)],
    ['conditions within each other', within(`${'if (email) {'.repeat(2_000)}callback(null);${'}'.repeat(2_000)}`)],
    ['conditions one after the other', within('if (email) callback(null);\n'.repeat(3_500))],
    ['a long sum', within(`const sql = ${"'a' + ".repeat(9_000)}'b';\nopen().query(sql, () => callback(null));`)],
    ['a long sum with a value in it', within(`open().query(email${" + 'a'".repeat(9_000)}, () => callback(null));`)],
    [
      'names that double each other',
      within(
        `const a0 = 'x';\n${Array.from({ length: 60 }, (_, n) => `const a${n + 1} = a${n} + a${n};`).join('\n')}\nopen().query(a60, () => callback(null));`,
      ),
    ],
    [
      'functions that call each other twice',
      within(
        `${Array.from({ length: 60 }, (_, n) => `function f${n}(done) { f${n + 1}(() => done()); f${n + 1}(() => done()); }`).join('\n')}
function f60(done) { done(); }
f0(callback);`,
      ),
    ],
    ['names in a circle', within('const a = b; const b = a; open().query(a); callback(a);')],
    [
      'chains of promises',
      within(`fetch('https://example.com')${'.then((x) => x)'.repeat(3_000)}.then(() => callback(null), callback);`),
    ],
  ])('%s', { retry: 3 }, ([, source]) => {
    const started = performance.now();
    checkScript('login', source, { node: 22, context: false });
    // It takes some tenths of a second at most; a busy machine has more.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
