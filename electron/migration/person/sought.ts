/** A text without the `auth0|` that Auth0 puts before the ids of its database users. */
export function withoutProvider(sought: string): string {
  return sought.trim().replace(/^auth0\|/, '');
}
