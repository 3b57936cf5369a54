import { apiError } from '../http/api-error.ts';

interface Paging {
  readonly page?: number | undefined;
  readonly per_page?: number | undefined;
  readonly include_totals?: boolean | undefined;
  readonly from?: string | undefined;
  readonly take?: number | undefined;
}

/** Auth0 docs, GET /connections: beyond 1,000 results only checkpoint paging goes on. */
const offsetLimit = 1000;

/**
 * One page of a list under `key`, in whichever of the Management API's forms was asked for: a bare array, an object with
 * totals (`page`, `include_totals`), or a checkpoint (`from`, `take`) whose `next` opens the page after.
 */
export function pageOf<T>(
  items: readonly T[],
  key: string,
  query: Paging,
  idOf: (item: T) => string,
  view: (item: T) => unknown,
): unknown {
  if (query.take !== undefined || query.from !== undefined) {
    const start = query.from === undefined ? 0 : items.findIndex((item) => idOf(item) === query.from) + 1;
    if (query.from !== undefined && start === 0)
      throw apiError(400, 'The from parameter is not valid', 'invalid_paging');
    const page = items.slice(start, start + (query.take ?? 50));
    const last = page.at(-1);
    return {
      [key]: page.map(view),
      ...(last !== undefined && start + page.length < items.length ? { next: idOf(last) } : {}),
    };
  }
  const number = query.page ?? 0;
  const size = query.per_page ?? 50;
  if (number * size >= offsetLimit) {
    throw apiError(400, 'You can only page through the first 1000 records', 'invalid_paging');
  }
  const page = items.slice(number * size, (number + 1) * size);
  if (query.include_totals !== true) return page.map(view);
  return { start: number * size, limit: size, length: page.length, total: items.length, [key]: page.map(view) };
}
