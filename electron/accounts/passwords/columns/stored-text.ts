import type { StoredPassword } from '../../account.ts';

/** A stored password whose columns are text, as every store of Microsoft's has them. */
export interface StoredText {
  readonly hash: string;
  readonly salt: string | null;
  readonly format: number | string | null;
}

/** The columns as text, or null when one is binary or there is no hash. */
export function storedText({ hash, salt, format }: StoredPassword): StoredText | null {
  if (typeof hash !== 'string' || salt instanceof Uint8Array) return null;
  return { hash, salt, format };
}
