// The errors that Auth0 gives to action scripts as globals (Auth0 docs: custom database action scripts, error handling).

/** Nobody has this name, or the password is another. A name that is given shows in the tenant's log. */
export class WrongUsernameOrPasswordError extends Error {
  readonly identifier: string | null;

  constructor(userNameOrEmail?: string | null, message = 'Wrong username or password') {
    super(message);
    this.name = 'WrongUsernameOrPasswordError';
    this.identifier = userNameOrEmail ? String(userNameOrEmail) : null;
  }
}

/** Something that was typed can't be taken, as a name that somebody has. */
export class ValidationError extends Error {
  readonly code: string;

  constructor(code?: string, message = '') {
    super(message);
    this.name = 'ValidationError';
    this.code = String(code ?? '');
  }
}

/** May not sign in; the message is meant for the person. */
export class UnauthorizedError extends Error {
  constructor(message = '') {
    super(message);
    this.name = 'UnauthorizedError';
  }
}
