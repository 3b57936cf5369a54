import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Failure, FoundPeople, SoughtPerson } from '../../electron/assistant/contract/index.ts';
import { failureIn } from '../client/failure-in.ts';
import { useAssistant } from '../client/use-assistant.tsx';

/** Somebody who is looked for; each looking has a number of its own. */
export interface Looking {
  readonly number: number;
  readonly sought: SoughtPerson;
  readonly inClear: boolean;
}

export interface LookedUp {
  readonly found: FoundPeople | undefined;
  /** Personal data of what was found is in clear. */
  readonly inClear: boolean;
  readonly failure: Failure | undefined;
  readonly looking: boolean;
  /** Somebody has ended it before there was an answer. */
  readonly stopped: boolean;
  stop(): void;
}

/** Looks somebody up, and forgets what came of it as soon as nobody looks at it. */
export function usePerson(wish: Looking | undefined): LookedUp {
  const assistant = useAssistant();
  const queries = useQueryClient();
  const queryKey = ['person', wish];
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      if (wish === undefined) throw new Error('Nobody is looked for.');
      const { sought, inClear } = wish;
      const found = await assistant.call((client) => client.findPerson({ sought, inClear }, { signal }));
      return { ...found, number: wish.number, inClear };
    },
    enabled: wish !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
    // What is shown stays while the same person is asked for in clear.
    placeholderData: (last) => (last !== undefined && last.number === wish?.number ? last : undefined),
  });
  return {
    found: query.isError ? undefined : query.data,
    inClear: query.data?.inClear ?? false,
    failure: query.isError && !query.isFetching ? failureIn(query.error) : undefined,
    looking: query.isFetching,
    stopped: wish !== undefined && query.isPending && !query.isFetching,
    stop: () => void queries.cancelQueries({ queryKey }),
  };
}
