import { randomBytes } from 'node:crypto';
import type { ImportJob, Job } from './job.ts';

/** Auth0 docs, bulk user imports: job data is deleted after 24 hours. */
const forgottenAfterMs = 24 * 3_600_000;

export const newJobId = () => `job_${randomBytes(12).toString('base64url').replaceAll(/[-_]/g, 'x')}`;

export class JobStore {
  readonly #jobs = new Map<string, Job>();
  /** Import jobs accepted since the tenant started, forgotten ones included. */
  importsAccepted = 0;

  add(job: Job): void {
    this.#jobs.set(job.id, job);
    if (job.type === 'users_import') this.importsAccepted += 1;
  }

  byId(id: string): Job | null {
    return this.#jobs.get(id) ?? null;
  }

  all(): readonly Job[] {
    return [...this.#jobs.values()];
  }

  activeImports(): readonly ImportJob[] {
    const active: ImportJob[] = [];
    for (const job of this.#jobs.values()) {
      if (job.type === 'users_import' && job.end === null) active.push(job);
    }
    return active;
  }

  forget(now: number): void {
    for (const [id, job] of this.#jobs) {
      if (job.end !== null && now - job.createdAt >= forgottenAfterMs) this.#jobs.delete(id);
    }
  }
}
