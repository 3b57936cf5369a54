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
      <Standing fact="Checking." more="The connection and the tenant’s log are only read." />
    ) : (
      <Standing fact="Not checked yet." more={opensWhen === undefined ? undefined : `${opensWhen}.`} />
    );
  }
  const left = cutover.lines.filter(({ state }) => state !== 'done').length;
  if (left === 0) return <Standing fact="The old database can go." more="Userferry never deletes it." />;
  if (isCutOver(cutover)) {
    return (
      <Standing fact="Auth0 asks the old database no more." more="It has to stay for as long as you may go back." />
    );
  }
  return <Standing fact="Auth0 still asks the old database." more="Nothing changes before you deploy the cutover." />;
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
        <PrimaryButton opensWhen={busy ? 'Something is under way' : undefined} onClick={onCheck}>
          Check for a sign-in
        </PrimaryButton>
      );
    }
    return stateOf('secrets') === 'open' ? (
      <PrimaryButton opensWhen={busy ? 'Something is under way' : undefined} onClick={onBlank}>
        See what is blanked
      </PrimaryButton>
    ) : (
      <PrimaryButton onClick={() => showStep('reports')}>Next: Reports</PrimaryButton>
    );
  }
  const opensWhen = stateOf('no-op-scripts') === 'open' ? undefined : 'Opens when the lines above it are done';
  return (
    <PrimaryButton opensWhen={busy ? 'Something is under way' : opensWhen} onClick={onCutOver}>
      See what the cutover changes
    </PrimaryButton>
  );
}
