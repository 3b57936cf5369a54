import { describe, expect, test } from 'vitest';
import { judgeSignIns } from '../../../../electron/migration/sign-ins/judge-sign-ins.ts';
import type { SignInLook } from '../../../../electron/migration/sign-ins/sign-in-look.ts';
import { SignInsByFormat } from '../../../../electron/migration/sign-ins/sign-ins-by-format.ts';

const look = (of: Partial<SignInLook>): SignInLook => ({
  run: '7',
  at: 100,
  tried: 0,
  signedIn: 0,
  failing: 0,
  formats: [],
  causes: [],
  intervals: [],
  log: { readable: true, upTo: null, keptSince: null, gap: false },
  ...of,
});
const share = (failingPercent: number) => ({ failingPercent, people: {} });
const nobody = { failingPercent: null, people: {} };

describe('how sign-ins stand against their limits', () => {
  test('a share holds up to the limit itself, and says nothing of fewer than twenty people', () => {
    expect(judgeSignIns(look({ tried: 40, failing: 2 }), share(5))).toEqual({ kind: 'as-expected' });
    expect(judgeSignIns(look({ tried: 40, failing: 3 }), share(5))).toEqual({
      kind: 'exceeded',
      exceeded: [{ limit: 'failing', people: 3, of: 40, most: 5 }],
    });
    expect(judgeSignIns(look({ tried: 19, failing: 19 }), share(5))).toEqual({ kind: 'as-expected' });
    expect(judgeSignIns(look({ tried: 20, failing: 20 }), nobody)).toEqual({ kind: 'as-expected' });
  });

  test('of a cause so many people are too many, however often they tried; a limit of none is one', () => {
    const causes = [{ cause: 'blocked', people: 8, stillOut: 1, attempts: 90, last: 9 }] as const;
    expect(judgeSignIns(look({ causes }), { failingPercent: 5, people: { blocked: 1 } })).toEqual({
      kind: 'as-expected',
    });
    expect(judgeSignIns(look({ causes }), { failingPercent: 5, people: { blocked: 0 } })).toEqual({
      kind: 'exceeded',
      exceeded: [{ limit: 'cause', cause: 'blocked', people: 1, most: 0 }],
    });
  });

  test('nobody is no good news, and a log that can’t be read none at all', () => {
    expect(judgeSignIns(look({}), share(0))).toEqual({ kind: 'nobody-yet' });
    const log = { readable: false, upTo: null, keptSince: null, gap: false };
    expect(judgeSignIns(look({ tried: 40, failing: 40, log }), share(0))).toEqual({ kind: 'unreadable' });
  });
});

test('people are told by the format of their password, each once, and who got in afterwards is none who can’t', () => {
  const people = new SignInsByFormat();
  people.add([
    { sequence: 1, format: 'old', kind: 'wrong-password', times: 9, last: 5 },
    { sequence: 1, format: 'old', kind: 'sign-in', times: 1, last: 6 },
    { sequence: 2, format: 'new', kind: 'hash-did-not-match', times: 4, last: 7 },
  ]);
  people.add([{ sequence: 3, format: 'old', kind: 'hash-did-not-match', times: 1, last: 8 }]);
  expect(people.told(9)).toEqual({
    tried: 3,
    signedIn: 1,
    failing: 2,
    formats: [
      { format: 'old', tried: 2, signedIn: 1, failing: 1 },
      { format: 'new', tried: 1, signedIn: 0, failing: 1 },
    ],
  });
});
