import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Snapshot } from '../../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../../client/use-command.ts';
import { Card } from '../../../components/card.tsx';
import { RefusedCommand } from '../../../components/refused-command.tsx';
import { Term } from '../../../help/term.tsx';
import { isPiloted } from '../../../wizard/next-step.ts';
import { isActive } from '../../../wizard/step-state.ts';
import { tenantName } from '../../../words/tenant-name.ts';
import { PilotFindings } from './pilot-findings.tsx';
import { PilotPlan } from './pilot-plan.tsx';

const useStyles = makeStyles({
  text: { margin: 0 },
  note: { margin: '10px 0 0', color: tokens.colorNeutralForeground2 },
  button: { marginTop: '12px' },
});

/**
 * The pilot: what the latest has found, and the way to the next. It stands on Rehearse, as the second thing that is tried before production
 * and with the same settings: on Tenant nobody has chosen how people move yet, and on Migrate it would come too late.
 */
export function PilotCard({ snapshot }: { readonly snapshot: Snapshot }) {
  const styles = useStyles();
  const { pilot, activity, tenant, run } = snapshot;
  const [planning, setPlanning] = useState(false);
  const start = useCommand('pilot');
  const running = activity?.kind === 'pilot';
  const busy = activity !== undefined || start.running || (run !== undefined && isActive(run.state));
  const note = pilot?.notes.at(-1);
  // In bulk nothing else is tried: until one has passed, this is what leads on.
  const leads = snapshot.strategy.mode === 'bulk' && !isPiloted(snapshot) && !running;
  const place = tenantName(tenant.form.domain) || t`the tenant`;
  return (
    <Card
      title={t`Pilot`}
      hint={
        <Trans>
          <Term word="pilot">accounts made for it</Term>, through the real tenant and back
        </Trans>
      }
    >
      <RefusedCommand error={start.error} />
      <p className={styles.text}>
        <Trans>
          For each password format one account is made in a connection of its own on <bdi>{place}</bdi>, imported, read
          back, signed in with its old password, and deleted. Nobody’s data is in it, and your database is not asked.
          Production opens once it has passed with the settings of now.
        </Trans>
      </p>
      <div aria-live="polite">{running && note !== undefined && <p className={styles.note}>{note}</p>}</div>
      {!running && pilot?.latest !== undefined && <PilotFindings latest={pilot.latest} answers={pilot.answers} />}
      {planning && !running ? (
        <PilotPlan
          busy={busy}
          onLeave={() => setPlanning(false)}
          onStart={(wish) => {
            setPlanning(false);
            void start.give({ wish });
          }}
        />
      ) : (
        <Button
          className={styles.button}
          appearance={leads ? 'primary' : 'secondary'}
          data-primary={leads || undefined}
          disabledFocusable={busy || !tenant.secretKnown}
          onClick={() => setPlanning(true)}
        >
          {pilot?.latest === undefined ? t`See what a pilot would do` : t`See what another pilot would do`}
        </Button>
      )}
    </Card>
  );
}
