import { useInfiniteQuery } from '@tanstack/react-query';
import { useAssistant, useSnapshot } from '../client/use-assistant.tsx';
import type { AccountFilter } from './account-filter-bar.tsx';

const pageSize = 200;

/** Whose accounts a list shows. */
export type ListedAccounts = 'survey' | 'plan' | 'run';

/** Accounts page by page, in the order in which they were read; asked for anew when another survey, plan or run stands. */
export function useAccounts(of: ListedAccounts, filter: AccountFilter) {
  const assistant = useAssistant();
  const { plan, run, accounts } = useSnapshot();
  const query = useInfiniteQuery({
    queryKey: ['accounts', accounts.survey?.plan, plan?.id, run?.id, run?.state, of, filter],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      assistant.call((client) =>
        client.accounts({ ...filter, of, limit: pageSize, ...(pageParam === undefined ? {} : { after: pageParam }) }),
      ),
    getNextPageParam: (last) => last.next,
  });
  return {
    rows: query.data?.pages.flatMap(({ rows }) => rows) ?? [],
    total: query.data?.pages[0]?.total ?? 0,
    loading: query.isPending,
    failed: query.isError,
    more: query.hasNextPage && !query.isFetchingNextPage,
    readMore: () => void query.fetchNextPage(),
  };
}
