/** Limits and delays of plan, run and verification; milliseconds and bytes. */
export interface MigrationSettings {
  /** Accounts a statement reads; each is short and holds no lock afterwards. */
  readonly pageSize: number;
  /** What the tenant takes as one import request (Auth0 docs: bulk import, 500 KB, counted as 512,000 bytes). */
  readonly requestCap: number;
  /** Left free for the multipart parts around the users; the limit reads as the whole request's content length. */
  readonly framing: number;
  /** A file that the tenant finds too large makes the next ones this much smaller. */
  readonly shrink: number;
  /** Import jobs that a tenant runs at a time (Auth0 docs: 2). */
  readonly slots: number;
  readonly firstPoll: number;
  readonly longestPoll: number;
  /** After this a job is over: Auth0 fails it after two hours. */
  readonly jobLimit: number;
  /** How long the users of an uncertain file are looked for before it is sent once more. */
  readonly probeBound: number;
  readonly firstProbe: number;
  readonly longestProbe: number;
  /** Users of an uncertain file that are asked for, spread over it. */
  readonly probeSamples: number;
  /** How often one file is sent before the run stops and asks for a person. */
  readonly attempts: number;
  /** Up to this many users are looked up one by one, more by an export. */
  readonly singleLookups: number;
  /** Between two looks at a job that seems forgotten, or a user who seems half-created or missing: Auth0's reads may lag behind its writes. */
  readonly secondLook: number;
  /** Before half-created records are removed: time for who has just chosen a password to sign in with it. */
  readonly halfCreatedRest: number;
  /** Between two looks into the tenant's log while a wave with a limit on failed sign-ins is sent. */
  readonly signInLook: number;
  /** Waiting for an unreachable tenant or database, for a slot, or to repeat what surely was not sent. */
  readonly firstWait: number;
  readonly longestWait: number;
}

export const defaultSettings: MigrationSettings = {
  pageSize: 1_000,
  requestCap: 512_000,
  framing: 1_500,
  shrink: 0.9,
  slots: 2,
  firstPoll: 2_000,
  longestPoll: 5_000,
  jobLimit: 2 * 3_600_000 + 300_000,
  probeBound: 2 * 3_600_000,
  firstProbe: 5_000,
  longestProbe: 300_000,
  probeSamples: 5,
  attempts: 5,
  singleLookups: 25,
  secondLook: 10_000,
  halfCreatedRest: 600_000,
  signInLook: 180_000,
  firstWait: 1_000,
  longestWait: 60_000,
};

/** For the practice tenant on the same machine, which answers at once. */
export const practiceSettings: MigrationSettings = {
  ...defaultSettings,
  firstPoll: 50,
  longestPoll: 1_000,
  probeBound: 3_000,
  firstProbe: 200,
  longestProbe: 1_000,
  secondLook: 500,
  halfCreatedRest: 1_000,
  signInLook: 1_000,
  firstWait: 200,
  longestWait: 5_000,
};
