import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';

const pageSize = 200;
/** So many rows before the last one that was read the next part is asked for. */
const ahead = 40;

/** A list that is read page behind page, each behind the number of the last row. */
export interface NumberedPages<Row> {
  readonly rows: readonly Row[];
  readonly isPending: boolean;
  readonly isError: boolean;
  /** For a `LongTable`. */
  readonly onSight: (first: number, end: number) => void;
}

export function useNumberedPages<Row>(
  key: readonly unknown[],
  read: (after: number, limit: number) => Promise<{ readonly rows: readonly Row[] }>,
  numberOf: (row: Row) => number,
): NumberedPages<Row> {
  const query = useInfiniteQuery({
    queryKey: key,
    initialPageParam: 0,
    queryFn: ({ pageParam }) => read(pageParam, pageSize),
    getNextPageParam: ({ rows }) => {
      const last = rows.at(-1);
      return last === undefined || rows.length < pageSize ? undefined : numberOf(last);
    },
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
