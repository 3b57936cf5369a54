import { Checkbox } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import type { RolesList, RunSnapshot } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { Card } from '../components/card.tsx';
import { CardColumns, ListCard } from '../components/list-card.tsx';
import { WhoAsksCard } from '../components/who-asks-card.tsx';
import { WholeListCard } from '../components/whole-list-card.tsx';
import { PeopleWorkPage } from '../wizard/people-work-page.tsx';
import { tenantName } from '../words/tenant-name.ts';
import { backLines, beforeLines, neededLines, rolesHeading, rolesStanding, timeLines } from './page-words.ts';
import { RoleBlock } from './role-block.tsx';
import { RolesDrawer } from './roles-drawer.tsx';
import { RolesFiguresCard, RolesProgressCard } from './roles-figures-card.tsx';
import { theWord, times } from './roles-words.ts';
import { useRoles } from './use-roles.ts';

/** A run’s people and the roles that their metadata names: who would be given which at Auth0, the word that does it, and what became of it. */
export function RolesPage({ run, onBack }: { readonly run: RunSnapshot; readonly onBack: () => void }) {
  const { tenant, activity } = useSnapshot();
  const page = useRoles(run.id);
  const [wanted, setWanted] = useState<RolesList>();
  const { roles, state, looking, giving, offer, asks, present, save, missingScopes } = page;
  const { connection } = tenant.form;
  const domain = tenantName(tenant.form.domain);
  const hasList = roles !== undefined && roles.roles.length > 0;
  // Before that the connection is read once more, and nobody knows how many there are.
  const glance = activity?.kind === 'roles' && activity.total !== undefined ? activity : undefined;
  const blocks = roles?.roles.map((role) => (
    <RoleBlock
      key={role.number}
      run={run.id}
      role={role}
      chosen={page.chosenFor(role.name)}
      tenantRoles={roles.found?.tenantRoles}
      onChoose={page.choose}
      onShow={setWanted}
    />
  ));
  const ofPresent = present.times;
  return (
    <PeopleWorkPage
      heading={rolesHeading(page)}
      sentence={t`Gives the people of run ${{ run: run.id }} in connection ${connection} of tenant ${domain} the roles of that tenant that their app_metadata names. Looking gives nobody anything; no role is ever taken away.`}
      standing={rolesStanding(page)}
      underWay={glance === undefined ? ['roles-look', 'roles'] : []}
      stop={glance === undefined ? undefined : t`Stop after the call under way`}
      running={giving}
      next={offer === 'none' ? undefined : page}
      onBack={onBack}
      lookAgain={state === 'unseen' || state === 'giving' || offer === 'look' ? undefined : page.lookAgain}
      refused={page.refused}
    >
      {missingScopes.length > 0 && !giving && (
        <ListCard
          title={t`The application may not give roles yet`}
          hint={t`nothing is sent before it may`}
          lines={[
            t`Missing: ${{ scopes: missingScopes.join(', ') }}`,
            t`Grant that in the Auth0 dashboard under Applications, APIs, Auth0 Management API, Machine to Machine Applications, then look once more: it holds for the next token`,
          ]}
        />
      )}
      {state === 'unseen' && !looking && (
        <CardColumns>
          <ListCard title={t`Who is given what, and what never happens`} lines={beforeLines()} />
          <ListCard title={t`What it needs`} lines={neededLines()} />
        </CardColumns>
      )}
      {hasList &&
        (glance === undefined ? (
          <RolesFiguresCard roles={roles}>{blocks}</RolesFiguresCard>
        ) : (
          <>
            <RolesProgressCard roles={roles} activity={{ ...glance, total: glance.total ?? 0 }} />
            <Card title={t`Each role, and whose metadata names it`}>{blocks}</Card>
          </>
        ))}
      {hasList && (
        <WholeListCard
          title={t`Everybody and their roles, one by one`}
          show={t`Show the people`}
          onShow={() => setWanted({ run: run.id })}
          save={{
            label: t`Save this list`,
            running: save.running,
            error: save.error,
            closed: giving || looking,
            onSave: () => save.give({ run: run.id }),
          }}
        />
      )}
      {offer === 'give' && !looking && !giving && (
        <>
          <CardColumns>
            <ListCard title={t`Whether it can be taken back`} lines={backLines(run.id)} />
            <ListCard title={t`How long it takes`} lines={timeLines(page)} />
          </CardColumns>
          <WhoAsksCard asks={asks} wordLabel={t`Type “${theWord}” to give a role ${{ times: times(page.meant) }}`}>
            {(ofPresent > 0 || present.wanted) && (
              <Checkbox
                checked={present.wanted}
                disabled={present.set === undefined}
                label={t`Also to who was there before the run under their account’s own id, ${{ times: times(ofPresent) }}: undoing the run doesn’t delete them, so they keep it`}
                onChange={(_, { checked }) => present.set?.(checked === true)}
              />
            )}
          </WhoAsksCard>
        </>
      )}
      <RolesDrawer wanted={wanted} roles={roles?.roles ?? []} onClose={() => setWanted(undefined)} />
    </PeopleWorkPage>
  );
}
