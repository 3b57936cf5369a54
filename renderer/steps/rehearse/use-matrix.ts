import { useQuery } from '@tanstack/react-query';
import type { RehearsalMatrix, RehearsalSummary } from '../../../electron/assistant/contract/index.ts';
import { useAssistant } from '../../client/use-assistant.tsx';

/** The matrix behind a rehearsal's numbers; undefined while it is on its way, or where there is none. */
export function useMatrix(summary: RehearsalSummary | undefined): RehearsalMatrix | undefined {
  const assistant = useAssistant();
  const query = useQuery({
    queryKey: ['rehearsal', summary?.mode, summary?.at],
    queryFn: () => assistant.call((client) => client.rehearsalMatrix({ mode: summary?.mode ?? 'trickle' })),
    enabled: summary !== undefined,
    gcTime: 0,
  });
  return summary === undefined ? undefined : query.data;
}
