import { z } from 'zod';
import { connectionOf } from '../connections/connection-routes.ts';
import { apiError } from '../http/api-error.ts';
import { jsonRoute, type Route } from '../http/route.ts';
import { noQuery } from '../http/validate.ts';
import type { Job } from '../jobs/job.ts';
import { newJobId } from '../jobs/job-store.ts';
import { jobView } from '../jobs/job-view.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { userOf } from '../users/user-lookups.ts';
import { linkOf } from './link-of.ts';
import { mailVerification } from './mail-verification.ts';
import { startReset } from './start-reset.ts';
import { usualTicketMs } from './ticket-store.ts';

const common = {
  result_url: z.string().optional(),
  client_id: z.string().optional(),
  ttl_sec: z.int().positive().optional(),
  includeEmailInRedirect: z.boolean().optional(),
};

/** Links that whoever asks sends on, and the e-mail that Auth0 sends itself (Auth0 OpenAPI: tickets, jobs/verification-email). */
export function ticketRoutes(parts: TenantParts): readonly Route[] {
  return [
    jsonRoute({
      operation: 'tickets.password-change',
      method: 'POST',
      path: '/api/v2/tickets/password-change',
      scopes: ['create:user_tickets'],
      group: 'other',
      query: noQuery,
      body: z
        .strictObject({
          ...common,
          user_id: z.string().optional(),
          connection_id: z.string().optional(),
          email: z.string().optional(),
          mark_email_as_verified: z.boolean().default(false),
        })
        .refine(
          ({ user_id, connection_id, email }) =>
            user_id === undefined ? connection_id !== undefined && email !== undefined : email === undefined,
          'user_id, or connection_id and email',
        ),
      handle: async (_call, { body }) => {
        const user = body.user_id === undefined ? null : userOf(parts, body.user_id);
        const connection = user?.connection ?? connectionOf(parts, body.connection_id);
        const reset = await startReset(parts, connection, user?.email ?? body.email ?? '', {
          mailed: false,
          markVerified: body.mark_email_as_verified,
          ...(body.ttl_sec === undefined ? {} : { lifetimeMs: body.ttl_sec * 1000 }),
        });
        if (reset.kind === 'refused') throw apiError(404, reset.why, 'inexistent_user');
        const log = { description: 'Create a password change ticket', connection: connection.name };
        return { status: 201, body: { ticket: linkOf(parts, reset.ticket) }, log };
      },
    }),
    jsonRoute({
      operation: 'tickets.email-verification',
      method: 'POST',
      path: '/api/v2/tickets/email-verification',
      scopes: ['create:user_tickets'],
      group: 'other',
      query: noQuery,
      body: z.strictObject({ ...common, user_id: z.string() }),
      handle: (_call, { body }) => {
        const user = userOf(parts, body.user_id);
        if (user.email === null) throw apiError(400, 'The user does not have an email address.', 'inexistent_email');
        const ticket = parts.tickets.add({
          kind: 'verification',
          connection: user.connection,
          email: user.email,
          userId: user.id,
          profile: null,
          markVerified: false,
          mailed: false,
          expiresAt: parts.clock.now() + (body.ttl_sec === undefined ? usualTicketMs : body.ttl_sec * 1000),
        });
        const log = { description: 'Create an email verification ticket', user_id: body.user_id };
        return { status: 201, body: { ticket: linkOf(parts, ticket) }, log };
      },
    }),
    jsonRoute({
      operation: 'jobs.verification-email',
      method: 'POST',
      path: '/api/v2/jobs/verification-email',
      scopes: ['update:users'],
      group: 'other',
      query: noQuery,
      body: z.strictObject({ user_id: z.string(), client_id: z.string().optional() }),
      handle: (_call, { body }) => {
        const user = userOf(parts, body.user_id);
        mailVerification(parts, user);
        const now = parts.clock.now();
        const end = { kind: 'completed', at: now } as const;
        const { connection } = user;
        const job: Job = { type: 'verification_email', id: newJobId(), createdAt: now, connection, end };
        parts.jobs.add(job);
        const log = { description: 'Send a verification email', user_id: body.user_id };
        return { status: 201, body: jobView(job, parts), log };
      },
    }),
  ];
}
