/** Who may connect, and what they may do there. */
export interface Login {
  readonly name: string;
  readonly password: string;
  /** `owner` may do everything in every database, `reader` only SELECT. */
  readonly role: 'owner' | 'reader';
  readonly defaultDatabase: string;
}
