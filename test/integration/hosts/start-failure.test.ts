import { expect, test } from 'vitest';
import { UserferryError } from '../../../electron/common/userferry-error.ts';
import { endUnstarted } from '../../../electron/shell/start-failure.ts';

/** Stand-ins for Electron's `app` and `dialog` that write down what they were asked. */
function ended(error: unknown): readonly string[] {
  const asked: string[] = [];
  endUnstarted(
    {
      dialog: { showErrorBox: (title, text) => asked.push(title, text) },
      app: { exit: (code) => asked.push(`exit ${code}`) },
    },
    error,
  );
  return asked;
}

test('a failure to start says first what is safe, then what happened, then what to do, and ends the app', () => {
  const [title, text, exit] = ended(
    new UserferryError({
      code: 'UF-4001',
      message: 'The journal is open elsewhere.',
      kept: 'Nothing was changed.',
      next: 'Close the other one.',
      detail: 'SQLITE_BUSY',
    }),
  );
  expect(title).toBe('Userferry could not start (UF-4001)');
  expect(text?.split('\n\n')).toEqual([
    'Nothing was changed.',
    'The journal is open elsewhere.',
    'Close the other one.',
    'Details: SQLITE_BUSY',
  ]);
  expect(exit).toBe('exit 1');
});

test('a defect says that it is one', () => {
  const [title, text] = ended(new TypeError('undefined is not a function'));
  expect(title).toContain('UF-9000');
  expect(text).toContain('undefined is not a function');
});
