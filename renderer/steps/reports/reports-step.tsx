import { makeStyles } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { Card } from '../../components/card.tsx';
import { Term } from '../../help/term.tsx';
import { useOpenUndo } from '../../undo/open-undo.ts';
import { UndoCard } from '../../undo/undo-card.tsx';
import { UndoPlace } from '../../undo/undo-place.tsx';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import { Standing } from '../../wizard/standing.tsx';
import { StepPage } from '../../wizard/step-page.tsx';
import { accounts } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { CheckPackCard } from './check-pack-card.tsx';
import { CloseOutCard } from './close-out/close-out-card.tsx';
import { CloseOutPage } from './close-out/close-out-page.tsx';
import { EvidenceCard } from './evidence-card.tsx';
import { ReportFiles } from './report-files.tsx';
import { ReportFrame } from './report-frame.tsx';
import { othersSentences } from './report-sentence.ts';
import { ReportTable } from './report-table.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(280px, 340px) minmax(0, 1fr)',
    gap: '14px',
    alignItems: 'start',
    '@container (max-width: 740px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'grid', gap: '14px' },
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    gap: '14px',
    alignItems: 'start',
  },
});

/** What is kept of each run, to read here and to hand on. */
export default function ReportsStep() {
  return (
    <UndoPlace>
      <Reports />
    </UndoPlace>
  );
}

function Reports() {
  const styles = useStyles();
  const showStep = useShowStep();
  const snapshot = useSnapshot();
  const reports = snapshot.reports.toSorted((one, other) => other.made - one.made);
  const [chosen, setChosen] = useState<string>();
  const [closing, setClosing] = useState(false);
  const openUndo = useOpenUndo();
  const report = reports.find(({ run }) => run === chosen) ?? reports[0];
  const { activity } = snapshot;
  if (closing || activity?.kind === 'forget') return <CloseOutPage onBack={() => setClosing(false)} />;
  const closeOut = <CloseOutCard onOpen={() => setClosing(true)} />;
  if (report === undefined) {
    const nothingMoves = snapshot.strategy.mode === 'legacy' && snapshot.run === undefined;
    return (
      <StepPage
        heading={nothingMoves ? t`Nothing to report` : t`No report yet`}
        sentence={
          nothingMoves ? (
            <Trans>
              The accounts stay in the old database. Only a <Term word="run">run</Term> leaves a report, and this mode
              has none.
            </Trans>
          ) : (
            <Trans>
              Each <Term word="run">run</Term> leaves a report: one page to read, and files with every account that did
              not make it.
            </Trans>
          )
        }
        standing={
          nothingMoves ? (
            <Standing fact={t`Nothing moves.`} more={t`What was deployed stands on Scripts.`} />
          ) : (
            <Standing fact={t`Nothing to show yet.`} more={t`The first report is written when a run ends.`} />
          )
        }
        buttons={<PrimaryButton onClick={() => showStep('migrate')}>{t`Back to Migrate`}</PrimaryButton>}
      >
        {closeOut}
      </StepPage>
    );
  }
  const { counts } = report;
  return (
    <StepPage
      heading={t`${{ imported: count(counts.imported) }} of ${{ accounts: accounts(counts.total) }} imported`}
      sentence={othersSentences(report)}
      standing={<Standing fact={reportsHere(reports.length)} more={t`Reports hold no passwords and no hashes.`} />}
      buttons={
        <PrimaryButton onClick={() => document.getElementById('report')?.focus()}>{t`Read the report`}</PrimaryButton>
      }
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card title={t`Runs`}>
            <ReportTable reports={reports} chosen={report.run} onChoose={setChosen} />
          </Card>
          <ReportFiles report={report} />
        </div>
        <ReportFrame run={report.run} made={report.made} />
      </div>
      <div className={styles.cards}>
        <EvidenceCard key={report.run} run={report.run} />
        <CheckPackCard />
        <UndoCard undone={snapshot.undone.find(({ run }) => run === report.run)} onOpen={() => openUndo(report.run)} />
        {closeOut}
      </div>
    </StepPage>
  );
}

function reportsHere(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} report on this computer.`, other: `${number} reports on this computer.` });
}
