import { expect, test } from 'vitest';
import { daysSeries } from '../../../renderer/steps/migrate/weeks/days-chart-options.ts';
import {
  costSentence,
  forecastSentence,
  laterSentence,
  weeksHeading,
} from '../../../renderer/steps/migrate/weeks/weeks-words.ts';
import { everybodyLook, firstDayLook, weeksLook } from '../../e2e/scripted/trickling.ts';

const nbsp = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

test('a forecast is one sentence with its uncertainty, or says why there is none', () => {
  expect(nbsp(forecastSentence(weeksLook))).toMatch(
    /^If it goes on like the last two weeks, 95 % .+ earliest .+ latest/,
  );
  const last = weeksLook.forecast.slice(-1);
  expect(nbsp(forecastSentence({ ...weeksLook, forecast: last }))).toContain('and perhaps never');
  expect(forecastSentence(firstDayLook)).toContain('Too little has happened');
  expect(forecastSentence(everybodyLook)).toBe('Nobody is left who could still come.');
});

test('what going back would lose is a least number where the log has holes', () => {
  expect(costSentence({ passwords: 731, users: 1, atLeast: true })).toBe(
    'Going back would lose at least 731 passwords set in Auth0 and 1 user who exists only there.',
  );
  expect(costSentence({ passwords: 0, users: 0, atLeast: false })).toContain('nothing yet');
  expect(costSentence({ passwords: 0, users: 0, atLeast: true })).toContain('at least 0 passwords');
});

test('the finding names who has moved and who is left', () => {
  expect(weeksHeading(everybodyLook)).toBe('Everybody who can come has moved');
  const { standings } = firstDayLook;
  expect(nbsp(weeksHeading(firstDayLook))).toMatch(/ have moved, .+ to go$/);
  // Nobody is to go once nobody is asked for any more.
  expect(nbsp(weeksHeading(firstDayLook, true))).toMatch(/^[\d,]+ of [\d,]+ accounts have moved$/);
  expect(weeksHeading({ ...firstDayLook, standings: { ...standings, 'by-sign-in': 0 } })).toBe('Nobody has moved yet');
});

test('who was left on a day are those of now and whoever came after it', () => {
  const perDay = [3, 0, 2].map((came, index) => ({ day: `2026-11-0${index + 1}`, came, signIns: came, refused: 0 }));
  const { left, came } = daysSeries({ perDay, standings: { ...weeksLook.standings, straggler: 10 } });
  expect([came, left]).toEqual([
    [3, 0, 2],
    [12, 12, 10],
  ]);
});

test('nobody is promised a look that takes a secret which a restart has forgotten', () => {
  expect(laterSentence(true, false)).toBe('While Userferry is open it looks again about every hour.');
  expect(laterSentence(false, false)).toMatch(/^Nothing is looked at by itself until .+ on Tenant\.$/);
  expect(laterSentence(false, true)).toMatch(/ With hybrid, on Strategy, a run brings the rest\.$/);
});
