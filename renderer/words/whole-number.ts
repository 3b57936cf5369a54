/** A whole number between two bounds as somebody typed it, with or without grouping; undefined when it is none. */
export function wholeNumber(text: string, least: number, most: number): number | undefined {
  const digits = text.replaceAll(/[\s,.’']/g, '');
  if (!/^\d+$/.test(digits)) return undefined;
  const value = Number(digits);
  return value >= least && value <= most ? value : undefined;
}
