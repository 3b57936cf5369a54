import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { CutoverState, Snapshot } from '../../../electron/assistant/contract/index.ts';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import { Standing } from '../../wizard/standing.tsx';
import { isCutOver } from './cut-over-words.ts';

interface CutOverStandingProps {
  readonly cutover: CutoverState | undefined;
  readonly checking: boolean;
  /** Why the list can't be put together yet. */
  readonly opensWhen: string | undefined;
}

/** Where the cutover stands, in one sentence. */
export function CutOverStanding({ cutover, checking, opensWhen }: CutOverStandingProps) {
  if (cutover === undefined) {
    return checking ? (
      <Standing fact={t`Checking.`} more={t`The connection and the tenant’s log are only read.`} />
    ) : (
      <Standing fact={t`Not checked yet.`} more={opensWhen === undefined ? undefined : `${opensWhen}.`} />
    );
  }
  const left = cutover.lines.filter(({ state }) => state !== 'done').length;
  if (left === 0) return <Standing fact={t`The old database can go.`} more={t`Userferry never deletes it.`} />;
  if (isCutOver(cutover)) {
    return (
      <Standing
        fact={t`Auth0 asks the old database no more.`}
        more={t`It has to stay for as long as you may go back.`}
      />
    );
  }
  return (
    <Standing fact={t`Auth0 still asks the old database.`} more={t`Nothing changes before you deploy the cutover.`} />
  );
}

interface CutOverButtonsProps {
  readonly snapshot: Snapshot;
  readonly busy: boolean;
  readonly onCheck: () => void;
  readonly onCutOver: () => void;
  readonly onBlank: () => void;
}

/** The one button of the moment: cut over, blank what is left, then on. */
export function CutOverButtons({ snapshot: { cutover }, busy, onCheck, onCutOver, onBlank }: CutOverButtonsProps) {
  const showStep = useShowStep();
  const stateOf = (topic: CutoverState['lines'][number]['topic']) =>
    cutover?.lines.find((line) => line.topic === topic)?.state;
  if (cutover !== undefined && isCutOver(cutover)) {
    if (stateOf('sign-in') === 'open') {
      return (
        <PrimaryButton opensWhen={busy ? t`Something is under way` : undefined} onClick={onCheck}>
          <Trans>Check for a sign-in</Trans>
        </PrimaryButton>
      );
    }
    return stateOf('secrets') === 'open' ? (
      <PrimaryButton opensWhen={busy ? t`Something is under way` : undefined} onClick={onBlank}>
        <Trans>See what is blanked</Trans>
      </PrimaryButton>
    ) : (
      <PrimaryButton onClick={() => showStep('reports')}>
        <Trans>Next: Reports</Trans>
      </PrimaryButton>
    );
  }
  const opensWhen = stateOf('no-op-scripts') === 'open' ? undefined : t`Opens when the lines above it are done`;
  return (
    <PrimaryButton opensWhen={busy ? t`Something is under way` : opensWhen} onClick={onCutOver}>
      <Trans>See what the cutover changes</Trans>
    </PrimaryButton>
  );
}
