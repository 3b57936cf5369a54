import { expect, test } from 'vitest';
import { personStep, personTone } from '../../../electron/assistant/person/person-step.ts';
import type { Absence, Access, Situation } from '../../../electron/migration/person/situation.ts';

const absent = (why: Absence, legacy: 'there' | 'gone' = 'there'): Situation => ({
  kind: 'absent',
  why,
  way: 'none',
  legacy,
  comes: 'not',
  trouble: null,
});
const there = (access: Access, trouble: Extract<Situation, { kind: 'in-auth0' }>['trouble'] = null): Situation => ({
  kind: 'in-auth0',
  came: { kind: 'otherwise' },
  access,
  trouble,
  logRead: true,
  asksLegacy: false,
});

test('only what can be done from here is offered, and where it is done', () => {
  expect(personStep(absent({ kind: 'newer-than-plan' }))).toBe('make-plan');
  expect(personStep(absent({ kind: 'newer-than-plan' }, 'gone'))).toBeNull();
  expect(personStep(absent({ kind: 'left-by-plan', outcome: 'held', reason: 'no-password' }))).toBe('see-plan');
  expect(personStep(absent({ kind: 'waiting' }))).toBe('see-run');
  expect(personStep(absent({ kind: 'half-created' }))).toBe('settle');
  expect(personStep(absent({ kind: 'gone-from-legacy' }))).toBeNull();
  expect(personStep(there({ kind: 'without-password', mailed: null }))).toBe('send-mail');
  expect(personStep(there({ kind: 'without-password', mailed: 1 }))).toBeNull();
  expect(personStep({ kind: 'not-asked', run: null, wave: null, plan: null })).toBe('reach-tenant');
  expect(personStep({ kind: 'linked', trouble: null })).toBeNull();
});

test('nothing is said to be well that a failure, a block or an absence stands against', () => {
  const signedIn = { kind: 'signed-in', at: 1, otherPassword: false } as const;
  expect(personTone(there(signedIn))).toBe('well');
  expect(personTone(there(signedIn, { cause: 'wrong-password', at: 2, times: 1 }))).toBe('wrong');
  expect(personTone(there({ kind: 'blocked' }))).toBe('wrong');
  expect(personTone(absent({ kind: 'waiting' }))).toBe('look');
});
