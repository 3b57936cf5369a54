/** How long usernames may be on the connection (Auth0: 1 to 15 unless configured, up to 128). */
export interface UsernameLimits {
  readonly minLength: number;
  readonly maxLength: number;
}

export const defaultUsernameLimits: UsernameLimits = { minLength: 1, maxLength: 15 };

/** Auth0 docs, "Require Username": letters, digits and these signs; `@` alone makes no address. */
const ALLOWED = /^[a-z0-9@^$.!`\-#+'~_]+$/;
const LOOKS_LIKE_AN_ADDRESS = /^[^@]+@[^@]+\.[^@]+$/;

/** The username as Auth0 stores it: small letters; null when the connection would refuse it. */
export function usernameToSend(username: string | null, limits: UsernameLimits): string | null {
  if (username === null) return null;
  const folded = username.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  if (folded.length < limits.minLength || folded.length > limits.maxLength) return null;
  if (!ALLOWED.test(folded) || LOOKS_LIKE_AN_ADDRESS.test(folded)) return null;
  return folded;
}
