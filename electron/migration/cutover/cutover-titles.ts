import type { CutoverTopic } from './checklist-types.ts';

/** What each line of the checklist is about. */
export const cutoverTitles: Readonly<Record<CutoverTopic, string>> = {
  'everybody-moved': 'Everybody who comes along has moved',
  verification: 'Verification',
  resets: 'New passwords are in use',
  'no-op-scripts': 'The scripts ask nobody any more',
  'import-mode': 'Import mode stays on',
  'sign-in': 'Sign-ins go on',
  secrets: 'No secret of the legacy database is at Auth0',
  'legacy-side': 'Login and firewall rules are removed',
};
