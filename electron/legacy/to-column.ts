import type { CatalogColumn } from '../stores/store.ts';

/** `max_length` is in bytes, two for each character of the Unicode types, -1 for max (Microsoft: sys.columns). */
export function toColumn(
  name: string,
  type: string,
  bytes: number,
  nullable: boolean,
  digits?: NonNullable<CatalogColumn['digits']>,
): CatalogColumn {
  if (digits !== undefined && /^(decimal|numeric)$/.test(type)) return { name, type, length: null, nullable, digits };
  if (/^n(var)?char$|^sysname$/.test(type)) return { name, type, length: bytes === -1 ? -1 : bytes / 2, nullable };
  const hasLength = /^(var)?(char|binary)$/.test(type);
  return { name, type, length: hasLength ? bytes : null, nullable };
}
