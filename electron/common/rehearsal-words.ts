// The words of a rehearsal, the same on the page, on the command line and in reports.

/** The modes in which Auth0 runs action scripts, so that there is something to rehearse. */
export const rehearsedModes = ['trickle', 'hybrid', 'legacy'] as const;
export type RehearsedMode = (typeof rehearsedModes)[number];

interface EventWords {
  /** Over a column. */
  readonly name: string;
  /** What happens, in one line. */
  readonly what: string;
}

/** What a rehearsal lets happen to each account, in this order (Auth0 docs: custom database connections). Codes are stable. */
export const eventWords = {
  'wrong-password': { name: 'Wrong password', what: 'Somebody signs in with a wrong password' },
  'user-name': { name: 'By user name', what: 'The same, by user name instead of address' },
  'sign-up': { name: 'Sign-up', what: 'Somebody signs up with the address' },
  'api-create': { name: 'Made by API', what: 'An administrator makes a user with the address' },
  'address-taken': { name: 'Address taken', what: 'Somebody else wants the address for theirs' },
  'right-password': { name: 'Right password', what: 'The owner signs in' },
  'new-password': { name: 'New password', what: 'Password forgotten: the link, a new one, signing in with it' },
  'bulk-present': { name: 'Bulk, came before', what: 'A bulk import after the owner came by signing in' },
  verify: { name: 'Address proven', what: 'The owner follows the link that proves the address' },
  'mark-verified': { name: 'Proof by API', what: 'An administrator says whether the address is proven' },
  'set-password': { name: 'Password by API', what: 'An administrator sets a password' },
  'new-address': { name: 'New address', what: 'The address changes to one that is free' },
  delete: { name: 'Deleted', what: 'The user is deleted in Auth0' },
  'come-back': { name: 'Coming back', what: 'The owner comes back after that' },
  'bulk-straggler': { name: 'Bulk, straggler', what: 'A bulk import of somebody who never came' },
} as const satisfies Readonly<Record<string, EventWords>>;
export type RehearsedEvent = keyof typeof eventWords;

const isOfHybrid = (event: RehearsedEvent) => event === 'bulk-present' || event === 'bulk-straggler';

/** The events of a mode, in their order. In legacy mode whoever is deleted is gone from the old database too. */
export function eventsOf(mode: RehearsedMode): readonly RehearsedEvent[] {
  const all = Object.keys(eventWords) as readonly RehearsedEvent[];
  return all.filter(
    (event) => (mode === 'hybrid' || !isOfHybrid(event)) && !(mode === 'legacy' && event === 'come-back'),
  );
}

/** What came of an event with an account. */
export const cellOutcomes = ['worked', 'failed', 'not-applicable', 'not-tried'] as const;
export type CellOutcome = (typeof cellOutcomes)[number];

export const cellOutcomeTexts: Readonly<Record<CellOutcome, string>> = {
  worked: 'Worked',
  failed: 'Did not work',
  'not-applicable': 'Does not apply',
  'not-tried': 'Not tried',
};
