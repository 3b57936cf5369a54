import { apiError } from '../http/api-error.ts';
import { jsonRoute, type Route } from '../http/route.ts';
import { noBody, noQuery } from '../http/validate.ts';
import type { TenantParts } from '../tenant-parts.ts';
import type { Job } from './job.ts';
import { jobView } from './job-view.ts';
import { exportLinkMs } from './run-export.ts';

function jobOf(parts: TenantParts, id: string | undefined): Job {
  const job = parts.jobs.byId(id ?? '');
  if (job === null) throw apiError(404, 'Job not found.', 'inexistent_job');
  return job;
}

/** A job's state and the users it refused. */
export function jobRoutes(parts: TenantParts): readonly Route[] {
  return [
    jsonRoute({
      operation: 'jobs.get',
      method: 'GET',
      path: '/api/v2/jobs/:id',
      scopes: ['create:users', 'read:users'],
      group: 'other',
      query: noQuery,
      body: noBody,
      handle: (call) => {
        const job = jobOf(parts, call.params.id);
        const now = parts.clock.now();
        if (job.type === 'users_export' && job.download !== null) {
          if (parts.settings.variants.exportLink === 'from-reading') job.download.expiresAt = now + exportLinkMs;
        }
        return { status: 200, body: jobView(job, parts) };
      },
    }),
    jsonRoute({
      operation: 'jobs.errors.get',
      method: 'GET',
      path: '/api/v2/jobs/:id/errors',
      scopes: ['create:users', 'read:users'],
      group: 'other',
      query: noQuery,
      body: noBody,
      handle: (call) => {
        const job = jobOf(parts, call.params.id);
        if (job.end?.kind === 'failed') {
          const { id, type, status, created_at, connection_id, status_details } = jobView(job, parts);
          return { status: 200, body: { id, type, status, created_at, connection_id, status_details } };
        }
        if (job.type !== 'users_import' || job.failed.length === 0) return { status: 204 };
        return { status: 200, body: job.failed };
      },
    }),
  ];
}
