/** A name or a reason as somebody gave it; null for none: blanks are nobody's name and no reason. */
export function named(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}
