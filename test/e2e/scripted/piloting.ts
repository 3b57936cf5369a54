import type { PilotPreview, PilotState } from '../../../electron/assistant/contract/index.ts';
import { sceneTime } from './base-snapshot.ts';

const whole = {
  imported: 'yes',
  'read-back': 'yes',
  'wrong-refused': 'yes',
  'signed-in': 'yes',
  'signed-in-again': 'yes',
  deleted: 'yes',
} as const;

const line = (format: string, label: string) => ({ formats: [{ format, label }], steps: whole, whole: true, why: [] });

/** A pilot on the tenant in which everything went well. */
export const passedPilot: PilotState = {
  latest: {
    state: 'passed',
    begun: sceneTime - 7_200_000,
    ended: sceneTime - 7_110_000,
    standing: 'present',
    lines: [
      line('membership-sha1', 'SHA-1 with salt'),
      line('membership-hmacsha256', 'HMAC-SHA-256'),
      line('membership-clear', 'Clear text'),
    ],
    notMade: ['Encrypted'],
    left: [],
  },
  answers: [
    {
      question: 'What the 512,000 bytes of an import are counted on',
      answer: 'the whole request',
      at: sceneTime - 7_110_000,
    },
    { question: 'Passwords beyond ASCII, imported, in UTF-8', answer: 'taken', at: sceneTime - 7_110_000 },
    { question: 'The correlation id of an import in the tenant’s log', answer: 'carried', at: sceneTime - 90_000_000 },
  ],
  notes: [],
};

/** One in which a format was read otherwise than it was made. */
export const failedPilot: PilotState = {
  ...passedPilot,
  latest: {
    state: 'not-passed',
    begun: sceneTime - 7_200_000,
    ended: sceneTime - 7_110_000,
    standing: 'outdated',
    lines: [
      line('membership-sha1', 'SHA-1 with salt'),
      {
        ...line('membership-hmacsha256', 'HMAC-SHA-256'),
        steps: { ...whole, 'signed-in': 'no', 'signed-in-again': 'not-tried' },
        whole: false,
        why: ['Auth0 reads the hash otherwise: the right password is wrong to it.'],
      },
    ],
    notMade: [],
    left: ['userferry-pilot-9f3c: Auth0 refused the deletion'],
  },
};

/** One that is under way. */
export const pilotUnderWay: PilotState = {
  answers: [],
  notes: ['Making the connection userferry-pilot-9f3c …', 'Signing in 5 accounts …'],
};

export const previewedPilot: PilotPreview = {
  formats: ['SHA-1 with salt', 'HMAC-SHA-256', 'Clear text'],
  accounts: 7,
  connections: 1,
  signIns: 21,
  wrongSignIns: 7,
  capUsers: 0,
  seconds: 146,
  left: [],
};
