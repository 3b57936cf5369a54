import { Button, Checkbox } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { useState } from 'react';
import type { PresentList, RunSnapshot } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { CardColumns, ListCard } from '../components/list-card.tsx';
import { WhoAsksCard } from '../components/who-asks-card.tsx';
import { WholeListCard } from '../components/whole-list-card.tsx';
import { PeopleWorkPage } from '../wizard/people-work-page.tsx';
import { count } from '../words/numbers.ts';
import { tenantName } from '../words/tenant-name.ts';
import { remaining } from '../words/times.ts';
import { PresentDrawer } from './present-drawer.tsx';
import { PresentFiguresCard, PresentProgressCard } from './present-figures-card.tsx';
import { presentSentence, theWord, users, usersIn } from './present-words.ts';
import { usePresent } from './use-present.ts';

/** Who was in the connection before a run: what would be changed of whom, who is left, and the way to do it and to put it back. */
export function PresentPage({ run, onBack }: { readonly run: RunSnapshot; readonly onBack: () => void }) {
  const { tenant, activity } = useSnapshot();
  const page = usePresent(run.id);
  const [wanted, setWanted] = useState<PresentList>();
  const { present, looking, changing, offer, asks, turn, save } = page;
  const { connection } = tenant.form;
  const domain = tenantName(tenant.form.domain);
  const glance = activity?.kind === 'present' || activity?.kind === 'present-back' ? activity : undefined;
  const shown = glance !== undefined && present !== undefined;
  const asking = !looking && !changing && (offer === 'update' || offer === 'put-back');
  return (
    <PeopleWorkPage
      heading={heading(page, run)}
      sentence={
        offer === 'put-back'
          ? t`Gives people who were in connection ${connection} of tenant ${domain} before run ${{ run: run.id }} what they had before they were updated. The old database is not asked.`
          : t`Gives people who were in connection ${connection} of tenant ${domain} before run ${{ run: run.id }} the profile and metadata of their accounts. What they were is kept first; the old database is only read.`
      }
      standing={standingWords(page)}
      underWay={shown ? [] : ['present-look', 'present', 'present-back']}
      stop={shown ? t`Stop after those being changed` : undefined}
      running={changing}
      next={offer === 'none' ? undefined : page}
      onBack={onBack}
      turn={
        !changing &&
        turn !== undefined && (
          <Button onClick={() => turn.set(!turn.back)}>{turn.back ? t`Leave them updated` : t`Put them back…`}</Button>
        )
      }
      lookAgain={
        present === undefined || present.state === 'updating' || present.state === 'putting-back'
          ? undefined
          : page.lookAgain
      }
      refused={page.refused}
    >
      {present === undefined && !looking && <BeforeLooking />}
      {present !== undefined &&
        (glance === undefined ? (
          <PresentFiguresCard present={present} onShow={setWanted} />
        ) : (
          <PresentProgressCard present={present} activity={glance} onShow={setWanted} />
        ))}
      {present !== undefined && (
        <WholeListCard
          title={t`All of them, value by value`}
          show={t`Show the people`}
          onShow={() => setWanted({ run: run.id })}
          save={{
            label: t`Save this list`,
            running: save.running,
            error: save.error,
            closed: changing || looking,
            onSave: () => save.give({ run: run.id }),
          }}
        />
      )}
      {asking && (
        <>
          <CardColumns>
            <ListCard title={t`What can be undone, and what can’t`} lines={undoLines(page)} />
            <ListCard title={t`How long it takes`} lines={timeLines(page)} />
          </CardColumns>
          <WhoAsksCard asks={asks} wordLabel={t`Type “${theWord}” to have their passwords replaced too`}>
            {offer === 'update' && (
              <Checkbox
                checked={page.passwords}
                disabled={page.setPasswords === undefined}
                label={t`Have the next delta replace their passwords with those of the old application, where Auth0 takes them: that can’t be put back`}
                onChange={(_, { checked }) => page.setPasswords?.(checked === true)}
              />
            )}
          </WhoAsksCard>
        </>
      )}
      <PresentDrawer wanted={wanted} onClose={() => setWanted(undefined)} />
    </PeopleWorkPage>
  );
}

function BeforeLooking() {
  return (
    <CardColumns>
      <ListCard
        title={t`What is changed, and what never`}
        lines={[
          t`Names, nickname and picture; the members of metadata that the account names; blocked where the account is barred; an address counts as proven where it is`,
          t`Never the address, the phone number, the user name or a second factor; nor the password, unless you ask for that`,
          t`Whoever has signed in at Auth0 or set a password there is left: their profile is Auth0’s`,
        ]}
      />
      <ListCard
        title={t`What it needs`}
        lines={[
          t`The connection is exported, and the account of each is read once; looking sends nothing`,
          t`The rights read:users, read:connections and read:connections_options; to change also update:users and update:users_app_metadata`,
          t`Import mode on, or a connection without a database of its own; the run at its end, and no other under way`,
        ]}
      />
    </CardColumns>
  );
}

type Page = ReturnType<typeof usePresent>;

function heading({ present, looking, changing, offer, toReturn, waiting }: Page, { counts }: RunSnapshot): string {
  if (looking) return t`Reading who was there before`;
  if (present === undefined) {
    const number = count(counts.present);
    return plural(counts.present, {
      one: `${number} user was there before`,
      other: `${number} users were there before`,
    });
  }
  if (changing)
    return offer === 'put-back' || present.state === 'putting-back'
      ? t`They are being put back`
      : t`They are being updated`;
  switch (present.state) {
    case 'listed':
      return t`${{ users: users(waiting) }} would be updated, ${{ left: count(usersIn(present, 'left', 'refused')) }} left as they are`;
    case 'updating':
      return t`Updating has stopped, and goes on where it was`;
    case 'putting-back':
      return t`Putting back has stopped, and goes on where it was`;
    case 'updated':
      return offer === 'put-back'
        ? t`${{ users: users(toReturn) }} would be put back`
        : t`${{ users: users(usersIn(present, 'updated')) }} updated`;
    case 'put-back':
      return t`${{ users: users(usersIn(present, 'returned')) }} put back to what they were`;
  }
}

function standingWords({ present, looking, changing }: Page): { readonly fact: string; readonly more: string } {
  if (looking) return { fact: t`Nothing is sent.`, more: t`The connection and the accounts are only read.` };
  if (changing)
    return {
      fact: t`What each is has been kept before they are touched.`,
      more: t`Whoever signs in meanwhile is left.`,
    };
  if (present === undefined) return { fact: t`Nobody was changed.`, more: t`Looking changes nobody.` };
  const last = present.askings.at(-1);
  const fact = presentSentence(present);
  if (last?.by == null) return { fact, more: t`Nobody is changed by looking.` };
  const { by, why } = last;
  return { fact, more: why === null ? t`Asked for by ${by}.` : t`Asked for by ${by}: ${why}` };
}

function undoLines({ offer }: Page): readonly string[] {
  return offer === 'put-back'
    ? [
        t`Whoever has exactly the values that they were left with gets those from before; values that were added are taken away`,
        t`Whoever was changed since stays as they are, and is listed`,
        t`A password that a delta gave them stays: Auth0 shows none, so none is kept`,
        t`Whoever is put back can be updated again`,
      ]
    : [
        t`Each value that is replaced is kept, encrypted, before it is touched, and can be put back from here`,
        t`A password can’t be put back: Auth0 shows none, so none is kept`,
        t`Undoing the run never deletes them`,
      ];
}

function timeLines({ offer, waiting, toReturn, present }: Page): readonly string[] {
  const total = offer === 'put-back' ? toReturn : waiting;
  const pace = present?.pace;
  return [
    pace == null
      ? t`One user after the other, each looked at first: how fast is up to the tenant’s rate limit`
      : t`${{ users: users(total) }} take about ${{ time: remaining((total / pace) * 1000) }} at the tenant’s rate limit`,
    t`It can be stopped at any time, and goes on where it was; meanwhile no run begins on the connection`,
  ];
}
