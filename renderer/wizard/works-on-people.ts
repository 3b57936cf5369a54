import type { Activity } from '../../electron/assistant/contract/index.ts';

/**
 * What goes on after its page was left by Back. A step with a way to such a page shows it meanwhile, so that nobody takes it for stopped,
 * and whoever wants it stopped need not look for where. An undo says so by itself.
 */
export const worksOnPeople: readonly Activity['kind'][] = [
  'delta-look',
  'delta',
  'present-look',
  'present',
  'present-back',
  'roles-look',
  'roles',
  'reset-mails',
];
