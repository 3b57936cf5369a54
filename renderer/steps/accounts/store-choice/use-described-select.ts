import { useQuery } from '@tanstack/react-query';
import { failureIn } from '../../../client/failure-in.ts';
import { useAssistant } from '../../../client/use-assistant.tsx';

/** The columns of a SELECT as the server describes them, or what stands against it; asked once somebody has named one. */
export function useDescribedSelect(sql: string | undefined) {
  const assistant = useAssistant();
  const query = useQuery({
    queryKey: ['described-select', sql],
    queryFn: () => assistant.call((client) => client.describeSelect({ sql: sql ?? '' })),
    enabled: sql !== undefined,
    gcTime: 0,
    staleTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return {
    /** Asks once more, as after a lost connection. */
    askAgain: () => void query.refetch(),
    asking: query.isFetching,
    columns: query.isFetching ? undefined : query.data?.columns,
    failure: query.isFetching || !query.isError ? undefined : failureIn(query.error),
  };
}
