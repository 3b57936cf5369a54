import { z } from 'zod';
import type { Connection } from '../connections/connection-store.ts';
import { apiError } from '../http/api-error.ts';
import type { Route } from '../http/route.ts';
import { noQuery, validate } from '../http/validate.ts';
import { bringUpToDate, type TenantParts } from '../tenant-parts.ts';
import { type ImportParts, readImportParts } from './import-request.ts';
import type { ImportJob } from './job.ts';
import { newJobId } from './job-store.ts';

const fieldsSchema = z.strictObject({
  connection_id: z.string().regex(/^con_[A-Za-z0-9]{16}$/),
  upsert: z.enum(['true', 'false']).default('false'),
  external_id: z.string().optional(),
  send_completion_email: z.enum(['true', 'false']).default('true'),
});

/** Auth0 docs, bulk user imports: two concurrent import jobs per tenant; the message is the documented one. */
const maximumActive = 2;
const twoActive = () =>
  apiError(
    429,
    `There are ${maximumActive} active import users jobs, please wait until some of them are finished and try again`,
  );

/** `POST /jobs/users-imports`; texts as in Auth0's documentation of the endpoint. */
export function importRoutes(parts: TenantParts): readonly Route[] {
  return [
    {
      operation: 'jobs.users-imports.create',
      method: 'POST',
      path: '/api/v2/jobs/users-imports',
      scopes: ['create:users'],
      group: 'other',
      handle: async (call) => {
        validate(noQuery, Object.fromEntries(call.query), 'query');
        const multipart = await readImportParts(call.request, parts.settings.variants.importCap);
        const { bytes, fields, connection } = checkParts(parts, multipart);
        // The body took its time: other jobs may have ended or begun meanwhile.
        const now = bringUpToDate(parts);
        if (parts.jobs.activeImports().length >= maximumActive) throw twoActive();
        const job: ImportJob = {
          type: 'users_import',
          id: newJobId(),
          createdAt: now,
          connection,
          externalId: fields.external_id ?? null,
          upsert: fields.upsert === 'true',
          fault: parts.faults.onImport(),
          released: false,
          file: { bytes },
          total: 0,
          processed: 0,
          inserted: 0,
          updated: 0,
          failed: [],
          provided: { emails: new Set(), ids: new Set(), usernames: new Set() },
          end: null,
        };
        parts.jobs.add(job);
        const accepted = {
          id: job.id,
          type: job.type,
          status: 'pending',
          created_at: new Date(now).toISOString(),
          connection_id: connection.id,
          connection: connection.name,
          ...(job.externalId === null ? {} : { external_id: job.externalId }),
        };
        return {
          status: 202,
          body: accepted,
          log: {
            description: 'Create job to import users',
            connection: connection.name,
            connection_id: connection.id,
            details: { response: { statusCode: 202, body: accepted } },
          },
        };
      },
    },
  ];
}

function checkParts(parts: TenantParts, { users, fields: raw }: ImportParts) {
  if (users === null) throw apiError(400, "Must provide 'users' file as multipart part.", 'invalid_body');
  if (users.length === 0) throw apiError(400, 'Users file must not be empty.', 'invalid_body');
  if (!raw.has('connection_id')) {
    throw apiError(400, "Must provide 'connection_id' as multipart part.", 'invalid_body');
  }
  const fields = validate(fieldsSchema, Object.fromEntries(raw), 'body');
  const connection = parts.connections.byId(fields.connection_id);
  if (connection === null) throw apiError(400, 'The connection does not exist.', 'inexistent_connection');
  checkConnection(connection);
  return { bytes: users, fields, connection };
}

function checkConnection(connection: Connection): void {
  const { options } = connection;
  if (connection.strategy !== 'auth0') throw apiError(400, 'Connection must be a database connection.', 'invalid_body');
  if (connection.enabledClients.size === 0) throw apiError(400, 'Connection must be enabled.', 'invalid_body');
  if (options.enabledDatabaseCustomization === true && options.import_mode !== true) {
    throw apiError(400, 'Custom Database Connections without import mode are not allowed.', 'invalid_body');
  }
}
