import type { FileRecord } from '../../journal/records.ts';
import type { IntendedFile } from '../worker/packing.ts';

/** Where a file's course goes on. */
export type Course =
  | { readonly kind: 'send'; readonly intended: IntendedFile }
  | { readonly kind: 'follow'; readonly file: FileRecord }
  /** Its answer was lost, and a twin may be with the tenant. */
  | { readonly kind: 'doubt'; readonly file: FileRecord }
  /** Whatever there was of it at the tenant is over: it may be sent again. */
  | { readonly kind: 'resend'; readonly file: FileRecord }
  | { readonly kind: 'done' };
