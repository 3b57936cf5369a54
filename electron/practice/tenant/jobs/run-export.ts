import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import type { TenantParts } from '../tenant-parts.ts';
import type { UserRecord } from '../users/user-record.ts';
import { userView } from '../users/user-view.ts';
import { csvHeader, csvLine, fieldsOf, jsonLine, type OutputField } from './export-lines.ts';
import type { ExportJob, JobEnd } from './job.ts';

/** How long an export can be downloaded. */
export const exportLinkMs = 60_000;

/** Users written before other work gets its turn. */
const usersPerTurn = 500;

/** Writes an export file and ends its job; the tenant goes on answering meanwhile. */
export async function runExport(job: ExportJob, parts: TenantParts): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of Readable.from(lines(job, parts)).pipe(createGzip())) chunks.push(chunk);
  const at = parts.clock.now();
  const key = randomBytes(18).toString('base64url');
  job.download = { key, bytes: Buffer.concat(chunks), expiresAt: at + exportLinkMs };
  job.end = { kind: 'completed', at } satisfies JobEnd;
}

async function* lines(job: ExportJob, parts: TenantParts): AsyncGenerator<string> {
  const fields = job.fields === null ? null : fieldsOf(job.fields);
  if (job.format === 'csv') yield csvHeader(fields ?? defaultCsvFields);
  let text = '';
  let users = 0;
  for (const user of parts.users.all(job.connection)) {
    if (job.limit !== null && users >= job.limit) break;
    text += job.format === 'csv' ? csvOf(user, fields ?? defaultCsvFields) : jsonLine(userView(user), fields);
    users += 1;
    if (users % usersPerTurn !== 0) continue;
    yield text;
    text = '';
    await nextTurn();
  }
  if (text !== '') yield text;
}

const defaultCsvFields: readonly OutputField[] = fieldsOf([
  { name: 'user_id' },
  { name: 'email' },
  { name: 'name' },
  { name: 'nickname' },
  { name: 'created_at' },
  { name: 'updated_at' },
]);

function csvOf(user: UserRecord, fields: readonly OutputField[]): string {
  const view = userView(user);
  return csvLine(fields.map((field) => field.read(view)));
}
