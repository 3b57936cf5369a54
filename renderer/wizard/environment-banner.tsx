import { makeStyles, tokens } from '@fluentui/react-components';
import { BuildingRegular } from '@fluentui/react-icons/svg/building';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Snapshot } from '../../electron/assistant/contract/index.ts';
import { deployedLine, deployedStanding } from '../steps/scripts/deploy/deploy-words.ts';
import { tenantName } from '../words/tenant-name.ts';

const useStyles = makeStyles({
  banner: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '2px 10px',
    padding: '8px 28px',
    flexShrink: 0,
    color: tokens.colorPaletteBerryForeground2,
    backgroundColor: tokens.colorPaletteBerryBackground2,
    borderBottom: `1px solid ${tokens.colorPaletteBerryBorder1}`,
  },
  // Beside its icon as long as it fits, and what is deployed below it where it doesn't.
  whose: { flexBasis: 0, flexGrow: 1, minWidth: 'min(100%, 300px)' },
  icon: { fontSize: '20px', flexShrink: 0 },
  end: { marginLeft: 'auto', textAlign: 'right' },
});

/** On production, and only there: whose tenant and which connection this is about, and what is deployed to it where that matters. */
export function EnvironmentBanner(snapshot: Snapshot) {
  const { workspace, tenant } = snapshot;
  const styles = useStyles();
  if (workspace?.environment !== 'production') return null;
  const { connection } = tenant.form;
  const domain = tenantName(tenant.form.domain);
  const standing = deployedStanding(snapshot);
  return (
    <section className={styles.banner} aria-label={t`Environment`}>
      <BuildingRegular className={styles.icon} aria-hidden />
      <span className={styles.whose}>
        <b>
          <Trans>Production</Trans>
        </b>
        {' · '}
        {domain === '' ? (
          <Trans>no tenant named yet</Trans>
        ) : (
          <Trans>
            tenant <b>{domain}</b>
          </Trans>
        )}
        {connection !== '' && (
          <>
            {' · '}
            <Trans>
              connection <b>{connection}</b>
            </Trans>
          </>
        )}
      </span>
      {standing.kind !== 'not-needed' && (
        <span className={styles.end}>
          {standing.kind === 'nothing' ? t`Nothing deployed yet` : deployedLine(standing.latest)}
        </span>
      )}
    </section>
  );
}
