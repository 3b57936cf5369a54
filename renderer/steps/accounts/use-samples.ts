import { useQuery } from '@tanstack/react-query';
import { useAssistant } from '../../client/use-assistant.tsx';

/** The survey's sample accounts in clear: read when somebody asks, and forgotten when they are hidden again. */
export function useSamples(survey: string, wanted: boolean) {
  const assistant = useAssistant();
  const query = useQuery({
    // Hidden, it is another query: the one with the accounts is then dropped.
    queryKey: ['samples', survey, wanted],
    queryFn: () => assistant.call((client) => client.samples({})),
    enabled: wanted,
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
  return {
    accounts: wanted ? query.data?.accounts : undefined,
    reading: wanted && query.isFetching,
    failed: wanted && query.isError ? query.error.message : undefined,
  };
}
