import { makeStyles } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { useState } from 'react';
import { z } from 'zod';
import type { ReportEntry, ReportName } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { Card } from '../../components/card.tsx';
import { useOpenUndo } from '../../undo/open-undo.ts';
import { UndoCard } from '../../undo/undo-card.tsx';
import { UndoPlace } from '../../undo/undo-place.tsx';
import { usePageWithin } from '../../wizard/page-within.ts';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { Standing } from '../../wizard/standing.tsx';
import { StepPage } from '../../wizard/step-page.tsx';
import { accounts } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { CheckPackCard } from './check-pack-card.tsx';
import { CloseOutCard } from './close-out/close-out-card.tsx';
import { CloseOutPage } from './close-out/close-out-page.tsx';
import { EvidenceCard } from './evidence-card.tsx';
import { NothingReported } from './nothing-reported.tsx';
import { ReportFiles } from './report-files.tsx';
import { ReportFrame } from './report-frame.tsx';
import { othersSentences } from './report-sentence.ts';
import { ReportTable } from './report-table.tsx';
import { shownReport } from './shown-report.ts';
import { trickleWords } from './trickle-words.ts';

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

const closingOut = z.literal('close-out');

/** What is kept of each run and of who moved by signing in, to read here and to hand on. */
export default function ReportsStep() {
  return (
    <UndoPlace>
      <Reports />
    </UndoPlace>
  );
}

function Reports() {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const { activity, trickleReport: trickle } = snapshot;
  const [chosen, setChosen] = useState<ReportName>();
  const closing = usePageWithin(closingOut);
  const openUndo = useOpenUndo();
  if (closing.shown !== undefined || activity?.kind === 'forget') return <CloseOutPage onBack={closing.back} />;
  const closeOut = <CloseOutCard onOpen={() => closing.open('close-out')} />;
  const reports = snapshot.reports.toSorted((one, other) => other.made - one.made);
  const shown = shownReport(reports, trickle, chosen);
  if (shown === null) return <NothingReported>{closeOut}</NothingReported>;
  const total = reports.length + (trickle === undefined ? 0 : 1);
  const { which, report } = shown;
  return (
    <StepPage
      {...(shown.kind === 'run' ? runWords(shown.report) : trickleWords(shown.report))}
      standing={<Standing fact={reportsHere(total)} more={t`Reports hold no passwords and no hashes.`} />}
      buttons={
        <PrimaryButton onClick={() => document.getElementById('report')?.focus()}>{t`Read the report`}</PrimaryButton>
      }
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card title={trickle === undefined ? t`Runs` : t`Reports`}>
            <ReportTable reports={reports} trickle={trickle} chosen={which} onChoose={setChosen} />
          </Card>
          <ReportFiles key={JSON.stringify(which)} which={which} report={report} />
        </div>
        <ReportFrame which={which} made={report.made} />
      </div>
      <div className={styles.cards}>
        <EvidenceCard
          key={JSON.stringify(which)}
          which={which}
          connection={shown.kind === 'trickle' ? shown.report.connection : ''}
        />
        <CheckPackCard />
        {shown.kind === 'run' && (
          <UndoCard
            undone={snapshot.undone.find(({ run }) => run === shown.report.run)}
            onOpen={() => openUndo(shown.report.run)}
          />
        )}
        {closeOut}
      </div>
    </StepPage>
  );
}

function runWords(report: ReportEntry) {
  const { counts } = report;
  return {
    heading: t`${{ imported: count(counts.imported) }} of ${{ accounts: accounts(counts.total) }} imported`,
    sentence: othersSentences(report),
  };
}

function reportsHere(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} report on this computer.`, other: `${number} reports on this computer.` });
}
