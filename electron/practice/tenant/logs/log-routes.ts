import { z } from 'zod';
import { apiError } from '../http/api-error.ts';
import { pickFields } from '../http/pick-fields.ts';
import { jsonRoute, type Route } from '../http/route.ts';
import { noBody, noQuery, queryBoolean, queryInteger } from '../http/validate.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { logFilter } from './log-query.ts';

const listLogsQuery = z.strictObject({
  page: queryInteger(0, 1_000_000).default(0),
  per_page: queryInteger(0, 100).default(50),
  sort: z.enum(['date:1', 'date:-1']).default('date:-1'),
  fields: z.string().optional(),
  include_fields: queryBoolean.optional(),
  include_totals: queryBoolean.default(false),
  q: z.string().optional(),
  search: z.string().optional(),
  from: z.string().optional(),
  take: queryInteger(1, 100).optional(),
});

/** Auth0 docs, retrieve logs: a search reaches its first 1,000 results, checkpoints (`from`, `take`) everything. */
export function logRoutes(parts: TenantParts): readonly Route[] {
  return [
    jsonRoute({
      operation: 'logs.list',
      method: 'GET',
      path: '/api/v2/logs',
      scopes: ['read:logs'],
      group: 'other',
      query: listLogsQuery,
      body: noBody,
      handle: (_call, { query }) => {
        const entries = parts.logs.entries(parts.clock.now());
        if (query.from !== undefined || query.take !== undefined) {
          // By checkpoint all other parameters are ignored, and what follows the named entry comes oldest first.
          const start = query.from === undefined ? 0 : entries.findIndex((entry) => entry.log_id === query.from) + 1;
          if (query.from !== undefined && start === 0)
            throw apiError(400, 'The from log id was not found', 'invalid_paging');
          const take = query.take ?? 50;
          const page = entries.slice(start, start + take);
          const next = page.at(-1)?.log_id ?? query.from;
          if (next === undefined) return { status: 200, body: page };
          // The page that follows; at the end, this one once more.
          const link = `<${parts.origins.api}/api/v2/logs?from=${next}&take=${take}>; rel="next"`;
          return { status: 200, body: page, headers: { link } };
        }
        const matching = entries.filter(logFilter(query.q ?? query.search ?? ''));
        if (query.sort === 'date:-1') matching.reverse();
        const start = query.page * query.per_page;
        if (start + query.per_page > 1000) {
          throw apiError(400, 'You can only page through the first 1000 records', 'invalid_paging');
        }
        const logs = matching.slice(start, start + query.per_page).map((entry) => pickFields({ ...entry }, query));
        if (!query.include_totals) return { status: 200, body: logs };
        const body = { start, limit: query.per_page, length: logs.length, total: matching.length, logs };
        return { status: 200, body };
      },
    }),
    jsonRoute({
      operation: 'logs.get',
      method: 'GET',
      path: '/api/v2/logs/:id',
      scopes: ['read:logs'],
      group: 'other',
      query: noQuery,
      body: noBody,
      handle: (call) => {
        const entry = parts.logs.entries(parts.clock.now()).find(({ log_id }) => log_id === call.params.id);
        if (entry === undefined) throw apiError(404, 'The log event does not exist', 'inexistent_log');
        return { status: 200, body: entry };
      },
    }),
  ];
}
