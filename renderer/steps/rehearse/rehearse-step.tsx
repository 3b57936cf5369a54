import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { useCommand } from '../../client/use-command.ts';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { Term } from '../../help/term.tsx';
import { Standing } from '../../wizard/standing.tsx';
import { StepPage } from '../../wizard/step-page.tsx';
import { UnsavedNote } from '../scripts/unsaved-note.tsx';
import { FailuresCard } from './failures-card.tsx';
import { MatrixCard } from './matrix-card.tsx';
import { PilotCard } from './pilot/pilot-card.tsx';
import { bulkSentence, pilotedStanding, pilotHeading } from './pilot/pilot-words.ts';
import { ReasonsCard } from './reasons-card.tsx';
import { RehearsalFigures } from './rehearsal-figures.tsx';
import { RehearseButtons } from './rehearse-buttons.tsx';
import { RehearseCard } from './rehearse-card.tsx';
import { modeAtFirst, rehearseHeading, rehearseOpensWhen, rehearseStanding } from './rehearse-words.ts';
import { useMatrix } from './use-matrix.ts';

const everyModeSentence = (
  <Trans>
    In a <Term word="rehearsal">rehearsal</Term> accounts of every kind go through everything that happens at Auth0, on
    a practice tenant on this computer. Nothing is written to your database, and nobody notices.
  </Trans>
);

const nobody = { account: '', password: '' };

/** Step 6: everything that will happen at Auth0, beforehand and without anybody noticing: what of it worked for which accounts. */
export default function RehearseStep() {
  const snapshot = useSnapshot();
  const { activity, failure, rehearsals, strategy } = snapshot;
  const rehearse = useCommand('rehearse');
  const [mode, setMode] = useState(modeAtFirst(snapshot));
  const [known, setKnown] = useState(nobody);
  const summary = rehearsals.find((each) => each.mode === mode);
  const matrix = useMatrix(summary);
  const running = activity?.kind === 'rehearsal';
  // No script runs in bulk: the pilot is all there is to try.
  const isBulk = strategy.mode === 'bulk';
  const begin = () => {
    const account = known.account.trim();
    const given = account === '' || known.password === '' ? {} : { known: { account, password: known.password } };
    setKnown({ ...known, password: '' });
    void rehearse.give({ mode, ...given });
  };
  return (
    <StepPage
      heading={isBulk && summary === undefined && !running ? pilotHeading(snapshot) : rehearseHeading(summary, running)}
      sentence={isBulk ? bulkSentence : everyModeSentence}
      underWay={['rehearsal', 'pilot']}
      standing={
        <Standing
          {...(isBulk && summary === undefined && !running
            ? pilotedStanding(snapshot)
            : rehearseStanding(snapshot, mode, running))}
        />
      }
      buttons={
        <RehearseButtons
          snapshot={snapshot}
          mode={mode}
          opensWhen={rehearse.running ? t`Beginning` : rehearseOpensWhen(snapshot)}
          onRehearse={begin}
        />
      }
    >
      <RefusedCommand error={rehearse.error} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      <UnsavedNote mode={mode} meanwhile={t`A rehearsal takes the scripts as they were saved before.`} />
      {summary !== undefined && <RehearsalFigures summary={summary} />}
      {isBulk && <PilotCard snapshot={snapshot} />}
      <RehearseCard mode={mode} onMode={setMode} known={known} onKnown={setKnown} />
      {matrix !== undefined && (
        <>
          <FailuresCard mode={mode} matrix={matrix} />
          <MatrixCard matrix={matrix} />
          <ReasonsCard matrix={matrix} />
        </>
      )}
      {!isBulk && <PilotCard snapshot={snapshot} />}
    </StepPage>
  );
}
