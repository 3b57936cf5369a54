import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { niceTop } from '../../../renderer/steps/migrate/chart-options.ts';
import { resumeSentence, safetySentence, whatIsForgotten } from '../../../renderer/steps/migrate/resume-words.ts';
import { runFigures } from '../../../renderer/steps/migrate/run-figures.ts';
import { scenes } from '../../e2e/scripted/scenes.ts';

const some = fc.nat(1_000_000);
const counts = fc
  .record({
    imported: some,
    updated: some,
    present: some,
    held: some,
    skipped: some,
    rejected: some,
    uncertain: some,
    withTenant: some,
    toSend: some,
  })
  .map((drawn) => ({ ...drawn, total: Object.values(drawn).reduce((sum, part) => sum + part, 0) }));

describe('a run’s figures', () => {
  test('the five always add up to the accounts that the run is about', () => {
    fc.assert(
      fc.property(counts, (drawn) => {
        const { concerned, inTenant, rejected, uncertain, withTenant, toSend, done } = runFigures(drawn);
        expect(inTenant + rejected + uncertain + withTenant + toSend).toBe(concerned);
        expect(done + uncertain + withTenant + toSend).toBe(concerned);
      }),
    );
  });

  test('a halted run says first who is safe, then what resuming does', () => {
    const figures = { concerned: 4, inTenant: 1, rejected: 0, uncertain: 0, withTenant: 0, toSend: 3, done: 1 };
    expect(safetySentence(figures, 0)).toBe('1 is in Auth0. Nobody will be imported twice. Safe to close.');
    expect(safetySentence({ ...figures, uncertain: 8 }, 1)).toBe(
      '1 is in Auth0. 1 file is uncertain and will be checked. Nobody will be imported twice. Safe to close.',
    );
    expect(resumeSentence(figures, 0)).toBe('Resume sends the 3.');
    expect(resumeSentence({ ...figures, uncertain: 8 }, 2)).toBe('Resume sends the 3 and settles 2 uncertain files.');
    expect(resumeSentence({ ...figures, toSend: 0 }, 0)).toBe('Resume counts who arrived and ends the run.');
    expect(resumeSentence({ ...figures, toSend: 0 }, 0, 2)).toBe('Resume counts who arrived and ends wave 2.');
  });

  test('after a restart it says which secret is to be typed again', () => {
    const { legacy, tenant } = scenes.stopped;
    expect(whatIsForgotten({ legacy, tenant })).toBeUndefined();
    expect(whatIsForgotten({ legacy: { ...legacy, passwordKnown: false }, tenant })).toContain('Legacy database');
    expect(whatIsForgotten({ legacy, tenant: { ...tenant, secretKnown: false } })).toContain('Tenant');
  });

  test('the chart ends on a round number that no rate exceeds', () => {
    expect([niceTop(null), niceTop(0), niceTop(31.2), niceTop(101), niceTop(0.4)]).toEqual([10, 10, 40, 200, 1]);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (most) => {
        expect(niceTop(most)).toBeGreaterThanOrEqual(most);
      }),
    );
  });
});
