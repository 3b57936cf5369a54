import { makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { TenantForm } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { useCommand } from '../../client/use-command.ts';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { useKeptDraft } from '../../drafts/use-draft.ts';
import { Term } from '../../help/term.tsx';
import { StepPage } from '../../wizard/step-page.tsx';
import { tenantName } from '../../words/tenant-name.ts';
import { ConnectionsCard } from './connections-card.tsx';
import { EnvironmentChoice } from './environment-choice.tsx';
import { MissingScopes } from './missing-scopes.tsx';
import { TenantButtons } from './tenant-buttons.tsx';
import { TenantChecks } from './tenant-checks.tsx';
import { TenantFormCard } from './tenant-form-card.tsx';
import { tenantStanding } from './tenant-standing.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(300px, 378px) minmax(0, 1fr)',
    gap: '14px',
    alignItems: 'start',
    // Which of two that hold at once wins is nobody’s to say: they exclude each other.
    '@container (min-width: 641px) and (max-width: 960px)': {
      gridTemplateColumns: 'minmax(260px, 300px) minmax(0, 1fr)',
    },
    '@container (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'grid', gap: '14px' },
});

/** Step 3: where the users go, and whether everything there is ready for them. */
export default function TenantStep() {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const { workspace, tenant, activity, failure } = snapshot;
  const [form, setForm] = useKeptDraft('tenant', tenant.form);
  const [secret, setSecret] = useState('');
  const save = useCommand('saveTenant');
  const checkTenant = useCommand('checkTenant');
  const choose = useCommand('chooseEnvironment');
  const busy = activity?.kind === 'tenant-check' || save.running || checkTenant.running || choose.running;

  async function check(changed: TenantForm = form) {
    // Saving puts aside what rests on the old form, so the same form is not saved again.
    if (secret !== '' || JSON.stringify(changed) !== JSON.stringify(tenant.form)) {
      await save.give({ form: changed, ...(secret === '' ? {} : { clientSecret: secret }) });
      setSecret('');
    }
    await checkTenant.give({});
  }

  const changed = secret !== '' || JSON.stringify(form) !== JSON.stringify(tenant.form);
  return (
    <StepPage
      heading={
        tenant.connected ? t`Ready: ${{ host: tenantName(tenant.form.domain) }}` : t`Connect to the Auth0 tenant`
      }
      sentence={
        <Trans>
          The checks read from the <Term word="tenant">tenant</Term>; they create and change nothing there.
        </Trans>
      }
      standing={tenantStanding(tenant, activity)}
      buttons={
        <TenantButtons
          snapshot={snapshot}
          complete={form.domain !== '' && form.clientId !== ''}
          changed={changed}
          busy={busy}
          onCheck={() => void check()}
        />
      }
    >
      <RefusedCommand error={save.error ?? checkTenant.error ?? choose.error} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      <div className={styles.columns}>
        <TenantFormCard
          form={form}
          onChange={setForm}
          secret={secret}
          secretKnown={tenant.secretKnown}
          onSecret={setSecret}
        >
          <EnvironmentChoice
            environment={workspace?.environment ?? 'test'}
            busy={busy}
            onChoose={(environment) => {
              setSecret('');
              void choose.give({ environment, before: form });
            }}
          />
        </TenantFormCard>
        <div className={styles.column}>
          <TenantChecks checks={tenant.checks} />
          {tenant.scopesMissing.length > 0 && <MissingScopes scopes={tenant.scopesMissing} />}
          {tenant.connections.length > 0 && (
            <ConnectionsCard
              connections={tenant.connections}
              chosen={form.connection}
              busy={busy}
              onChoose={(connection) => {
                const next = { ...form, connection };
                setForm(next);
                void check(next);
              }}
            />
          )}
        </div>
      </div>
    </StepPage>
  );
}
