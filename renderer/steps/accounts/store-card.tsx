import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Snapshot, StoreChoice, Survey } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { Term } from '../../help/term.tsx';
import { questions } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { ApplicationsChoice } from './applications-choice.tsx';
import { AnotherStore } from './store-choice/another-store.tsx';
import { meantCandidate } from './store-choice/candidate-words.ts';
import { ConfidenceBadge } from './store-choice/confidence-badge.tsx';
import { EvidenceList } from './store-choice/evidence-list.tsx';
import { GivenAnswers } from './store-choice/given-answers.tsx';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: '8px', flexWrap: 'wrap', marginBottom: '8px' },
  name: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  actions: { marginLeft: 'auto', display: 'flex', gap: '8px', flexWrap: 'wrap' },
});

interface StoreCardProps {
  readonly survey: Survey;
  readonly accounts: Snapshot['accounts'];
  readonly locked: boolean;
  readonly onChoose: (choice: StoreChoice) => void;
}

/** Which store this is, how sure that is, and what speaks for it. */
export function StoreCard({ survey, accounts, locked, onChoose }: StoreCardProps) {
  const styles = useStyles();
  const [shown, setShown] = useState(false);
  const meant = meantCandidate(accounts);
  const answers = meant?.questions.length ?? 0;
  const evidence = [survey.tables.join(', '), ...survey.evidence].filter((text) => text !== '');
  const applications = survey.applications.map(({ name, accounts, chosen }) => ({
    chosen,
    text: chosen
      ? t`Application ${name} (${{ accounts: count(accounts) }}) chosen`
      : t`Application ${name} (${{ accounts: count(accounts) }}) left out`,
  }));
  const leftOut = applications.filter(({ chosen }) => !chosen).map(({ text }) => text);
  const told = answers === 0 ? [] : [t`${{ questions: questions(answers) }} answered by you`];
  return (
    <>
      <Card>
        <div className={styles.head}>
          <Subtitle2 as="h2">{survey.storeLabel}</Subtitle2>
          <ConfidenceBadge confidence={survey.confidence} />
          <span className={styles.name}>
            <Term word="store">
              <Trans>store</Trans>
            </Term>{' '}
            {survey.store}
          </span>
          <span className={styles.actions}>
            {answers > 0 && (
              <Button aria-expanded={shown} onClick={() => setShown(!shown)}>
                {shown ? t`Hide your answers` : t`Change your answers`}
              </Button>
            )}
            <AnotherStore accounts={accounts} locked={locked} onChoose={onChoose} />
            {survey.applications.length > 1 && (
              <ApplicationsChoice applications={survey.applications} locked={locked} />
            )}
          </span>
        </div>
        <EvidenceList
          evidence={[...evidence, ...applications.map(({ text }) => text), ...told]}
          asides={[...survey.asides, ...leftOut]}
        />
      </Card>
      {shown && meant !== undefined && answers > 0 && (
        <GivenAnswers key={meant.id} candidate={meant} locked={locked} onChoose={onChoose} />
      )}
    </>
  );
}
