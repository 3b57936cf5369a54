import { z } from 'zod';
import { apiError } from '../http/api-error.ts';
import { jsonRoute, type Route } from '../http/route.ts';
import { noQuery } from '../http/validate.ts';
import type { TenantParts } from '../tenant-parts.ts';
import type { ExportJob } from './job.ts';
import { newJobId } from './job-store.ts';
import { jobView } from './job-view.ts';
import { runExport } from './run-export.ts';

const exportSchema = z.strictObject({
  connection_id: z
    .string()
    .regex(/^con_[A-Za-z0-9]{16}$/)
    .optional(),
  format: z.enum(['json', 'csv']).default('json'),
  limit: z.int().min(1).optional(),
  fields: z
    .array(z.strictObject({ name: z.string().max(100), export_as: z.string().max(100).optional() }))
    .min(1)
    .optional(),
});

/** `POST /jobs/users-exports`; the file itself is served by another origin (export-server.ts). */
export function exportRoutes(parts: TenantParts): readonly Route[] {
  return [
    jsonRoute({
      operation: 'jobs.users-exports.create',
      method: 'POST',
      path: '/api/v2/jobs/users-exports',
      scopes: ['read:users'],
      group: 'other',
      query: noQuery,
      body: exportSchema,
      handle: (_call, { body }) => {
        const connection = body.connection_id === undefined ? null : parts.connections.byId(body.connection_id);
        if (body.connection_id !== undefined && connection === null) {
          throw apiError(400, 'The connection does not exist.', 'inexistent_connection');
        }
        const now = parts.clock.now();
        const job: ExportJob = {
          type: 'users_export',
          id: newJobId(),
          createdAt: now,
          connection,
          format: body.format,
          limit: body.limit ?? null,
          fields: body.fields ?? null,
          download: null,
          end: null,
        };
        parts.jobs.add(job);
        const failed = (detail: string) => {
          job.end = { kind: 'failed', at: parts.clock.now(), detail };
        };
        if (parts.faults.onExport() === null) void runExport(job, parts).catch((error) => failed(String(error)));
        else failed('The export failed. Please try again.');
        const created = { ...jobView(job, parts), status: 'pending' };
        const response = { statusCode: 200, body: { id: job.id, type: job.type } };
        return {
          status: 200,
          body: created,
          log: { description: 'Create job to export users', details: { response } },
        };
      },
    }),
  ];
}
