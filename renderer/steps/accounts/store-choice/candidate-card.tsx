import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import type { Candidate } from '../../../../electron/assistant/contract/index.ts';
import { count } from '../../../words/numbers.ts';
import { candidateFacts, candidateTitle, openQuestions } from './candidate-words.ts';
import { ConfidenceBadge } from './confidence-badge.tsx';
import { EvidenceList } from './evidence-list.tsx';

const useStyles = makeStyles({
  card: {
    padding: '12px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    minWidth: 0,
  },
  head: { display: 'flex', alignItems: 'center', gap: '4px 8px', flexWrap: 'wrap', marginBottom: '8px' },
  title: { overflowWrap: 'anywhere' },
  facts: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  action: { marginLeft: 'auto' },
  open: {
    margin: '8px 0 0',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface CandidateCardProps {
  readonly candidate: Candidate;
  /** Whether it is the one that is surveyed or asked about. */
  readonly meant: boolean;
  readonly locked: boolean;
  readonly onChoose: (choice: Candidate['choice']) => void;
}

/** Something that may hold the accounts: how sure, what speaks for it, and the way to survey it. */
export function CandidateCard({ candidate, meant, locked, onChoose }: CandidateCardProps) {
  const styles = useStyles();
  const heading = useId();
  const { id, choice, confidence, tables, evidence, asides, questions } = candidate;
  const open = openQuestions(questions);
  return (
    <section className={styles.card} aria-labelledby={heading} data-candidate={id}>
      <div className={styles.head}>
        <Subtitle2 as="h2" id={heading} className={styles.title}>
          <bdi>{candidateTitle(candidate)}</bdi>
        </Subtitle2>
        <ConfidenceBadge confidence={confidence} />
        <span className={styles.facts}>{candidateFacts(candidate)}</span>
        {meant ? (
          <span className={`${styles.facts} ${styles.action}`}>
            <Trans>In use now</Trans>
          </span>
        ) : (
          <Button
            className={styles.action}
            disabledFocusable={locked}
            aria-label={t`Survey this one: ${{ candidate: candidateTitle(candidate) }}`}
            onClick={() => onChoose(choice)}
          >
            <Trans>Survey this one</Trans>
          </Button>
        )}
      </div>
      <EvidenceList evidence={[...(tables.length > 1 ? [tables.join(', ')] : []), ...evidence]} asides={asides} />
      {open > 0 && !meant && <p className={styles.open}>{openWords(open)}</p>}
    </section>
  );
}

function openWords(open: number): string {
  const number = count(open);
  return plural(open, {
    one: `${number} question is open about its columns. You are asked when you choose it.`,
    other: `${number} questions are open about its columns. You are asked when you choose it.`,
  });
}
