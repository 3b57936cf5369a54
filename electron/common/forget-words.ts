// Words for closing a workspace out.

export const unfinishedKinds = ['run', 'undo', 'mailing', 'roles', 'present', 'pilot', 'delta'] as const;

/** Something that was begun and is not at its end. */
export interface UnfinishedWork {
  /** `pilot`: connections that one has made are still at Auth0. */
  readonly kind: (typeof unfinishedKinds)[number];
  /** The run, the pilot, or the delta. */
  readonly id: string;
}

/** In words that its number follows. */
export const unfinishedTexts: Readonly<Record<UnfinishedWork['kind'], string>> = {
  run: 'run',
  undo: 'undoing run',
  mailing: 'e-mails of run',
  roles: 'roles of run',
  present: 'updating who was there before run',
  pilot: 'connections of pilot',
  delta: 'delta',
};
