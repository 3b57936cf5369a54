import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';

interface FinishedButtonsProps {
  readonly verified: boolean;
  readonly verifying: boolean;
  readonly onVerify: () => void;
}

/** After a run: count in the tenant first, then the report. */
export function FinishedButtons({ verified, verifying, onVerify }: FinishedButtonsProps) {
  const showStep = useShowStep();
  if (verifying) return <PrimaryButton opensWhen="Opens when the tenant is counted">Next: Reports</PrimaryButton>;
  if (!verified) {
    return (
      <>
        <PrimaryButton appearance="secondary" onClick={() => showStep('reports')}>
          Next: Reports
        </PrimaryButton>
        <PrimaryButton onClick={onVerify}>Verify against the tenant</PrimaryButton>
      </>
    );
  }
  return <PrimaryButton onClick={() => showStep('reports')}>Next: Reports</PrimaryButton>;
}
