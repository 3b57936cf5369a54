import { i18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { generateMessageId } from '@lingui/message-utils/generateMessageId';
import { afterEach, expect, test } from 'vitest';
import { languageFor, speak } from '../../../renderer/catalogue/speak.ts';
import { accounts } from '../../../renderer/words/counts.ts';
import { durationInWords, remaining } from '../../../renderer/words/times.ts';

afterEach(() => speak(['en']));

test('speaks the first wished language that there is, with its region or without, and English before any later one', () => {
  expect(languageFor(['de-CH', 'fr'], ['de', 'fr'])).toBe('de');
  expect(languageFor(['pt-BR'], ['pt', 'pt-BR'])).toBe('pt-BR');
  expect(languageFor(['nl', 'en-GB', 'de'], ['de'])).toBe('en');
  expect(languageFor(['nl'], ['de'])).toBe('en');
  expect(languageFor([], [])).toBe('en');
});

test('a translation has as many forms as its language, and what it lacks is said in English', () => {
  const english = '{minutes, plural, one {{minutes} minute} other {{minutes} minutes}}';
  const polish = '{minutes, plural, one {{minutes} minuta} few {{minutes} minuty} other {{minutes} minut}}';
  i18n.loadAndActivate({ locale: 'pl', messages: { [generateMessageId(english)]: compileMessage(polish) } });
  expect([1, 3, 5].map((minutes) => remaining(minutes * 60_000))).toEqual(['1 minuta', '3 minuty', '5 minut']);
  expect(durationInWords(400)).toBe('less than a second');
  expect([accounts(1), accounts(2)]).toEqual(['1 account', '2 accounts']);
});
