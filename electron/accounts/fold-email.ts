/**
 * An e-mail address as Userferry compares and sends it: without blanks around it, ASCII letters small. The same on every
 * machine and in every language (data/fold-email-vectors.json), unlike SQL Server's LOWER, which follows the collation.
 * Only ASCII is folded: Unicode's rules would turn the Kelvin sign into a plain `k`, and so one person's address into another's.
 */
export function foldEmail(email: string): string {
  return email.trim().replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x20));
}
