/** What a connection's state asks a yes for, before a deployment changes it. */
export const planConsents = [
  'create-connection',
  'adopt',
  'foreign-changes',
  'drop-configuration',
  'script-errors',
] as const;
export type PlanConsent = (typeof planConsents)[number];

/**
 * What a deployment does only after a yes (docs/deploy.md, “Yeses”): the same on the page and on the command line. `leave-behind`: a
 * cutover that people stand against whom nobody has accepted by name.
 */
export const consents = [...planConsents, 'leave-behind'] as const;
export type Consent = (typeof consents)[number];
