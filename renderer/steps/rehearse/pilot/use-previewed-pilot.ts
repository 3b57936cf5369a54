import { useQuery } from '@tanstack/react-query';
import type { Failure, PilotPreview, PilotWish } from '../../../../electron/assistant/contract/index.ts';
import { failureIn } from '../../../client/failure-in.ts';
import { useAssistant } from '../../../client/use-assistant.tsx';

interface PreviewedPilot {
  readonly preview: PilotPreview | undefined;
  readonly failure: Failure | undefined;
  readonly looking: boolean;
}

/** What a pilot would do, once somebody wants to know. */
export function usePreviewedPilot(wish: Pick<PilotWish, 'measureCap'>, wanted: boolean): PreviewedPilot {
  const assistant = useAssistant();
  const query = useQuery({
    queryKey: ['previewed-pilot', wish.measureCap],
    queryFn: ({ signal }) => assistant.call((client) => client.previewPilot({ wish }, { signal })),
    enabled: wanted,
    gcTime: 0,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
    placeholderData: (last) => last,
  });
  return {
    preview: wanted ? query.data : undefined,
    failure: wanted && query.isError && !query.isFetching ? failureIn(query.error) : undefined,
    looking: query.isFetching,
  };
}
