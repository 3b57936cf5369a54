import { makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { isConnectionString, type LegacyForm } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { useCommand } from '../../client/use-command.ts';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { useKeptDraft } from '../../drafts/use-draft.ts';
import { Term } from '../../help/term.tsx';
import { StepPage } from '../../wizard/step-page.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { DbaScriptCard } from './dba-script-card.tsx';
import { Diagnosis } from './diagnosis.tsx';
import { LegacyButtons } from './legacy-buttons.tsx';
import { legacyStanding } from './legacy-standing.tsx';
import { withAddress } from './place-fields.tsx';

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

/** Step 1: where the accounts are, and whether they can be read from here. */
export default function LegacyDatabaseStep() {
  const styles = useStyles();
  const { legacy, activity, failure } = useSnapshot();
  const [form, setForm] = useKeptDraft('legacy', legacy.form);
  const [password, setPassword] = useState('');
  const save = useCommand('saveLegacy');
  const diagnose = useCommand('diagnose');

  async function check(typed: LegacyForm = form) {
    // Enter in the Server field gives the form as it was typed.
    const changed = withAddress(typed);
    // Said beside the field; a password may stand in it, which is not sent as anything else.
    if (isConnectionString(changed.server)) return;
    // Saving puts aside what rests on the old form, survey and plan too, so the same form is not saved again.
    if (password !== '' || JSON.stringify(changed) !== JSON.stringify(legacy.form)) {
      await save.give({ form: changed, ...(password === '' ? {} : { password }) });
      setPassword('');
    }
    await diagnose.give({});
  }

  const busy = activity?.kind === 'diagnose' || save.running || diagnose.running;
  return (
    <StepPage
      heading={
        legacy.connected ? t`Connected to ${{ database: legacy.form.database }}` : t`Connect to the legacy database`
      }
      sentence={
        <Trans>
          Nine checks of the <Term word="legacy-database">legacy database</Term>, a few seconds. Userferry only reads;
          it locks nothing and changes nothing.
        </Trans>
      }
      standing={legacyStanding(legacy, activity)}
      buttons={
        <LegacyButtons
          legacy={legacy}
          form={form}
          passwordTyped={password !== ''}
          busy={busy}
          onCheck={() => void check()}
        />
      }
    >
      <RefusedCommand error={save.error ?? diagnose.error} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <ConnectionForm
            legacy={legacy}
            form={form}
            onChange={setForm}
            password={password}
            onPassword={setPassword}
            busy={busy}
          />
          {!legacy.connected && <DbaScriptCard form={form} />}
        </div>
        <div className={styles.column}>
          <Diagnosis
            checks={legacy.checks}
            form={form}
            busy={busy}
            onFix={(changed) => {
              setForm(changed);
              void check(changed);
            }}
          />
        </div>
      </div>
    </StepPage>
  );
}
