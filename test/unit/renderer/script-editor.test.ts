import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState, Text } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { type ActionName, actionNames, actions } from '../../../electron/assistant/contract/index.ts';
import { scriptCompletions } from '../../../renderer/steps/scripts/editor/completions.ts';
import { offsetOf } from '../../../renderer/steps/scripts/editor/places.ts';

const surroundings = { configuration: ['SQL_SERVER', 'SQL_PASSWORD'], modules: ['tedious@11.0.3', 'crypto'] };

/** What is offered at the end of a text. */
async function offered(action: ActionName, text: string): Promise<readonly string[] | null> {
  const context = new CompletionContext(EditorState.create({ doc: text }), text.length, false);
  const result = await scriptCompletions(action, surroundings)(context);
  return result === null ? null : result.options.map(({ label }) => label);
}

describe('completion', () => {
  test.for(actionNames)('of %s begins with its own parameters and the callback', async (action) => {
    const { parameters } = actions[action];
    const labels = await offered(action, 'function f() {\n  c');
    expect(labels?.slice(0, parameters.length + 1)).toEqual([...parameters, 'callback']);
    expect(labels).toEqual(expect.arrayContaining(['configuration', 'global', 'require', 'ValidationError']));
  });

  test.for([
    ['const s = configuration.', ['SQL_SERVER', 'SQL_PASSWORD']],
    ['const s = configuration.SQL_P', ['SQL_SERVER', 'SQL_PASSWORD']],
    ["const t = require('", ['tedious@11.0.3', 'crypto']],
    ['const t = require("tedious@', ['tedious@11.0.3', 'crypto']],
    ['connection.', null],
    ['connection.o', null],
    ['', null],
  ] as const)('after %o is %o', async ([text, labels]) => {
    expect(await offered('login', text)).toEqual(labels);
  });
});

test.for([
  [{ line: 2, column: 3 }, 6],
  [{ line: 1, column: 99 }, 3],
  [{ line: 99, column: 1 }, 4],
  [{ line: 0, column: 0 }, 0],
] as const)('a place that the text has lost is the nearest there is: %o', ([place, offset]) => {
  expect(offsetOf(Text.of(['abc', 'defg']), place)).toBe(offset);
});
