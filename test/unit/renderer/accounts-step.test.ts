import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOfFile } from '../../../renderer/components/text-of-file.ts';
import { leftOut } from '../../../renderer/steps/accounts/coverage.ts';
import { readScope, typedScope } from '../../../renderer/steps/accounts/scope-form.ts';
import { survey } from '../../e2e/scripted/survey-and-plan.ts';

describe('the scope’s form', () => {
  const scope = fc.record(
    {
      keys: fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
      roles: fc.array(fc.stringMatching(/^[A-Za-zé]{1,8}$/), { minLength: 1, maxLength: 3 }),
      signedInSince: fc
        .integer({ min: 0, max: 20_000 })
        .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10)),
      first: fc.integer({ min: 1, max: 10_000_000 }),
    },
    { requiredKeys: [] },
  );

  test('shows a scope and reads the same one back, keys as they were', () => {
    fc.assert(
      fc.property(scope, (settings) => {
        expect(readScope(typedScope(settings), settings)).toEqual({ kind: 'scope', scope: settings });
      }),
    );
  });

  test.each(['0', '-1', '1.5e3', 'ten'])('takes %s for no number of accounts', (first) => {
    expect(readScope({ roles: '', signedInSince: '', first }, {}).kind).toBe('wrong');
  });

  test('takes nothing but commas and blanks for no role', () => {
    expect(readScope({ roles: ' , ,', signedInSince: '', first: ' ' }, {})).toEqual({ kind: 'scope', scope: {} });
  });
});

test('a plan says whom it leaves out by choice, and nothing when it covers everybody', () => {
  const whole = { keys: null, roles: null, signedInSince: null, first: null };
  expect(leftOut({ scope: whole, applications: [] }, survey)).toEqual([]);
  const scope = { ...whole, roles: ['Editor', 'Member'], signedInSince: Date.UTC(2025, 0, 31), first: 1 };
  const [application, ...limits] = leftOut({ scope, applications: ['1'] }, survey);
  expect(application).toMatch(/^Application \/Intranet is left out \(1.204 accounts\)\.$/);
  expect(limits).toEqual([
    'Only accounts with the role Editor or Member.',
    'Only who signed in since 2025-01-31, or when is unknown.',
    'Only the first 1 that would be imported.',
  ]);
});

describe('a chosen file', () => {
  const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();

  test.each([
    ['UTF-8', Buffer.from('<é/>')],
    ['UTF-8 with its mark', Buffer.from('\uFEFF<é/>')],
    ['UTF-16', Buffer.from('\uFEFF<é/>', 'utf16le')],
    ['UTF-16 the other way round', swapped('\uFEFF<é/>')],
  ])('of %s is read', (_, bytes) => {
    expect(textOfFile(new Uint8Array(bytes).buffer)).toBe('<é/>');
  });
});
