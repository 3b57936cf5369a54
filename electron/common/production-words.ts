/** What stands against beginning something in production; stored with an override. */
export const missingProofs = [
  'rehearsal-missing',
  'rehearsal-failed',
  'rehearsal-of-other-settings',
  'rehearsal-of-other-scripts',
  'pilot-missing',
  'pilot-not-passed',
  'pilot-of-other-settings',
] as const;
export type MissingProof = (typeof missingProofs)[number];

/** In sentences. */
export const missingProofTexts: Readonly<Record<MissingProof, string>> = {
  'rehearsal-missing': 'The mode was never rehearsed.',
  'rehearsal-failed': 'In the latest rehearsal of the mode something did not work.',
  'rehearsal-of-other-settings': 'The latest rehearsal was of another mapping or other rules.',
  'rehearsal-of-other-scripts': 'The latest rehearsal was of other scripts.',
  'pilot-missing': 'No pilot has gone through this tenant.',
  'pilot-not-passed': 'The latest pilot with these settings has not passed.',
  'pilot-of-other-settings': 'The latest pilot was of another mapping or other rules.',
};

/** What can be begun in production. */
export const productionSteps = ['run', 'deployment'] as const;
export type ProductionStep = (typeof productionSteps)[number];

export const productionStepNames: Readonly<Record<ProductionStep, string>> = { run: 'Run', deployment: 'Deployment' };
