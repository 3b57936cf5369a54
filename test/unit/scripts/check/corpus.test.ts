import { describe, expect, test } from 'vitest';
import { checkScript } from '../../../../electron/scripts/check/check-script.ts';
import { usualSettings } from '../../../../electron/scripts/check/check-settings.ts';
import type { Rule } from '../../../../electron/scripts/check/finding.ts';
import { callbacks } from '../../../wrong-scripts/callbacks.ts';
import { wrongScripts } from '../../../wrong-scripts/index.ts';
import { promises } from '../../../wrong-scripts/promises.ts';
import type { WrongScript } from '../../../wrong-scripts/wrong-script.ts';

// Scripts whose breaches the container shows when they run. Of those about the callback and about promises all are seen without
// running them; what only shows at run time is named below.

const rulesOf = ({ action = 'login', source }: WrongScript): readonly Rule[] =>
  checkScript(action, source, usualSettings).map(({ rule }) => rule);

describe('the corpus of wrong scripts', () => {
  const seen: Readonly<Record<string, Rule>> = {
    'never calls back': 'callback-never',
    'calls back on one path only': 'callback-never',
    'forgets return after an error': 'return-forgotten',
    'calls back twice at once': 'callback-twice',
    'calls back a second time later': 'callback-twice',
    'calls back in try and, because of that, in catch': 'callback-twice',
    'calls back for every row': 'callback-in-loop',
    'writes a line after the callback': 'work-after-callback',
    'calls a function of its own after the callback': 'work-after-callback',
    'begins a timer after the callback': 'work-after-callback',
    'cleans up in finally, after the callback': 'work-after-callback',
    'calls back while a request is under way': 'still-under-way',
    'calls back before what it awaits': 'work-after-callback',
    'leaves an interval behind': 'still-under-way',
    'is busy after the callback until the limit': 'work-after-callback',
    'returns its profile and never calls back': 'callback-never',
    'returns a promise of its own and never calls back': 'callback-never',
    'throws in an async function': 'rejection-unhandled',
    'has no catch on its promise': 'rejection-unhandled',
    'waits for something that never comes': 'callback-never',
    'has a rejection that nobody handles, beside its answer': 'rejection-unhandled',
    'has a rejection that nobody handles, after it was over': 'rejection-unhandled',
    'throws in a then after its callback': 'rejection-unhandled',
    'hands over a promise as its profile': 'no-profile',
  };
  test.for([...callbacks, ...promises].map((wrong) => [wrong.name, wrong] as const))('%s', ([name, wrong]) => {
    expect(rulesOf(wrong)).toContain(seen[name]);
  });

  test('what isn’t seen without running it', () => {
    const unseen = wrongScripts.filter((wrong) => rulesOf(wrong).length === 0).map(({ name }) => name);
    expect(unseen).toEqual([
      // Values that are made at run time.
      'a profile whose user_id is too long',
      'a profile that holds itself',
      'a big integer',
      'a whole table for a profile',
      'a value whose toJSON throws',
      'a profile of three thousand objects within each other',
      'a proxy for a profile',
      'a profile whose getter throws',
      'an error that can not be read',
      'an error with no text for a message',
      'a symbol for an error',
      // A slip in a name, or a global of Auth0's that isn't known here.
      'uses a name that nobody declared',
      // Whether that ever ends depends on values.
      'calls itself without end',
      'reads the environment',
      'opens the inspector',
      'an endless chain of promises',
      'an expression that backtracks for years',
      'an endless row of ticks',
      'a process that stops itself',
      'ends the process in finally',
      'breaks how errors are told',
      'puts its own in the place of JSON',
      'fills the memory beside the heap',
      'makes a text longer than there can be',
    ]);
  });
});
