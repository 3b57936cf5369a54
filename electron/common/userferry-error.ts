/** What a user can do with a failure, beside reading about it. */
export interface UserferryErrorDetails {
  /** Stable code, `UF-` and four digits: the same failure has the same code in every release. */
  readonly code: `UF-${number}`;
  /** What happened, in one plain sentence that names the actor (Auth0, the server, you). */
  readonly message: string;
  /** What was kept: what has not been sent, not been changed, not been lost. */
  readonly kept: string;
  /** What to do next. */
  readonly next: string;
  /** The raw message of a driver or an API, folded away under the sentence; never a secret. */
  readonly detail?: string;
  /** T-SQL that lists what is meant, for whoever looks after the database; names alone, never a value of the accounts. */
  readonly forDba?: string;
}

/**
 * A failure that a user can meet. It is classified once, in the room where it occurs, and carried unchanged from there to
 * terminal, page and report. Anything that is not a UserferryError is a defect of ours and says so.
 */
export class UserferryError extends Error {
  readonly code: `UF-${number}`;
  readonly kept: string;
  readonly next: string;
  readonly detail: string | undefined;
  readonly forDba: string | undefined;

  constructor(details: UserferryErrorDetails, options?: ErrorOptions) {
    super(details.message, options);
    this.name = 'UserferryError';
    this.code = details.code;
    this.kept = details.kept;
    this.next = details.next;
    this.detail = details.detail;
    this.forDba = details.forDba;
  }
}

/** A failure as plain data, for whatever it has to cross or be printed on. */
export function plainFailure({ code, message, kept, next, detail, forDba }: UserferryError): UserferryErrorDetails {
  return {
    code,
    message,
    kept,
    next,
    ...(detail === undefined ? {} : { detail }),
    ...(forDba === undefined ? {} : { forDba }),
  };
}
