import type { UserError } from '../checks/user-error.ts';
import type { Connection } from '../connections/connection-store.ts';
import type { JobFault } from '../faults/fault-plan.ts';

/** A user that a job refused, as submitted except for what is masked. */
export interface FailedUser {
  readonly user: unknown;
  readonly errors: readonly UserError[];
}

export type JobEnd =
  | { readonly kind: 'completed'; readonly at: number }
  | { readonly kind: 'failed'; readonly at: number; readonly detail: string };

export interface ImportJob {
  readonly type: 'users_import';
  readonly id: string;
  readonly createdAt: number;
  readonly connection: Connection;
  readonly externalId: string | null;
  readonly upsert: boolean;
  readonly fault: JobFault | null;
  /** Lifts a `job-never-ends`. */
  released: boolean;
  /** Null once the job has ended. */
  file: { readonly bytes: Buffer } | { readonly rows: readonly unknown[] } | null;
  total: number;
  processed: number;
  inserted: number;
  updated: number;
  readonly failed: FailedUser[];
  /** What this file has provided so far, to find duplicates inside it. */
  readonly provided: { readonly emails: Set<string>; readonly ids: Set<string>; readonly usernames: Set<string> };
  end: JobEnd | null;
}

export interface ExportJob {
  readonly type: 'users_export';
  readonly id: string;
  readonly createdAt: number;
  readonly connection: Connection | null;
  readonly format: 'json' | 'csv';
  readonly limit: number | null;
  readonly fields: readonly { readonly name: string; readonly export_as?: string | undefined }[] | null;
  /** The compressed file and the secret part of its address, until the link expires. */
  download: { readonly key: string; readonly bytes: Buffer; expiresAt: number } | null;
  end: JobEnd | null;
}

/** An e-mail with the link that proves an address: sent at once. */
export interface VerificationJob {
  readonly type: 'verification_email';
  readonly id: string;
  readonly createdAt: number;
  readonly connection: Connection;
  readonly end: JobEnd;
}

export type Job = ImportJob | ExportJob | VerificationJob;
