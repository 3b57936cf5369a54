import { assertNever } from '../../../common/assert-never.ts';
import type { TenantParts } from '../tenant-parts.ts';
import type { Job } from './job.ts';
import { summaryOf } from './run-import.ts';

/** A job as `GET /jobs/{id}` shows it (Auth0 OpenAPI: GetJobResponse). */
export function jobView(job: Job, parts: TenantParts): Readonly<Record<string, unknown>> {
  const common = {
    id: job.id,
    type: job.type,
    status: job.end?.kind ?? runningStatus(job, parts),
    created_at: new Date(job.createdAt).toISOString(),
    ...(job.connection === null ? {} : { connection_id: job.connection.id, connection: job.connection.name }),
    ...(job.end?.kind === 'failed' ? { status_details: job.end.detail } : {}),
  };
  switch (job.type) {
    case 'users_import': {
      const { importSpeed } = parts.settings;
      const left = importSpeed === 'instant' ? 0 : Math.ceil((job.total - job.processed) / importSpeed);
      return {
        ...common,
        ...(job.externalId === null ? {} : { external_id: job.externalId }),
        ...(job.end === null ? { percentage_done: percentOf(job.processed, job.total), time_left_seconds: left } : {}),
        ...(job.end?.kind === 'completed' ? { percentage_done: 100 } : {}),
        ...(job.end === null ? {} : { summary: summaryOf(job) }),
      };
    }
    case 'users_export':
      return {
        ...common,
        format: job.format,
        ...(job.limit === null ? {} : { limit: job.limit }),
        ...(job.fields === null ? {} : { fields: job.fields }),
        ...(job.download === null ? {} : { location: locationOf(job.id, job.download.key, job.format, parts) }),
        ...(job.end?.kind === 'completed' ? { percentage_done: 100 } : {}),
        ...(job.end === null ? { percentage_done: 0, time_left_seconds: 1 } : {}),
      };
    case 'verification_email':
      return common;
    default:
      return assertNever(job);
  }
}

function runningStatus(job: Job, parts: TenantParts): string {
  return job.type === 'users_import' && job.processed === 0 ? 'pending' : parts.settings.variants.runningStatus;
}

function percentOf(processed: number, total: number): number {
  return total === 0 ? 0 : Math.floor((processed / total) * 100);
}

function locationOf(id: string, key: string, format: string, parts: TenantParts): string {
  return `${parts.origins.exports}/${id}/${key}.${format}.gz`;
}
