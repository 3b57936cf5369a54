/** One label of an ASCII dot-atom (RFC 5322, 3.2.3): what JSON schema validators accept in an address's local part. */
const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const emailPattern = new RegExp(`^${atom}(?:\\.${atom})*@(?:${label}\\.)+${label}$`);

/** An e-mail address as JSON schema's `email` format has it; local part up to 64, 254 in all (Auth0 docs: user schema). */
export function isEmail(text: string): boolean {
  return text.length <= 254 && text.indexOf('@') <= 64 && emailPattern.test(text);
}

/** E.164: `^\+[0-9]{1,15}$` (Auth0 docs: users API). */
export function isPhoneNumber(text: string): boolean {
  return /^\+[0-9]{1,15}$/.test(text);
}

export function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
