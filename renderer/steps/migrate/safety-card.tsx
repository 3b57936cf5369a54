import { makeStyles, Title3, tokens } from '@fluentui/react-components';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { Card } from '../../components/card.tsx';
import { Figure } from '../../components/figure.tsx';
import { FigureRow } from '../../components/figure-row.tsx';
import { Term } from '../../help/term.tsx';
import { stepHeadingId } from '../../wizard/step-page.tsx';
import { files } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { ArrivedFigure } from './arrived-figure.tsx';
import { safetySentence } from './resume-words.ts';
import { RunBar } from './run-bar.tsx';
import type { RunFigures } from './run-figures.ts';

const useStyles = makeStyles({
  head: { display: 'flex', gap: '16px', margin: '8px 0 20px' },
  shield: { fontSize: '36px', color: tokens.colorStatusSuccessForeground1, flexShrink: 0 },
  sentence: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  state: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  figures: { marginTop: '16px' },
});

interface SafetyCardProps {
  readonly run: RunSnapshot;
  readonly figures: RunFigures;
  /** Whether its sentence is the step's heading: of a run that nobody has paused it is what is asked first. */
  readonly isHeading: boolean;
  /** Shows accounts of the run. */
  readonly onShow: (filter: AccountFilter) => void;
}

/** The answer to the fear of three in the morning: who is in Auth0, that nobody comes twice, that it may be closed. */
export function SafetyCard({ run, figures, isHeading, onShow }: SafetyCardProps) {
  const styles = useStyles();
  const waiting = figures.toSend + figures.withTenant;
  return (
    <Card>
      <div className={styles.head}>
        <ShieldCheckmarkRegular className={styles.shield} aria-hidden />
        <div>
          <Title3
            as={isHeading ? 'h1' : 'h2'}
            block
            className={styles.sentence}
            {...(isHeading ? { id: stepHeadingId } : {})}
          >
            {safetySentence(figures, run.uncertainFiles.length)}
          </Title3>
          {isHeading && (
            <p className={styles.state}>
              <Trans>
                The migration is stopped. Nothing is sent until you resume; by the <Term word="ledger">ledger</Term> it
                goes on where it was, account by account.
              </Trans>
            </p>
          )}
        </div>
      </div>
      <RunBar figures={figures} />
      <div className={styles.figures}>
        <FigureRow>
          <ArrivedFigure counts={run.counts} inTenant={figures.inTenant} note={t`confirmed by Auth0`} onShow={onShow} />
          <Figure
            name="rejected"
            tone={figures.rejected > 0 ? 'danger' : 'neutral'}
            value={count(figures.rejected)}
            label={t`rejected`}
            note={t`each with its reason, kept`}
            onShow={figures.rejected === 0 ? undefined : () => onShow({ outcome: 'rejected' })}
          />
          <Figure
            name="uncertain"
            tone={figures.uncertain > 0 ? 'warning' : 'neutral'}
            value={count(figures.uncertain)}
            label={t`uncertain`}
            note={
              figures.uncertain === 0
                ? t`no answer lost`
                : t`in ${{ files: files(run.uncertainFiles.length) }}, to be checked`
            }
          />
          <Figure
            name="to-send"
            value={count(waiting)}
            label={figures.withTenant > 0 ? t`to send or to settle` : t`still to send`}
            note={
              figures.withTenant > 0
                ? t`${{ withTenant: count(figures.withTenant) }} of them with Auth0`
                : t`nothing of them has left`
            }
          />
          <Figure value={count(figures.concerned)} label={t`in all`} note={t`the four add up`} />
        </FigureRow>
      </div>
    </Card>
  );
}
