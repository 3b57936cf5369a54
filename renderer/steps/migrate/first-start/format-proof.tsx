import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { Trans } from '@lingui/react/macro';
import type { PlanSummary, Snapshot } from '../../../../electron/assistant/contract/index.ts';
import { proofOf } from '../../../wizard/proof-of-format.ts';
import { inUtc, timeAndMaybeDay } from '../../../words/times.ts';

const useStyles = makeStyles({
  proof: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  proven: { color: tokens.colorStatusSuccessForeground1 },
  open: { color: tokens.colorStatusWarningForeground1 },
});

interface FormatProofProps {
  readonly format: PlanSummary['formats'][number];
  readonly snapshot: Pick<Snapshot, 'accounts' | 'pilot'>;
}

/** By what a password format is shown to work after the import; nothing under one that stays behind. */
export function FormatProof({ format, snapshot }: FormatProofProps) {
  const styles = useStyles();
  if (format.treatment === 'held') return null;
  const proof = proofOf(format.format, snapshot);
  if (proof === undefined)
    return (
      <span className={`${styles.proof} ${styles.open}`}>
        <Trans>Not tried with a known password</Trans>
      </span>
    );
  const at = (
    <time dateTime={new Date(proof.at).toISOString()} title={inUtc(proof.at)}>
      {timeAndMaybeDay(proof.at, Date.now())}
    </time>
  );
  return (
    <span className={`${styles.proof} ${styles.proven}`}>
      <CheckmarkRegular aria-hidden />
      <span>
        {proof.by === 'pilot' ? (
          <Trans>Signed in on this tenant by the pilot, {at}</Trans>
        ) : (
          <Trans>Read rightly by a test account, {at}</Trans>
        )}
      </span>
    </span>
  );
}
