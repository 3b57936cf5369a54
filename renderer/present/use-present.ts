import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { useSnapshot } from '../client/use-assistant.tsx';
import { useCommand } from '../client/use-command.ts';
import { useWhoAsks } from '../components/use-who-asks.ts';
import { endsOpenWhen } from '../wizard/ends-open-when.ts';
import { theWord, users, usersIn } from './present-words.ts';

/** What is offered: to look, to update, to put back, or nothing any more. */
type Offer = 'look' | 'update' | 'put-back' | 'none';

/** Updating who was there before a run as far as it is, and the one thing to do next. */
export function usePresent(run: string) {
  const snapshot = useSnapshot();
  const { activity } = snapshot;
  const present = snapshot.present?.run === run ? snapshot.present : undefined;
  const look = useCommand('lookAtPresent');
  const update = useCommand('updatePresent');
  const putBack = useCommand('putPresentBack');
  const save = useCommand('savePresent');
  const [passwords, setPasswords] = useState(false);
  const [wantsBack, setWantsBack] = useState(false);
  const state = present?.state;
  const looking = activity?.kind === 'present-look' || look.running;
  const changing =
    activity?.kind === 'present' || activity?.kind === 'present-back' || update.running || putBack.running;
  const goesOn = state === 'updating' || state === 'putting-back';
  const offer = offered();
  const last = goesOn ? present?.askings.at(-1) : undefined;
  const withPasswords = passwords || (state === 'updating' && last?.passwords === true);
  const asks = useWhoAsks({ name: 'asks-update', run }, offer === 'update' && withPasswords ? theWord : undefined, {
    before: last === undefined ? undefined : { by: last.by ?? '', why: last.why ?? '' },
  });
  const waiting = present === undefined ? 0 : usersIn(present, 'waiting', 'intended');
  const toReturn = present === undefined ? 0 : usersIn(present, 'updated', 'intended', 'returning');
  return {
    present,
    looking,
    changing,
    offer,
    asks,
    waiting,
    toReturn,
    passwords: withPasswords,
    /** Somebody who was said yes to with passwords before keeps that. */
    setPasswords: state === 'updating' ? undefined : setPasswords,
    /** The way to putting them back and from it; undefined where there is nobody, or it has begun. */
    turn: state === 'updated' && toReturn > 0 ? { back: wantsBack, set: setWantsBack } : undefined,
    refused: look.error ?? update.error ?? putBack.error,
    save,
    lookAgain: {
      opensWhen: looking ? t`Under way` : endsOpenWhen(snapshot, 'both'),
      go: () => void look.give({ run }),
    },
    text: buttonText(),
    opensWhen: opensWhen(),
    go,
  };

  function offered(): Offer {
    if (present === undefined) return 'look';
    switch (present.state) {
      case 'listed':
        return usersIn(present, 'waiting', 'intended') > 0 ? 'update' : 'none';
      case 'updating':
        return 'update';
      case 'updated':
        return wantsBack ? 'put-back' : 'none';
      case 'putting-back':
        return 'put-back';
      case 'put-back':
        return 'none';
    }
  }

  function buttonText(): string {
    switch (offer) {
      case 'look':
        return t`See what would be changed`;
      case 'update':
        return goesOn ? t`Go on updating` : t`Update ${{ users: users(waiting) }}`;
      case 'put-back':
        return goesOn ? t`Go on putting back` : t`Put ${{ users: users(toReturn) }} back`;
      case 'none':
        return t`Back`;
    }
  }

  function opensWhen(): string | undefined {
    if (looking || changing) return t`Under way`;
    const ends = endsOpenWhen(snapshot, offer === 'put-back' ? 'tenant' : 'both');
    return ends ?? (offer === 'look' ? undefined : asks.opensWhen);
  }

  function go() {
    const by = asks.typed.by.trim();
    const why = asks.typed.why.trim();
    if (offer === 'look') void look.give({ run });
    if (offer === 'update') void asks.given(update.given({ run, yes: 'update', passwords: withPasswords, by, why }));
    if (offer === 'put-back') void asks.given(putBack.given({ run, yes: 'put-back', by, why }));
    setPasswords(false);
    setWantsBack(false);
  }
}
