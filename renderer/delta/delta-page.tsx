import { Button, Checkbox, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import type { DeltaList, DeltaState } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { Card } from '../components/card.tsx';
import { CardColumns, ListCard } from '../components/list-card.tsx';
import { WhoAsksCard } from '../components/who-asks-card.tsx';
import { WholeListCard } from '../components/whole-list-card.tsx';
import { PeopleWorkPage } from '../wizard/people-work-page.tsx';
import { accounts } from '../words/counts.ts';
import { tenantName } from '../words/tenant-name.ts';
import { remaining } from '../words/times.ts';
import { ChangesDrawer } from './changes-drawer.tsx';
import { DeltaFiguresCard, DeltaProgressCard } from './delta-figures-card.tsx';
import { DeltaResultCard } from './delta-result-card.tsx';
import { deltaSentence, isEmpty, people, theWord } from './delta-words.ts';
import { useDelta } from './use-delta.ts';

const useStyles = makeStyles({
  text: { margin: '0 0 10px' },
});

interface DeltaPageProps {
  readonly onBack: () => void;
  /** To whom can’t be given what changed, to be accepted by name; missing where nobody asks for that. */
  readonly onAccept?: () => void;
  /** To saying that the old pages are frozen; missing where nobody asks for that. */
  readonly onFreeze?: () => void;
}

/** What changed in the old application since Auth0 was last given it: who that is, what can be carried over, and the word that does it. */
export function DeltaPage({ onBack, onAccept, onFreeze }: DeltaPageProps) {
  const styles = useStyles();
  const { tenant, activity } = useSnapshot();
  const page = useDelta();
  const [wanted, setWanted] = useState<DeltaList>();
  const { delta, figures, looking, carrying, offers, next, asks, save } = page;
  const { connection } = tenant.form;
  const domain = tenantName(tenant.form.domain);
  const glance = activity?.kind === 'delta' && delta?.state === 'under-way';
  return (
    <PeopleWorkPage
      heading={heading(page)}
      sentence={t`Reads the old database once more and compares every account with what connection ${connection} of tenant ${domain} was last given. Looking sends nothing; the old database is only read.`}
      standing={standingWords(page)}
      // Once it is known whom it is about, the card says how far it is.
      underWay={glance ? [] : ['delta-look', 'delta']}
      stop={glance ? t`Stop after those being changed` : undefined}
      running={carrying}
      next={next}
      onBack={onBack}
      lookAgain={(delta?.state === 'listed' && !page.isStale) || next === undefined ? page.lookAgain : undefined}
      refused={page.refused}
    >
      {delta !== undefined &&
        figures.all > 0 &&
        (glance ? (
          <DeltaProgressCard delta={delta} activity={activity} onShow={setWanted} />
        ) : (
          <DeltaFiguresCard delta={delta} onShow={setWanted} />
        ))}
      {delta?.state === 'finished' && !looking && (
        <DeltaResultCard delta={delta}>
          {onAccept !== undefined && isEmpty(delta) && figures.listed > 0 && (
            <Button onClick={onAccept}>{t`Say that they have been told`}</Button>
          )}
        </DeltaResultCard>
      )}
      {delta !== undefined && figures.all > 0 && (
        <WholeListCard
          title={t`Everybody whose account changed, one by one`}
          show={t`Show the accounts`}
          onShow={() => setWanted({ delta: delta.id })}
          save={{
            label: t`Save this list`,
            running: save.running,
            error: save.error,
            closed: carrying || looking,
            onSave: () => save.give({ delta: delta.id }),
          }}
        />
      )}
      {delta === undefined && !looking && <BeforeLooking />}
      {offers && (
        <>
          <CardColumns>
            <ListCard
              title={t`What can be undone, and what can’t`}
              lines={[
                t`Nobody is deleted: whoever is gone or barred in the old application is blocked, and let in again by a later delta once it lets them in`,
                t`New accounts come with a run of their own, which can be undone like any other`,
                t`A profile, an address, a phone number, a user name or a password takes the place of what Auth0 has, and what was there before is not kept: that can’t be undone`,
                t`Each person is looked at right before; whoever changed at Auth0 too, or signed in there since with a password, keeps what Auth0 has`,
              ]}
            />
            <ListCard
              title={t`How long it takes`}
              lines={[
                paceSentence(figures.open, delta?.pace),
                t`It can be stopped at any time, and goes on where it was; meanwhile no run begins on the connection`,
                t`Passwords go last but for new accounts, in import jobs of which Auth0 tells the end within minutes`,
              ]}
            />
          </CardColumns>
          <WhoAsksCard
            asks={asks}
            wordLabel={t`Type “${theWord}” to carry over ${{ accounts: accounts(figures.open) }}`}
          >
            {page.bringsNew && (
              <Checkbox
                checked={page.settleHalfCreated}
                label={t`Remove half-created records that are in the way of new accounts; a new password that somebody chose and never used is lost with them`}
                onChange={(_, { checked }) => page.setSettleHalfCreated(checked === true)}
              />
            )}
          </WhoAsksCard>
        </>
      )}
      {onFreeze !== undefined && !carrying && !looking && delta?.state !== 'under-way' && (
        <Card title={t`Or have the old pages frozen`} hint={t`the other way to be sure`}>
          <p className={styles.text}>
            {t`Once the pages that change accounts answer with a notice, nothing changes any more. Userferry can’t see that: whoever has had them frozen says so by name, and what changed until then is carried over by a look after that.`}
          </p>
          <Button onClick={onFreeze}>{t`Say that they are frozen`}</Button>
        </Card>
      )}
      <ChangesDrawer wanted={wanted} onClose={() => setWanted(undefined)} />
    </PeopleWorkPage>
  );
}

function BeforeLooking() {
  return (
    <CardColumns>
      <ListCard
        title={t`What it finds`}
        lines={[
          t`Who was deleted, barred or let in again, and who is new`,
          t`Whose profile, address, phone number, user name or password changed`,
          t`Which of that can be carried over, how long it takes, and who can’t be given what, each by name`,
        ]}
      />
      <ListCard
        title={t`What it needs`}
        lines={[
          t`Every account is read once, as for a plan: that takes as long as making the plan took`,
          t`The rights read:users and read:connections; to carry over also update:users, update:users_app_metadata and create:users`,
          t`Import mode on, or a connection without a database of its own; every run at rest, and nothing being undone`,
        ]}
      />
    </CardColumns>
  );
}

type Page = ReturnType<typeof useDelta>;

function heading({ delta, figures, looking, carrying, isStale }: Page): string {
  if (looking) return t`Reading what changed`;
  if (carrying) return t`Changes are being carried over`;
  if (delta === undefined) return t`What changed in the old application since`;
  switch (delta.state) {
    case 'under-way':
      return t`Carrying over has stopped, and goes on where it was`;
    case 'listed':
      if (isStale) return t`This list is more than an hour old`;
      return t`${{ accounts: accounts(figures.open) }} would be carried over`;
    case 'finished':
      if (!isEmpty(delta)) return t`${{ accounts: accounts(figures.done) }} carried over`;
      return figures.listed === 0
        ? t`Nothing is left to carry over`
        : t`Nothing can be carried over any more; of ${{ people: people(figures.listed) }} something can’t be`;
  }
}

function standingWords({ delta, looking, carrying, isStale }: Page): { readonly fact: string; readonly more: string } {
  if (looking) return { fact: t`Nothing is sent.`, more: t`What was found before is kept until this is at its end.` };
  if (carrying)
    return {
      fact: t`Each is written down before they are changed.`,
      more: t`Nobody is changed who did something at Auth0 meanwhile.`,
    };
  if (delta === undefined) return { fact: t`Nobody has looked yet.`, more: t`Looking changes nobody.` };
  if (isStale) return { fact: t`Nothing was sent.`, more: t`Accounts may have changed since: look once more first.` };
  return { fact: deltaSentence(delta), more: againText(delta) };
}

function againText({ state }: DeltaState): string {
  switch (state) {
    case 'listed':
      return t`This list counts for an hour.`;
    case 'under-way':
      return t`Nobody is given anything twice.`;
    case 'finished':
      return t`Look again after people have used the old application.`;
  }
}

function paceSentence(open: number, pace: number | null | undefined): string {
  if (pace == null) return t`One user after the other: how fast is up to the tenant’s rate limit`;
  return t`${{ accounts: accounts(open) }} take about ${{ time: remaining((open / pace) * 1000) }} at the tenant’s rate limit`;
}
