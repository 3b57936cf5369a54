// Words for undoing a run: deleting exactly the users whom it brought into being.

/** How it stands with one user. `intended` lasts until it is known whether the deletion took place. */
export const undoStates = ['waiting', 'intended', 'deleted', 'kept', 'gone', 'failed'] as const;
export type UndoState = (typeof undoStates)[number];

/** In words that follow a number of users. */
export const undoStateTexts: Readonly<Record<UndoState, string>> = {
  waiting: 'to be deleted',
  intended: 'perhaps deleted: looked up first when undoing goes on',
  deleted: 'deleted',
  kept: 'kept',
  gone: 'not there any more',
  failed: 'not deleted: Auth0 refused',
};

/** What a user has done, or had done to them, since the import: each can be deleted all the same, with a yes of its own. */
export const waivableCauses = ['signed-in', 'password-set', 'linked', 'enrolled', 'changed'] as const;

/** Why somebody is never deleted, whatever is said to it: it is not sure that the run brought this user. */
const lastingCauses = ['marked', 'made-anew', 'other-connection', 'linked-into'] as const;

/** Why a user is kept; stored, in this order. */
export const undoCauses = [...waivableCauses, ...lastingCauses] as const;
export type UndoCause = (typeof undoCauses)[number];

/** In words that follow a number of users. */
export const undoCauseTexts: Readonly<Record<UndoCause, string>> = {
  'signed-in': 'signed in',
  'password-set': 'set a password',
  linked: 'were linked with another account',
  enrolled: 'enrolled a second factor',
  changed: 'were changed',
  marked: 'came by signing in',
  'made-anew': 'were made anew after the run',
  'other-connection': 'have an id that another connection has too',
  'linked-into': 'belong to another user by now, by linking',
};

/** What undoing asks a yes for: `undo` for itself, and one for each cause that can be waived. */
export const undoConsents = ['undo', ...waivableCauses] as const;
export type UndoConsent = (typeof undoConsents)[number];

/** What the comparison with the baseline found out of order, in words that follow the user. */
export const undoDifferenceTexts = {
  'left-over': 'was deleted and is there all the same',
  'baseline-missing': 'was there before the run and is not there now',
  'kept-missing': 'was kept and is not there now',
} as const;
export type UndoDifferenceKind = keyof typeof undoDifferenceTexts;

/** Whether everything that keeps somebody has its yes. */
export function isWaived(causes: readonly UndoCause[], consents: ReadonlySet<UndoConsent>): boolean {
  return (
    causes.length > 0 &&
    causes.every((cause) => waivableCauses.some((waivable) => waivable === cause && consents.has(waivable)))
  );
}
