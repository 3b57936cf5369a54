import { useQuery } from '@tanstack/react-query';
import type { Failure, WavesForm, WorkedOutRun } from '../../../../electron/assistant/contract/index.ts';
import { failureIn } from '../../../client/failure-in.ts';
import { useAssistant } from '../../../client/use-assistant.tsx';
import { useSettled } from '../../../client/use-settled.ts';

/** So long nobody types before the waves are put together anew. */
const SETTLED_MS = 400;

export interface WorkedOut {
  /** Of what is typed now, or was a moment ago; undefined before the first answer. */
  readonly run: WorkedOutRun | undefined;
  readonly failure: Failure | undefined;
  /** What is typed has not been worked out yet. */
  readonly pending: boolean;
}

/**
 * A plan's run as it would be.
 * @param form what is typed; undefined for what Userferry proposes
 * @param since changes when what production asks for may have come: it is asked again
 */
export function useWorkedOutRun(plan: string | undefined, form: WavesForm | undefined, since: string): WorkedOut {
  const assistant = useAssistant();
  const typed = form === undefined ? '' : JSON.stringify(form);
  const settled = useSettled(typed, SETTLED_MS);
  const query = useQuery({
    queryKey: ['worked-out-run', plan, settled, since],
    queryFn: () =>
      assistant.call((client) =>
        client.workOutRun({ plan: plan ?? '', ...(settled === '' ? {} : { form: JSON.parse(settled) as WavesForm }) }),
      ),
    enabled: plan !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
    placeholderData: (last) => last,
  });
  return {
    run: query.data,
    failure: query.isError && !query.isFetching ? failureIn(query.error) : undefined,
    pending: query.isFetching || settled !== typed,
  };
}
