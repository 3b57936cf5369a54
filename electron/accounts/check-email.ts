export type EmailCheck = 'ok' | 'missing' | 'malformed' | 'too-long';

/** Auth0 docs, bulk import schema: `email` has a local part of at most 64 and in all at most 254 characters. */
const MAX_LOCAL_PART = 64;
const MAX_LENGTH = 254;

// What JSON schema validators take for `format: email`: an ASCII dot-atom, an `@`, and a host name with at least one dot.
const ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const ADDRESS = new RegExp(`^(?<local>${ATOM}(?:\\.${ATOM})*)@(?:${LABEL}\\.)+${LABEL}$`);

/** Whether Auth0's import takes a folded address (`foldEmail`). */
export function checkEmail(folded: string | null): EmailCheck {
  if (folded === null || folded === '') return 'missing';
  if (folded.length > MAX_LENGTH) return 'too-long';
  const local = ADDRESS.exec(folded)?.groups?.local;
  if (local === undefined) return 'malformed';
  return local.length > MAX_LOCAL_PART ? 'too-long' : 'ok';
}
