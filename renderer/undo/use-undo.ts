import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  runIsUnderWay,
  toDelete,
  type UndoneRun,
  type UndoWish,
  waivableCauses,
} from '../../electron/assistant/contract/index.ts';
import { failureIn } from '../client/failure-in.ts';
import { useAssistant, useSnapshot } from '../client/use-assistant.tsx';
import { useCommand } from '../client/use-command.ts';
import { useWhoAsks, type WhoAndWhy } from '../components/use-who-asks.ts';
import { theWord } from './undo-words.ts';

type Also = UndoWish['also'];

/** Undoing a run as it is wished so far: whom it would delete, what stands against it, and the way to do it. */
export function useUndo(run: string) {
  const assistant = useAssistant();
  const { activity, undone, tenant, run: latest } = useSnapshot();
  const carryOut = useCommand('undoRun');
  const save = useCommand('saveUndo');
  const [chosen, setChosen] = useState<Also>();
  const standing = undone.find((one) => one.run === run);
  const asks = useWhoAsks({ name: 'asks-undo', run }, theWord, { before: saidBefore(standing) });
  // One that stopped goes on with the yeses that it was begun with.
  const also = chosen ?? (standing?.state === 'under-way' ? givenBefore(standing) : []);
  const underWay = activity?.kind === 'undo' || carryOut.running;
  const goesOn = latest?.id === run && runIsUnderWay(latest);
  const query = useQuery({
    // A run that goes on brings others.
    queryKey: ['undo', run, latest?.id === run ? latest.counts.imported : undefined],
    queryFn: ({ signal }) => assistant.call((client) => client.workOutUndo({ run }, { signal })),
    // Once it is begun the journal tells how it stands.
    enabled: standing === undefined && !underWay && !goesOn,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });
  const found = goesOn || query.isError ? undefined : query.data;
  const counts = standing?.counts ?? found?.counts;
  const meant = counts === undefined ? 0 : toDelete(counts, [theWord, ...also]);
  // A word that was typed for one number of people says nothing of another.
  const [typedFor, setTypedFor] = useState(meant);
  if (typedFor !== meant) {
    setTypedFor(meant);
    asks.setWord('');
  }
  return {
    standing,
    found,
    counts,
    /** So many would be deleted, with the yeses that are given. */
    meant,
    underWay,
    /** Nothing can be said of it, nor done, while the run brings others. */
    goesOn,
    looking: query.isFetching,
    failure: query.isError && !query.isFetching ? failureIn(query.error) : undefined,
    lookAgain: () => void query.refetch(),
    asks,
    also,
    /** What keeps somebody and takes a yes of its own. */
    waivable: waivableCauses.filter(
      (cause) =>
        also.includes(cause) ||
        counts?.some(({ state, causes }) => state === 'kept' && causes.includes(cause)) === true,
    ),
    /** Whether a cause keeps people; another number of people takes another yes. */
    setAlso(cause: Also[number], goes: boolean) {
      setChosen(waivableCauses.filter((one) => (one === cause ? goes : also.includes(one))));
      asks.setWord('');
    },
    /** Why it can't be done yet. */
    opensWhen: opensWhen(),
    refused: carryOut.error,
    async carryOut() {
      setChosen(undefined);
      const said = { by: asks.typed.by.trim(), why: asks.typed.why.trim() };
      await asks.given(carryOut.given({ run, yes: theWord, users: meant, also, ...said }));
    },
    save,
  };

  function opensWhen(): string | undefined {
    if (underWay) return t`Under way`;
    if (!tenant.secretKnown) return t`Opens when the client secret is typed again, on Tenant`;
    if (goesOn) return t`Opens when the run is stopped, between waves or finished`;
    if (counts === undefined) return t`Opens when it is known who would be deleted`;
    if (meant === 0 && standing?.state !== 'under-way') return t`Nobody is to be deleted`;
    return asks.opensWhen;
  }
}

/** Who asked for one that is not at its end, and why: whoever goes on with it need not type that again. */
function saidBefore(standing: UndoneRun | undefined): WhoAndWhy {
  const last = standing?.state === 'under-way' ? standing.askings.at(-1) : undefined;
  return { by: last?.by ?? '', why: last?.why ?? '' };
}

function givenBefore({ askings }: UndoneRun): Also {
  return waivableCauses.filter((cause) => askings.at(-1)?.consents.includes(cause) === true);
}
