import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountRow, AccountSort } from '../../electron/assistant/contract/index.ts';
import { useAssistant, useSnapshot } from '../client/use-assistant.tsx';
import type { AccountFilter } from './account-filter-bar.tsx';
import { useParts } from './use-parts.ts';

/** Whose accounts a list shows. */
export type ListedAccounts = 'survey' | 'plan' | 'run';

/** To which accounts a list is narrowed, and how it is sorted. */
export interface AccountView extends AccountFilter {
  readonly search?: string;
  readonly sort?: AccountSort;
  readonly descending?: boolean;
}

/** Accounts where somebody looks; put together anew when another survey, plan or run stands, or a run has come to another state. */
export function useAccounts(of: ListedAccounts, view: AccountView) {
  const assistant = useAssistant();
  const { plan, run, accounts } = useSnapshot();
  const [list] = useState(() => crypto.randomUUID());
  const stands = [accounts.survey?.plan, plan?.id, run?.id, run?.state].join(' ');
  // Whoever scrolls a list finds everybody at their places, whatever a run does meanwhile.
  const opening = `${list.slice(0, 18)} ${stands}`.slice(0, 64);
  const name = ['accounts', list, stands, of, view];
  const first = useQuery({
    queryKey: [...name, 'total'],
    queryFn: ({ signal }) =>
      assistant.call((client) => client.accounts({ ...view, of, opening, from: 0, limit: 1 }, { signal })),
    staleTime: Number.POSITIVE_INFINITY,
    // Sorted anew, it is as long as before.
    placeholderData: (last) => last,
    gcTime: 0,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });
  const parts = useParts<AccountRow>(name, (client, from, limit, signal) =>
    client.accounts({ ...view, of, opening, from, limit }, { signal }),
  );
  return {
    total: first.data?.total ?? 0,
    loading: first.isPending,
    failed: first.isError || parts.failed,
    rowAt: parts.rowAt,
    onSight: parts.onSight,
  };
}
