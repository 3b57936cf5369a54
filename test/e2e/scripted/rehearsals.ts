import {
  countCells,
  eventsOf,
  type RehearsalMatrix,
  type RehearsalSummary,
  type RehearsedEvent,
  type SaidInRehearsal,
} from '../../../electron/assistant/contract/index.ts';
import { sceneTime } from './base-snapshot.ts';

type Kind = RehearsalMatrix['kinds'][number];
type Cell = Kind['cells'][number];

const refused = { outcome: 'worked', words: 'Refused, as it should be.' } as const;
const noName = { outcome: 'not-applicable', words: 'The connection asks for no user names.' } as const;
const unknown = {
  outcome: 'not-tried',
  words: 'Nobody knows this account’s password. Name a test account; the test cases of login try a new one on copies.',
} as const;

/** A row in which everything worked but what is named. */
function kind(id: string, title: string, otherwise: Partial<Record<RehearsedEvent, Omit<Cell, 'event'>>>): Kind {
  const usual: typeof otherwise = {
    'user-name': noName,
    'sign-up': refused,
    'api-create': refused,
    'address-taken': refused,
    'right-password': unknown,
  };
  return {
    id,
    title,
    cells: eventsOf('trickle').map((event) => ({
      event,
      ...(otherwise[event] ?? usual[event] ?? { outcome: 'worked' }),
    })),
  };
}

function whole(id: string, title: string, outcome: 'not-tried' | 'not-applicable', words: string): Kind {
  return { id, title, cells: eventsOf('trickle').map((event) => ({ event, outcome, words })) };
}

const proven = { outcome: 'not-applicable', words: 'The address counts as proven already.' } as const;
const nobodyThere = {
  outcome: 'not-applicable',
  words: 'They may not come in, so that Auth0 has no such user.',
} as const;
const notThere = {
  verify: nobodyThere,
  'mark-verified': nobodyThere,
  'set-password': nobodyThere,
  'new-address': nobodyThere,
  delete: nobodyThere,
  'come-back': nobodyThere,
};
const withoutMark = {
  outcome: 'failed',
  words:
    'The user comes without app_metadata.userferry_trickle: a bulk run could not tell whom it brought and who came by signing in.',
} as const;
const timedOut = { outcome: 'failed', words: 'No link is sent: getUser did not call back within the limit.' } as const;
const neverCame = {
  outcome: 'not-tried',
  words: 'The account did not come into Auth0: see “New password”.',
} as const;
const noRow = 'among the accounts of your latest plan or survey.';

/** getUser leaves the mark out, and waits too long for somebody with many roles. */
export const matrix: RehearsalMatrix = {
  lookedAt: 'the accounts of your latest plan or survey',
  kinds: [
    kind('ordinary', 'Somebody ordinary', { verify: proven, 'new-password': withoutMark, 'come-back': withoutMark }),
    kind('format membership-sha1', 'Password kept as: SHA-1 with salt', {
      verify: proven,
      'new-password': withoutMark,
      'come-back': withoutMark,
    }),
    kind('locked', 'Locked out', { 'new-password': refused, ...notThere }),
    kind('unapproved', 'Never approved', { 'new-password': refused, ...notThere }),
    whole('no-password', 'Without a password', 'not-tried', `There is no account without a password ${noRow}`),
    whole(
      'external-login',
      'Signs in with another provider',
      'not-applicable',
      'The store keeps no logins of other providers.',
    ),
    kind('shares-address', 'Address shared', { 'new-password': refused, ...notThere }),
    whole('no-address', 'Without an address', 'not-applicable', 'Auth0 makes no user without an address.'),
    kind('address-not-proven', 'Address not proven', { 'new-password': withoutMark, 'come-back': withoutMark }),
    kind('other-letters', 'Letters beyond a to z', {
      verify: proven,
      'new-password': withoutMark,
      'come-back': withoutMark,
    }),
    kind('roles', 'With roles', {
      'new-password': timedOut,
      verify: neverCame,
      'mark-verified': neverCame,
      'set-password': neverCame,
      'new-address': neverCame,
      delete: neverCame,
      'come-back': timedOut,
    }),
    kind('new-person', 'Somebody new', {
      'sign-up': { outcome: 'worked' },
      'api-create': { outcome: 'worked' },
      'right-password': { outcome: 'worked' },
      'address-taken': { outcome: 'not-applicable', words: 'The other rows show it: their addresses are wanted.' },
      'come-back': {
        outcome: 'not-applicable',
        words: 'They are in Auth0 alone: whoever is deleted there signs up anew.',
      },
    }),
  ],
};

/** The same rehearsal with everything that was tried worked. */
export const goodMatrix: RehearsalMatrix = {
  ...matrix,
  kinds: matrix.kinds.map((each) => ({
    ...each,
    cells: each.cells.map((cell) =>
      cell.outcome === 'failed' || cell.words === neverCame.words ? { event: cell.event, outcome: 'worked' } : cell,
    ),
  })),
};

function summaryOf(mode: RehearsalSummary['mode'], of: RehearsalMatrix): RehearsalSummary {
  const counts = countCells(of.kinds);
  return {
    mode,
    at: sceneTime,
    durationMs: 11_400,
    worked: counts.worked,
    failed: counts.failed,
    notApplicable: counts['not-applicable'],
    notTried: counts['not-tried'],
    standing: 'present',
  };
}

/** Trickle did not work for everybody; legacy did. */
export const rehearsed: readonly RehearsalSummary[] = [summaryOf('trickle', matrix), summaryOf('legacy', goodMatrix)];

export const saidInRehearsal: SaidInRehearsal = {
  account: '4711',
  calls: [{ action: 'getUser', text: 'The script handed over a profile.', console: ['1 row in 31 ms'] }],
};
