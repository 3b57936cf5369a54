import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';

const pageSize = 200;
/** So many rows before the last one that was read the next part is asked for. */
const ahead = 40;

/** A list that is read page behind page, each behind the last row of the one before. */
export interface ListPages<Row> {
  readonly rows: readonly Row[];
  readonly isPending: boolean;
  readonly isError: boolean;
  /** For a `LongTable`. */
  readonly onSight: (first: number, end: number) => void;
}

interface Page<Row, After> {
  readonly rows: readonly Row[];
  /** Behind which row the next page begins; missing on the last one. */
  readonly next?: After | undefined;
}

/** @param keepsOld While the list is put together anew the old one stands. */
export function useListPages<Row, After>(
  key: readonly unknown[],
  read: (after: After | undefined, limit: number) => Promise<Page<Row, After>>,
  { keepsOld = false }: { readonly keepsOld?: boolean } = {},
): ListPages<Row> {
  const query = useInfiniteQuery<
    Page<Row, After>,
    Error,
    InfiniteData<Page<Row, After>>,
    readonly unknown[],
    { readonly after: After | undefined }
  >({
    queryKey: key,
    initialPageParam: { after: undefined },
    queryFn: ({ pageParam: { after } }) => read(after, pageSize),
    getNextPageParam: ({ next }) => (next === undefined ? undefined : { after: next }),
    ...(keepsOld ? { placeholderData: keepPreviousData } : {}),
  });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const { hasNextPage: more, isFetchingNextPage: reading, fetchNextPage } = query;
  const known = rows.length;
  const onSight = useCallback(
    (_: number, end: number) => {
      if (more && !reading && end >= known - ahead) void fetchNextPage();
    },
    [more, reading, known, fetchNextPage],
  );
  return { rows, isPending: query.isPending, isError: query.isError, onSight };
}

/** A list whose pages the assistant gives behind a number that each row has. */
export function useNumberedPages<Row>(
  key: readonly unknown[],
  read: (after: number, limit: number) => Promise<{ readonly rows: readonly Row[] }>,
  numberOf: (row: Row) => number,
): ListPages<Row> {
  return useListPages<Row, number>(key, async (after, limit) => {
    const { rows } = await read(after ?? 0, limit);
    const last = rows.at(-1);
    return { rows, next: last === undefined || rows.length < limit ? undefined : numberOf(last) };
  });
}
