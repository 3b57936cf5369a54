// What each mode means for those who run it, the same on the page, on the command line and in documents.

export const modes = ['trickle', 'bulk', 'hybrid', 'legacy'] as const;
export type Mode = (typeof modes)[number];

/** An answer in a few words, with what has to be known about it. */
interface Said {
  readonly text: string;
  readonly note?: string;
}

export interface ModeWords {
  readonly name: string;
  /** What happens, in one line. */
  readonly what: string;
  /** What must be reachable from the internet. */
  readonly opens: Said;
  readonly whenDatabaseIsDown: Said;
  readonly goingBack: Said;
  readonly oldDatabaseCanGo: Said;
  /** How the accounts move, as a finding. */
  readonly finding: string;
  /** Whether Auth0 runs action scripts against the old database in it (Auth0 docs, custom database connections). */
  readonly needsScripts: boolean;
}

export const modeWords: Readonly<Record<Mode, ModeWords>> = {
  trickle: {
    name: 'Trickle',
    what: 'Each account moves when its owner next signs in',
    opens: { text: 'the database', note: 'or the account service before it, to Auth0’s addresses' },
    whenDatabaseIsDown: { text: 'who has not moved can’t sign in' },
    goingBack: { text: 'costs new passwords', note: 'those that people set in Auth0' },
    oldDatabaseCanGo: { text: 'after the cutover' },
    finding: 'They move when they next sign in',
    needsScripts: true,
  },
  bulk: {
    name: 'Bulk',
    what: 'All at once, in import files',
    opens: { text: 'nothing' },
    whenDatabaseIsDown: { text: 'nobody notices', note: 'the run waits for it' },
    goingBack: { text: 'costs new passwords', note: 'those that people set in Auth0' },
    oldDatabaseCanGo: { text: 'after verification' },
    finding: 'They move in bulk',
    needsScripts: false,
  },
  hybrid: {
    name: 'Hybrid',
    what: 'Trickle first, then bulk for the stragglers',
    opens: { text: 'the database', note: 'or the account service, until the cutover' },
    whenDatabaseIsDown: { text: 'who has not moved can’t sign in' },
    goingBack: { text: 'costs new passwords', note: 'those that people set in Auth0' },
    oldDatabaseCanGo: { text: 'after the cutover' },
    finding: 'They move when they sign in, and the stragglers in bulk',
    needsScripts: true,
  },
  legacy: {
    name: 'Legacy',
    what: 'Nothing moves; Auth0 asks the old database',
    opens: { text: 'the database', note: 'for good; the account service alone lets people only sign in' },
    whenDatabaseIsDown: { text: 'nobody can sign in' },
    goingBack: { text: 'at any time' },
    oldDatabaseCanGo: { text: 'never' },
    finding: 'They stay where they are',
    needsScripts: true,
  },
};
