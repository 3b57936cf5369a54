/** An account of the legacy database whose owner is in Auth0 now. */
export interface MovedAccount {
  /** Canonical, as in `AccountKey`. */
  readonly key: string;
  /** Without `auth0|`. */
  readonly userId: string;
  /** Null where nothing tells when. */
  readonly at: number | null;
}

export interface Moved {
  /** In pages, each account once. */
  readonly accounts: AsyncIterable<readonly MovedAccount[]>;
  /** How many the runs have as arrived who are not in the connection any more. */
  readonly gone: number;
}
