/** A SHA-256 fingerprint in groups of four, as people read it aloud; colons and case of the source don't matter. */
export function inGroups(fingerprint: string): string {
  const digits = fingerprint.replaceAll(/[^0-9a-f]/gi, '').toUpperCase();
  return digits.match(/.{1,4}/g)?.join(' ') ?? fingerprint;
}
