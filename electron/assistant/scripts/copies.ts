import type { LegacyDatabase } from '../../legacy/legacy.ts';
import type { Mapping } from '../../stores/mapping/mapping.ts';
import type { WorkspaceSession } from '../session.ts';

/** A statement that a script sent to the copies. */
export interface SentStatement {
  /**
   * As it was sent, but for text in quotation marks, which may hold what somebody typed: it stands as `'…'`, unless the script's own
   * text has it.
   */
  readonly sql: string;
  /** Their values are not written down. */
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  /** It changed rows, or may have. */
  readonly changes: boolean;
}

/** Something of the legacy database that the copies go without. */
export interface NotCopied {
  /** `dbo.Users.Photo`, `trigger dbo.Audit` */
  readonly what: string;
  readonly why: string;
}

/** A practice database in memory with copies of some accounts: scripts that write are tried on it. Gone when it is closed. */
export interface Copies {
  /** The connection's `configuration` with which scripts reach the copies instead of the legacy database. In memory alone. */
  readonly configuration: Readonly<Record<string, string>>;
  /** The copies, read as the legacy database is (by the mapping), to see what a script left there. */
  readonly legacy: LegacyDatabase;
  /** What the practice database could not take. */
  readonly notCopied: readonly NotCopied[];
  /** What scripts have sent since the last call of this, oldest first; `source` is the script's text. */
  statements(source?: string): Promise<readonly SentStatement[]>;
  /** Puts everything back to what it was when it was copied. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Copies accounts with everything that belongs to them into a practice database in memory. The legacy database is only read, by key.
 * @param keys canonical keys of the accounts (AccountKey.value)
 * @throws UserferryError UF-7221 (the accounts come from a view or a SELECT), UF-7222 (a table can't be made there), UF-6301, UF-10xx, UF-11xx
 */
export async function openCopies(
  _session: WorkspaceSession,
  _mapping: Mapping,
  _keys: readonly string[],
  _signal?: AbortSignal,
): Promise<Copies> {
  throw new Error('Copies are being built.');
}
