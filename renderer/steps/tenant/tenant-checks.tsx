import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Check } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { CheckList } from '../../components/check-list.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { count } from '../../words/numbers.ts';

const useStyles = makeStyles({
  empty: { margin: 0, color: tokens.colorNeutralForeground3 },
  panel: { margin: '4px 0 8px' },
});

/** What the checks of the tenant found. */
export function TenantChecks({ checks }: { readonly checks: readonly Check[] }) {
  const styles = useStyles();
  const stopped = checks.findIndex(({ state }) => state === 'failed');
  return (
    <Card
      title={t`Checks`}
      aside={
        stopped < 0 ? undefined : t`Stopped at check ${{ at: count(stopped + 1) }} of ${{ all: count(checks.length) }}`
      }
    >
      {checks.length === 0 ? (
        <p className={styles.empty}>
          <Trans>Each check shows here what it found: the token, its scopes, the connection.</Trans>
        </p>
      ) : (
        <CheckList
          checks={checks}
          label={t`Checks of the tenant`}
          underFailed={(check) =>
            check.failure !== undefined && (
              <FailurePanel failure={check.failure} className={styles.panel} underFinding />
            )
          }
        />
      )}
    </Card>
  );
}
