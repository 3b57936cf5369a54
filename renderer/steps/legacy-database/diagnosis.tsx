import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Check, LegacyForm } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { CheckList } from '../../components/check-list.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { CertificatePanel } from './certificate-panel.tsx';
import { FixPanel } from './fix-panel.tsx';

const useStyles = makeStyles({
  empty: { margin: 0, color: tokens.colorNeutralForeground3 },
  panel: { margin: '4px 0 8px' },
});

interface DiagnosisProps {
  readonly checks: readonly Check[];
  readonly form: LegacyForm;
  readonly busy: boolean;
  readonly onFix: (form: LegacyForm) => void;
}

/** The checks of the connection, each with what it found; the fix stands beside the one that failed. */
export function Diagnosis({ checks, form, busy, onFix }: DiagnosisProps) {
  const styles = useStyles();
  const stopped = checks.findIndex(({ state }) => state === 'failed');
  return (
    <Card
      title={t`Diagnosis`}
      aside={stopped < 0 ? undefined : t`Stopped at check ${{ stopped: stopped + 1 }} of ${{ checks: checks.length }}`}
    >
      {checks.length === 0 ? (
        <p className={styles.empty}>
          <Trans>
            Each check shows here what it found. The password is sent only after the server has shown who it is.
          </Trans>
        </p>
      ) : (
        <CheckList
          checks={checks}
          label={t`Checks of the connection`}
          underFailed={(check) =>
            check.failure !== undefined && (
              <FailurePanel failure={check.failure} className={styles.panel} underFinding>
                {check.certificate !== undefined && (
                  <CertificatePanel
                    check={{ ...check, certificate: check.certificate }}
                    form={form}
                    busy={busy}
                    onTrust={onFix}
                  />
                )}
                <FixPanel check={check} form={form} busy={busy} onFix={onFix} />
              </FailurePanel>
            )
          }
        />
      )}
    </Card>
  );
}
