import { Button, LargeTitle, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { standings, type TrickleLook, type TrickleStanding } from '../../../../electron/assistant/contract/index.ts';
import { Card } from '../../../components/card.tsx';
import { Figure } from '../../../components/figure.tsx';
import { FigureRow } from '../../../components/figure-row.tsx';
import { ShareBar } from '../../../components/share-bar.tsx';
import { seriesFills } from '../../../theme/series-fills.ts';
import { users } from '../../../words/counts.ts';
import { count, share } from '../../../words/numbers.ts';
import { inUtc, offset, timeAndMaybeDay } from '../../../words/times.ts';
import { leftBehind, movedIn, standingCaptions } from './weeks-words.ts';

const useStyles = makeStyles({
  overline: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  hero: { display: 'flex', alignItems: 'baseline', gap: '8px', flexWrap: 'wrap', marginBottom: '12px' },
  number: { fontVariantNumeric: 'tabular-nums' },
  of: { fontSize: tokens.fontSizeBase400, color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  share: { marginLeft: 'auto', color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  figures: { marginTop: '12px' },
  foot: { display: 'flex', gap: '8px 16px', alignItems: 'center', flexWrap: 'wrap', marginTop: '12px' },
  newer: { margin: '12px 0 0' },
  sum: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    marginRight: 'auto',
  },
});

const fills: Readonly<Record<TrickleStanding, string>> = {
  'by-sign-in': seriesFills.arrived,
  'by-run': seriesFills.second,
  otherwise: seriesFills.onTheWay,
  straggler: seriesFills.behind,
  'cannot-come': seriesFills.rest,
};

interface MovedCardProps {
  readonly look: TrickleLook;
  /** The plan that stands now; a look may have been held against one before it. */
  readonly plan: string | undefined;
  /** A run that was undone since, if there is one. */
  readonly undone: string | undefined;
  /** Whether Auth0 asks the old database no more. */
  readonly cutOver: boolean;
  readonly onShow: (standing: TrickleStanding) => void;
}

/** The answer at a glance: how many have moved, and where everybody else is. */
export function MovedCard({ look, plan, undone, cutOver, onShow }: MovedCardProps) {
  const styles = useStyles();
  const moved = movedIn(look);
  const able = look.total - look.standings['cannot-come'];
  const shown = standings.filter((standing) => standing !== 'otherwise' || look.standings.otherwise > 0);
  const other = plan !== undefined && plan !== look.plan;
  const place = offset(look.at);
  const at = (
    <time dateTime={new Date(look.at).toISOString()} title={inUtc(look.at)} data-figure="looked-at">
      {timeAndMaybeDay(look.at, Date.now())}
    </time>
  );
  return (
    <Card>
      <div className={styles.overline}>
        {undone !== undefined ? (
          <Trans>
            Looked at {at} ({place}), before run {undone} was undone: whom that deleted is counted here still. Look now
            to count anew.
          </Trans>
        ) : other ? (
          <Trans>
            Looked at {at} ({place}), before the plan that stands now
          </Trans>
        ) : (
          <Trans>
            Looked at {at} ({place})
          </Trans>
        )}
      </div>
      <div className={styles.hero} data-figure="moved">
        <LargeTitle className={styles.number}>{count(moved)}</LargeTitle>
        <span className={styles.of}>
          <Trans>of {{ total: count(look.total) }} have moved</Trans>
        </span>
        <span className={styles.share}>
          <Trans>{{ moved: share(moved, able) }} of those who can come</Trans>
        </span>
      </div>
      <ShareBar
        label={t`Accounts by how they stand`}
        total={look.total}
        parts={shown.map((standing) => ({
          name: standing,
          value: look.standings[standing],
          fill: fills[standing],
        }))}
      />
      <div className={styles.figures}>
        <FigureRow>
          {shown.map((standing) => (
            <Figure
              key={standing}
              name={standing}
              tone={standing === 'by-sign-in' ? 'brand' : 'neutral'}
              value={count(look.standings[standing])}
              {...(cutOver && standing === 'straggler' ? leftBehind : standingCaptions[standing])}
            />
          ))}
        </FigureRow>
      </div>
      {look.newerThanPlan > 0 && (
        <p className={styles.newer}>
          <Trans>
            {{ users: users(look.newerThanPlan) }} besides came with accounts that are newer than the plan: make it
            again, on Accounts, to count them.
          </Trans>
        </p>
      )}
      <div className={styles.foot}>
        <span className={styles.sum}>
          {shown.map((standing) => count(look.standings[standing])).join(' + ')} = {count(look.total)}
        </span>
        <Button size="small" onClick={() => onShow('straggler')}>
          <Trans>Show who has not moved</Trans>
        </Button>
        {look.standings['cannot-come'] > 0 && (
          <Button size="small" onClick={() => onShow('cannot-come')}>
            <Trans>Show who can’t come</Trans>
          </Button>
        )}
      </div>
    </Card>
  );
}
