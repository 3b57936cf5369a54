import type { SignInLimits, SignInLook, SignInsState } from '../../../electron/assistant/contract/index.ts';
import { sceneTime } from './base-snapshot.ts';
import { finished } from './runs.ts';

const FIVE_MINUTES = 300_000;
const limits: SignInLimits = {
  failingPercent: 5,
  people: { 'hash-did-not-match': 5, 'unknown-person': 60, blocked: 20 },
};

/** The office comes in from eight o'clock on; of every so many attempts one is refused. */
function intervals(refusedOfHundred: number): SignInLook['intervals'] {
  const last = Math.floor(sceneTime / FIVE_MINUTES) * FIVE_MINUTES;
  return Array.from({ length: 36 }, (_, index) => {
    const attempts = index < 16 ? index % 3 : Math.round((index - 15) ** 1.6 * 1.9);
    const refused = Math.round((attempts * refusedOfHundred) / 100);
    return { start: last - (35 - index) * FIVE_MINUTES, signIns: attempts - refused, refused };
  });
}

const quiet: SignInLook = {
  run: finished.id,
  at: sceneTime,
  tried: 2_418,
  signedIn: 2_371,
  failing: 39,
  formats: [
    { format: 'ASP.NET Identity, version 3', tried: 1_890, signedIn: 1_861, failing: 24 },
    { format: 'ASP.NET Membership, SHA-1 with salt', tried: 528, signedIn: 510, failing: 15 },
  ],
  causes: [
    { cause: 'wrong-password', people: 87, stillOut: 21, attempts: 131, last: sceneTime - 41_000 },
    { cause: 'unknown-person', people: 22, stillOut: 22, attempts: 58, last: sceneTime - 190_000 },
  ],
  intervals: intervals(4),
  log: { readable: true, upTo: sceneTime - 12_000, keptSince: null, gap: false },
};

const loud: SignInLook = {
  ...quiet,
  signedIn: 1_902,
  failing: 506,
  formats: [
    { format: 'ASP.NET Identity, version 3', tried: 1_890, signedIn: 1_861, failing: 24 },
    { format: 'ASP.NET Membership, SHA-1 with salt', tried: 528, signedIn: 41, failing: 482 },
  ],
  causes: [
    { cause: 'hash-did-not-match', people: 511, stillOut: 482, attempts: 1_377, last: sceneTime - 4_000 },
    ...quiet.causes,
    { cause: 'blocked', people: 11, stillOut: 11, attempts: 19, last: sceneTime - 61_000 },
  ],
  intervals: intervals(31),
  log: { ...quiet.log, keptSince: finished.started + 5 * 60_000, gap: true },
};

const nobody = { tried: 0, signedIn: 0, failing: 0, formats: [], causes: [] };

/** Monday at five to nine, as it should be, as it should not be, before anybody comes, and where nobody can tell. */
export const signIns = {
  expected: { limits, latest: { look: quiet, verdict: { kind: 'as-expected' } } },
  exceeded: {
    limits,
    latest: {
      look: loud,
      verdict: {
        kind: 'exceeded',
        exceeded: [
          { limit: 'failing', people: 506, of: 2_418, most: 5 },
          { limit: 'cause', cause: 'hash-did-not-match', people: 482, most: 5 },
        ],
      },
    },
  },
  nobodyYet: {
    limits,
    latest: {
      look: { ...quiet, ...nobody, intervals: intervals(0).map(({ start }) => ({ start, signIns: 0, refused: 0 })) },
      verdict: { kind: 'nobody-yet' },
    },
  },
  unreadable: {
    limits,
    latest: {
      look: {
        ...quiet,
        ...nobody,
        log: { ...quiet.log, readable: false, upTo: null },
      },
      verdict: { kind: 'unreadable' },
    },
  },
} satisfies Record<string, SignInsState>;
