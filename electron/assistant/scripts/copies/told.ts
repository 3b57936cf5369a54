// What is told of copies, and of scripts that were tried on them.

/** A statement that a script sent to the copies. */
export interface SentStatement {
  /**
   * As it was sent, but for text in quotation marks, which may hold what somebody typed: it stands as `'…'`, unless the script's own
   * text has it.
   */
  readonly sql: string;
  /** Their values are not written down. */
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  /** It changed rows, or may have. */
  readonly changes: boolean;
}

/** Something of the legacy database that the copies go without. */
export interface NotCopied {
  /** `dbo.Users.Photo`, `trigger dbo.Audit` */
  readonly what: string;
  readonly why: string;
}
