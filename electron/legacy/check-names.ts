/** The checks of `diagnose`, in their order: known before it begins, so that a screen can say which of them it stopped at. */
export const legacyCheckNames = [
  'name',
  'instance',
  'port',
  'encryption',
  'login',
  'database',
  'rights',
  'version',
  'speed',
] as const;
