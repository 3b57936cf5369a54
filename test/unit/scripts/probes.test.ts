import { compileFunction } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PREFIX, PROBE, probed, SUFFIX } from '../../../electron/scripts/container/child/probes.ts';

type Run = (...args: unknown[]) => unknown;

const build = (source: string, names: readonly string[], values: readonly unknown[]): unknown => {
  const make = compileFunction(PREFIX + source + SUFFIX, [...names], { filename: 'probed.js', lineOffset: -1 }) as Run;
  return make(...values);
};

/** What a script's function gives, with and without probes, and which probes were passed. */
async function both(source: string, args: readonly unknown[] = []) {
  const script = probed(source);
  const passed: number[] = [];
  const probe = {
    ran: (index: number) => passed.push(index),
    back: (index: number, value: unknown) => {
      passed.push(index);
      return value;
    },
  };
  const outcome = async (action: unknown) => {
    try {
      return { gave: await (action as Run)(...args) };
    } catch (error) {
      return { threw: String(error) };
    }
  };
  return {
    plain: await outcome(build(source, [], [])),
    watched: await outcome(build(script.source, [PROBE], [probe])),
    lines: passed.map((index) => script.places[index]?.line),
    script,
  };
}

describe('a script with probes does what it does without', () => {
  test.for([
    ['a block', 'function f() { return 1; }'],
    ['a directive without semicolon', "function f() {\n  'use strict'\n  return typeof this;\n}"],
    ['two directives', "function f() { 'use strict'; 'another'; return this === undefined; }"],
    ['an arrow with an expression', '() => 1 + 1'],
    ['an arrow that gives an object', '() => ({ a: 1 })'],
    ['an arrow that gives a sequence', '() => (1, 2)'],
    ['arrows within each other', '() => [1, 2].map((x) => [x].map((y) => y * x))'],
    ['an arrow that awaits at once', 'async () => await 5'],
    ['await of await', 'async function f() { return await await Promise.resolve(7); }'],
    ['await within expressions', 'async function f() { return (await 2) ** 2 + -(await 1) + (await [3])[0]; }'],
    ['await in a template', 'async function f() { return `${await 1}${await 2}`; }'],
    ['await in a loop', 'async function f() { let s = 0; for (const x of [1, 2]) s += await x; return s; }'],
    ['for await', 'async function f() { let s = 0; for await (const x of [1, 2]) s += x; return s; }'],
    ['new with await', 'async function f() { return new (await Array)(3).length; }'],
    ['an optional call of what was awaited', 'async function f() { return (await null)?.x ?? 4; }'],
    ['a default that is a function', 'function f(g = () => 3) { return g(); }'],
    ['a generator', 'function f() { function* g() { yield 1; yield 2; } return [...g()]; }'],
    [
      'an async generator',
      'async function f() { async function* g() { yield await 1; } for await (const x of g()) return x; }',
    ],
    [
      'a class with everything',
      `function f() {
      class A { #x = 1; static y = (() => 2)(); get x() { return this.#x; } set x(v) { this.#x = v; } async m() { return await this.#x; } }
      class B extends A { constructor() { super(); this.x = 5; } }
      return new B().m();
    }`,
    ],
    [
      'a labelled loop',
      'function f() { outer: for (const a of [1, 2]) { for (const b of [1]) { if (a === 1) continue outer; return a + b; } } }',
    ],
    ['an if without braces', 'async function f() { if (await 1) return await 2; else return 3; }'],
    ['a helper behind it', 'function f() { return g(); }\nfunction g() { return 9; }'],
    ['arguments and this', 'function f() { return [arguments.length, this === undefined || this === globalThis]; }'],
    ['a throw', "function f() { throw new Error('x'); }"],
    ['a rejection', "async function f() { await Promise.reject(new Error('y')); }"],
    ['a comment before it', '/* about */ function f() { return 1; }'],
    ['line breaks of every kind', 'function f() {\r\n  return 1;\r}\u2028'],
  ] as const)('%s', async ([, source]) => {
    const { plain, watched } = await both(source);
    expect(watched).toEqual(plain);
  });

  /** Expressions of numbers, nested at random, awaited and wrapped in functions. */
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 5 },
      fc.integer({ min: 0, max: 9 }).map(String),
      tie('expression').map((of) => `(await ${of})`),
      tie('expression').map((of) => `(await (async () => ${of})())`),
      tie('expression').map((of) => `(await (async function () { 'use strict'\n return ${of} })())`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a} - ${b})`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `[${a}, ${b}].reduce((x, y) => x * 2 + y)`),
      tie('expression').map((of) => `((x) => { return x + 1; })(${of})`),
    ),
  }));

  test('whatever functions and awaits it is made of', () =>
    fc.assert(
      fc.asyncProperty(expression, async (text) => {
        const { plain, watched } = await both(`async function f() {\n return ${text};\n}`);
        expect(watched).toEqual(plain);
        expect(plain).toHaveProperty('gave');
      }),
    ));
});

test('each probe tells the place where its function begins or its await stands', async () => {
  const { lines } = await both(`async function f() {
  const one = () => 1;
  await null;
  return one();
}`);
  expect(lines).toEqual([1, 3, 2]);
});

test('places in the probed text are counted back to the text as it was written', () => {
  const source = `async function f(a) { const g = () => a(), h = await 1; return g(h) + here; }`;
  const { source: text, original } = probed(source);
  for (const word of ['const g', 'a()', 'h =', 'return', 'here']) {
    expect(original({ line: 1, column: text.indexOf(word) + 1 })).toEqual({
      line: 1,
      column: source.indexOf(word) + 1,
    });
  }
});

test('a text that is no JavaScript is left alone', () => {
  expect(probed('function (').source).toBe('function (');
});
