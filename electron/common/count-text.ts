const grouped = new Intl.NumberFormat('en-GB');

/** `248317` → `248,317`. */
export function countText(value: number): string {
  return grouped.format(value);
}

/** `3 files`, `1 file`. */
export function plural(count: number, one: string, many: string): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}
