/** Who told something about a person. */
export const evidenceSources = [
  'old database',
  'plan',
  'run',
  'undo',
  'e-mail',
  'delta',
  'connection',
  'Auth0 by user id',
  'Auth0 by address',
  'Auth0’s log',
] as const;
export type EvidenceSource = (typeof evidenceSources)[number];

/** What a piece of evidence says for the person: all is well, something is to be looked at, something went wrong, or neither. */
export const evidenceTones = ['well', 'look', 'wrong', 'neither'] as const;
export type EvidenceTone = (typeof evidenceTones)[number];

/**
 * What can be done about a person from here: see what a plan has, carry out or watch a run, have e-mails sent, settle a half-created
 * record, mend the way to one of the sources.
 */
export const personSteps = ['make-plan', 'see-plan', 'see-run', 'send-mail', 'settle', 'reach-tenant'] as const;
export type PersonStep = (typeof personSteps)[number];
