/** Shown in place of what personal data hides. */
const HIDDEN = '•••';

function firstCharacter(text: string): string {
  return [...text.trim()][0] ?? '';
}

/** `zoe@contoso.com` → `z•••@contoso.com`: enough to recognise a pattern, not a person. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 0 ? maskName(email) : `${firstCharacter(email.slice(0, at))}${HIDDEN}${email.slice(at).trimEnd()}`;
}

/** Masks each address in a text that somebody else wrote. */
export function maskAddressesIn(text: string): string {
  return text.replace(/[^\s"'<>():,;]+@[^\s"'<>():,;]+/g, (address) => maskEmail(address));
}

/** `Zoë Çelik` → `Z•••`. */
export function maskName(name: string): string {
  return name.trim() === '' ? '' : `${firstCharacter(name)}${HIDDEN}`;
}

/** `3f2c9c1e-…-91be` → `3f2c…91be`; short keys stay whole: an integer says nothing about a person. */
export function shortenKey(key: string): string {
  return key.length <= 12 ? key : `${key.slice(0, 4)}…${key.slice(-4)}`;
}
