import type { Json } from '../../common/json.ts';

/** A script as it is told of: never its text, in which somebody may have written a password. */
export interface ScriptDigest {
  /** The first 12 hexadecimal digits of its SHA-256. */
  readonly digest: string;
  readonly lines: number;
}

/** One difference between a connection as it is and as it should be, or as it was and as it is. */
export type Change =
  | { readonly kind: 'setting'; readonly path: string; readonly from: Json | null; readonly to: Json | null }
  | {
      readonly kind: 'script';
      /** Auth0's key. */
      readonly key: string;
      readonly from: ScriptDigest | null;
      readonly to: ScriptDigest | null;
      readonly linesAdded: number;
      readonly linesRemoved: number;
    }
  /** Values are never told; `resent`: only Auth0 knows whether the value is another. */
  | {
      readonly kind: 'configuration';
      readonly key: string;
      readonly change: 'added' | 'replaced' | 'resent' | 'removed';
    }
  | { readonly kind: 'application'; readonly clientId: string; readonly change: 'enabled' | 'disabled' };

/** Whether all that is to change are values that may be the same already. */
export function perhapsTheSame(changes: readonly Change[]): boolean {
  return changes.length > 0 && changes.every((change) => change.kind === 'configuration' && change.change === 'resent');
}

/** What a change is about: two changes of one place are about the same. */
export function placeOf(change: Change): string {
  switch (change.kind) {
    case 'setting':
      return `setting ${change.path}`;
    case 'script':
      return `script ${change.key}`;
    case 'configuration':
      return `configuration ${change.key}`;
    case 'application':
      return `application ${change.clientId}`;
  }
}
