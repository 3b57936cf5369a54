import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { deltaShownForMs } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { useCommand } from '../client/use-command.ts';
import { useNow } from '../client/use-now.ts';
import { useWhoAsks } from '../components/use-who-asks.ts';
import { endsOpenWhen } from '../wizard/ends-open-when.ts';
import type { Way } from '../wizard/people-work-page.tsx';
import { accounts } from '../words/counts.ts';
import { bringsNew, bringsOnlyNew, deltaFigures, isEmpty, theWord } from './delta-words.ts';

/** Carrying changes over as far as it is: what was found, what stands against it, and the one thing to do next. */
export function useDelta() {
  const snapshot = useSnapshot();
  const { activity, delta } = snapshot;
  const look = useCommand('lookForChanges');
  const carry = useCommand('carryOver');
  const save = useCommand('saveChanges');
  const now = useNow(30_000);
  const [settleHalfCreated, setSettleHalfCreated] = useState(false);
  const counts = delta?.counts ?? [];
  const { open } = deltaFigures(counts);
  const looking = activity?.kind === 'delta-look' || look.running;
  const carrying = activity?.kind === 'delta' || carry.running;
  const goesOn = delta?.state === 'under-way';
  const asks = useWhoAsks(
    { name: 'asks-delta', run: snapshot.run?.id ?? '' },
    open > 0 && !bringsOnlyNew(counts) ? theWord : undefined,
    {
      before: goesOn ? { by: delta.by ?? '', why: delta.why ?? '' } : undefined,
    },
  );
  const isFresh = delta?.state === 'listed' && now - delta.begun < deltaShownForMs;
  return {
    delta,
    figures: deltaFigures(counts),
    looking,
    carrying,
    asks,
    /** A list was shown, and longer ago than a yes for it counts. */
    isStale: delta?.state === 'listed' && !isFresh,
    /** Something can be carried over now. */
    offers: (isFresh || goesOn) && !looking && !carrying,
    bringsNew: bringsNew(counts),
    settleHalfCreated,
    setSettleHalfCreated,
    refused: look.error ?? carry.error,
    save,
    next: next(),
    lookAgain: { opensWhen: looking ? t`Under way` : endsOpenWhen(snapshot, 'both'), go: () => void look.give({}) },
  };

  /** The one button: to look, to carry over, to go on, or none once nothing is left. */
  function next(): (Way & { readonly text: string }) | undefined {
    const ends = looking || carrying ? t`Under way` : endsOpenWhen(snapshot, 'both');
    if (delta !== undefined && (isFresh || goesOn)) {
      return {
        text: goesOn ? t`Go on carrying over` : t`Carry over ${{ accounts: accounts(open) }}`,
        opensWhen: ends ?? asks.opensWhen,
        go() {
          const { by, why } = asks.typed;
          const said = { by: by.trim(), why: why.trim() };
          void asks.given(carry.given({ delta: delta.id, yes: theWord, ...said, settleHalfCreated }));
        },
      };
    }
    if (delta !== undefined && isEmpty(delta) && !looking) return undefined;
    const text = delta === undefined ? t`See what changed` : t`See what changed since`;
    return { text, opensWhen: ends, go: () => void look.give({}) };
  }
}
