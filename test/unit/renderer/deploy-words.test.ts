import { expect, test } from 'vitest';
import type { Capacity } from '../../../electron/assistant/contract/index.ts';
import { capacitySentence, changeWords } from '../../../renderer/steps/scripts/deploy/deploy-words.ts';
import { reachFormOf, settingsOf } from '../../../renderer/steps/scripts/deploy/reach-form.ts';

const measured: Capacity = {
  scriptTime: { p95: 90, runs: 14 },
  concurrency: 250,
  underWay: null,
  signInsPossible: 2777,
  tenant: 'unknown',
};

test('capacity is answered in one sentence, with what is missing where something is', () => {
  expect(capacitySentence({ ...measured, scriptTime: null }, 20)).toContain('run the test cases of login first');
  expect(capacitySentence(measured, undefined)).toMatch(/would do for 2.777 sign-ins a second\.$/);
  const at = (tenant: Capacity['tenant'], underWay: number, peak: number) =>
    capacitySentence({ ...measured, tenant, underWay }, peak);
  expect(at('enough', 6, 20)).toBe(
    'At 20 sign-ins a second up to 6 scripts are under way: well within the 250 that the tenant runs at once.',
  );
  expect(at('tight', 140, 1200)).toContain('more than half of');
  expect(at('too-little', 300, 2.5)).toMatch(/^At 2.5 sign-ins .* What comes on top fails\.$/);
});

test('a change is told in words, and what is not known by name under Auth0’s own', () => {
  expect(changeWords({ kind: 'setting', path: 'options.import_mode', from: null, to: true })).toMatchObject({
    what: 'Import mode',
    before: 'off',
    after: 'on',
  });
  const policy = changeWords({ kind: 'setting', path: 'options.passwordPolicy', from: 'good', to: null });
  expect(policy).toMatchObject({ what: 'options.passwordPolicy', before: 'good', after: 'not set' });
  const long = changeWords({ kind: 'setting', path: 'options.x', from: null, to: ['a'.repeat(200)] });
  expect(long.after.length).toBeLessThan(90);
  const gone = { digest: '0c77d1a9f3b4', lines: 1 };
  const removed = {
    kind: 'script',
    script: 'changeEmail',
    from: gone,
    to: null,
    linesAdded: 0,
    linesRemoved: 1,
  } as const;
  expect(changeWords(removed)).toMatchObject({ what: 'Script changeEmail', before: '1 line', after: 'removed' });
});

test('what the form has no field for is kept, and an empty field is as this computer does', () => {
  const before = { server: 'sql.contoso.example', port: 1444, ca: 'PEM', requiresUsername: true };
  expect(settingsOf(reachFormOf(before), before)).toEqual(before);
  const emptied = { ...reachFormOf(before), server: ' ', port: '' };
  expect(settingsOf(emptied, before)).toEqual({ ca: 'PEM', requiresUsername: true });
  expect(settingsOf({ ...emptied, port: '70000' }, before)).toBeNull();
});
