import { useQuery } from '@tanstack/react-query';
import type { MappingEdit } from '../../../../electron/assistant/contract/index.ts';
import { useAssistant } from '../../../client/use-assistant.tsx';
import { useSettled } from '../../../client/use-settled.ts';

/** The accounts are read again when nobody has typed for so long. */
const PAUSE_MS = 300;

/** What an edited mapping makes of the sample accounts, while it is edited; the last answer stands until the next has come. */
export function usePreview(survey: string, edit: MappingEdit, inClear: boolean) {
  const assistant = useAssistant();
  const wanted = useSettled(JSON.stringify(edit), PAUSE_MS);
  const query = useQuery({
    queryKey: ['mapping-preview', survey, inClear, wanted],
    queryFn: () => assistant.call((client) => client.previewMapping({ edit: JSON.parse(wanted), inClear })),
    // What was shown in clear does not stay once it is hidden.
    placeholderData: (last, lastQuery) => (lastQuery?.queryKey[2] === inClear ? last : undefined),
    gcTime: 0,
    retry: false,
  });
  return {
    preview: query.data,
    reading: query.isFetching || wanted !== JSON.stringify(edit),
    failed: query.isError ? query.error.message : undefined,
  };
}
