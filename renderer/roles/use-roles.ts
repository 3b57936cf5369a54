import { t } from '@lingui/core/macro';
import { useState } from 'react';
import type { RoleChoice } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { useCommand } from '../client/use-command.ts';
import { useWhoAsks } from '../components/use-who-asks.ts';
import { useKeptDraft } from '../drafts/use-draft.ts';
import { endsOpenWhen } from '../wizard/ends-open-when.ts';
import { roleFigures, theWord, times } from './roles-words.ts';

/** What is offered: to look, to give, or nothing any more. */
type Offer = 'look' | 'give' | 'none';

/** Giving a run's people their roles as far as it is, and the one thing to do next. */
export function useRoles(run: string) {
  const snapshot = useSnapshot();
  const { activity } = snapshot;
  const roles = snapshot.roles?.run === run ? snapshot.roles : undefined;
  const look = useCommand('lookAtRoles');
  const give = useCommand('giveRoles');
  const save = useCommand('saveRoles');
  const [draft, setDraft] = useKeptDraft('role-choices', { run, choices: [] as readonly RoleChoice[] });
  const [wantsPresent, setWantsPresent] = useState(false);
  const listed = roles?.roles ?? [];
  const state = roles?.state ?? 'unseen';
  const looking = activity?.kind === 'roles-look' || look.running;
  const giving = activity?.kind === 'roles' || give.running;
  const goesOn = state === 'giving';
  const figures = roleFigures(listed);
  const last = goesOn ? roles?.askings.at(-1) : undefined;
  const withPresent = last?.present ?? wantsPresent;
  const toGive = roles === undefined ? undefined : roles.toGive[withPresent ? 'withPresent' : 'withoutPresent'];
  const meant = toGive?.times ?? 0;
  // What is given goes on as it was begun; a choice for a role that nobody has any more says nothing.
  const choices = goesOn ? [] : draft.choices.filter(({ name }) => listed.some((each) => each.name === name));
  const unseen = choices.filter(({ name, role }) => listed.find((each) => each.name === name)?.role !== role);
  const missingScopes = roles?.found?.missingScopes ?? [];
  const offer = offered();
  const asks = useWhoAsks({ name: 'asks-roles', run }, offer === 'give' ? theWord : undefined, {
    asksWhy: false,
    before: last === undefined ? undefined : { by: last.by ?? '', why: '' },
  });
  // A word that was typed for one number says nothing of another.
  const [typedFor, setTypedFor] = useState(meant);
  if (typedFor !== meant) {
    setTypedFor(meant);
    asks.setWord('');
  }
  return {
    roles,
    figures,
    state,
    looking,
    giving,
    offer,
    asks,
    /** So often a role would be given, with the yeses that are given. */
    meant,
    calls: toGive?.calls ?? 0,
    pace: roles?.found?.pace,
    missingScopes,
    /** The tenant's role that is chosen for a name, seen or not. */
    chosenFor: (name: string) => unseen.find((each) => each.name === name),
    /** Undefined while nothing can be chosen: what is begun goes on as it was, and before a look nobody knows the tenant's roles. */
    choose: looking || giving || goesOn || roles?.found === undefined ? undefined : choose,
    isUnseen: unseen.length > 0,
    present: {
      /** So often who was there before would be given a role. */
      times: roles === undefined ? 0 : roles.toGive.withPresent.times - roles.toGive.withoutPresent.times,
      wanted: withPresent,
      set: goesOn ? undefined : setWantsPresent,
    },
    refused: look.error ?? give.error,
    save,
    lookAgain: { opensWhen: looking ? t`Under way` : endsOpenWhen(snapshot, 'tenant'), go: lookNow },
    text: buttonText(),
    opensWhen: opensWhen(),
    go: offer === 'look' ? lookNow : giveNow,
  };

  function offered(): Offer {
    if (roles === undefined || state === 'unseen' || unseen.length > 0) return 'look';
    return goesOn || roles.toGive.withPresent.times > 0 ? 'give' : 'none';
  }

  function choose(choice: RoleChoice) {
    setDraft({ run, choices: [...draft.choices.filter(({ name }) => name !== choice.name), choice] });
  }

  function buttonText(): string {
    switch (offer) {
      case 'look':
        return state === 'unseen' ? t`See who would be given which` : t`See it with these roles`;
      case 'give':
        return goesOn ? t`Go on giving roles` : t`Give a role ${{ times: times(meant) }}`;
      case 'none':
        return t`Back`;
    }
  }

  function opensWhen(): string | undefined {
    if (looking || giving) return t`Under way`;
    const ends = endsOpenWhen(snapshot, 'tenant');
    if (ends !== undefined || offer === 'look') return ends;
    if (missingScopes.length > 0) return t`Opens when the application has the rights that it lacks`;
    if (meant === 0 && !goesOn) return t`Opens when who was there before is included`;
    return asks.opensWhen;
  }

  function lookNow() {
    void look.give({ run, choices });
  }

  function giveNow() {
    setWantsPresent(false);
    const by = asks.typed.by.trim();
    if (roles?.listed == null) return;
    void asks.given(give.given({ run, yes: theWord, listed: roles.listed, present: withPresent, by }));
  }
}
