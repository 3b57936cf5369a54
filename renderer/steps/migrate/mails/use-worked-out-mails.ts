import { useQuery } from '@tanstack/react-query';
import type { Failure, MailsWish, WorkedOutMails } from '../../../../electron/assistant/contract/index.ts';
import { failureIn } from '../../../client/failure-in.ts';
import { useAssistant } from '../../../client/use-assistant.tsx';

/** Whom e-mails would be for, as long as nobody has asked for any since. */
export interface LookedAtMails {
  readonly mails: WorkedOutMails | undefined;
  readonly failure: Failure | undefined;
  readonly looking: boolean;
  lookAgain(): void;
}

/** @param since what the list was when it was last gone on with: then it is worked out anew; undefined while it goes on. */
export function useWorkedOutMails(wish: MailsWish, since: string | undefined): LookedAtMails {
  const assistant = useAssistant();
  const query = useQuery({
    queryKey: ['worked-out-mails', wish, since],
    queryFn: ({ signal }) => assistant.call((client) => client.workOutMails(wish, { signal })),
    enabled: since !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
    placeholderData: (last) => last,
  });
  return {
    mails: query.isError ? undefined : query.data,
    failure: query.isError && !query.isFetching ? failureIn(query.error) : undefined,
    looking: query.isFetching,
    lookAgain: () => void query.refetch(),
  };
}
