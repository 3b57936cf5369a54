import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import {
  failureTexts,
  type RunSnapshot,
  type Wave,
  type WavesState,
} from '../../../../electron/assistant/contract/index.ts';
import type { AccountFilter } from '../../../components/account-filter-bar.tsx';
import { Card } from '../../../components/card.tsx';
import { Figure } from '../../../components/figure.tsx';
import { FigureRow } from '../../../components/figure-row.tsx';
import { LocalTime } from '../../../components/local-time.tsx';
import { NumberLink } from '../../../components/number-link.tsx';
import { accounts as accountsCounted, attempts as attemptsCounted } from '../../../words/counts.ts';
import { count } from '../../../words/numbers.ts';
import { reasonTitle } from '../../../words/reasons.ts';
import { LimitLine } from './limit-line.tsx';
import { logNote, onlyOutcome, waveFigures } from './waves-words.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '12px 0 0', padding: 0 },
  row: { display: 'flex', gap: '12px', padding: '3px 0', alignItems: 'baseline' },
  number: {
    minWidth: '40px',
    textAlign: 'right',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', marginTop: '12px' },
});

interface WaveResultCardProps {
  readonly wave: Wave;
  readonly waves: WavesState;
  readonly run: RunSnapshot;
  readonly looking: boolean;
  readonly onLook: () => void;
  /** Shows accounts of the run. */
  readonly onShow: (filter: AccountFilter) => void;
}

/** What a wave has brought: its outcomes, how its people sign in, and how far the limits are. */
export function WaveResultCard({ wave, waves, run, looking, onLook, onShow }: WaveResultCardProps) {
  const styles = useStyles();
  const { people, limits } = wave;
  const figures = waveFigures(wave, run);
  const note = logNote(waves);
  const arrivedAs = onlyOutcome(figures.arrived);
  const reasons = wave.outcomes.flatMap(({ outcome, reason, accounts }) =>
    outcome === 'rejected' && reason !== undefined ? [{ reason, accounts }] : [],
  );
  return (
    <Card title={t`Wave ${{ number: count(wave.number) }}`} hint={wave.title} aside={accountsCounted(wave.accounts)}>
      <FigureRow>
        <Figure
          name="wave-in-tenant"
          tone="brand"
          value={count(figures.inTenant)}
          label={t`in Auth0`}
          note={t`confirmed by reading back`}
          onShow={arrivedAs === undefined ? undefined : () => onShow({ outcome: arrivedAs, wave: wave.number })}
        />
        <Figure
          name="wave-rejected"
          tone={figures.rejected > 0 ? 'danger' : 'neutral'}
          value={count(figures.rejected)}
          label={t`rejected`}
          note={t`each with its reason`}
          onShow={figures.rejected === 0 ? undefined : () => onShow({ outcome: 'rejected', wave: wave.number })}
        />
        {people !== undefined && (
          <Figure
            name="wave-signed-in"
            value={count(people.signedIn)}
            label={t`signed in since`}
            note={t`with their old password`}
          />
        )}
        {people !== undefined && (
          <Figure
            name="wave-failing"
            tone={people.failing > 0 ? 'danger' : 'neutral'}
            value={count(people.failing)}
            label={t`can’t sign in`}
            note={t`tried, and not in since`}
          />
        )}
      </FigureRow>
      {limits.rejected !== undefined && (
        <LimitLine what="rejected" most={limits.rejected.most} found={figures.rejected} />
      )}
      {limits.failedSignIns !== undefined && (
        <LimitLine what="failed-sign-ins" most={limits.failedSignIns.most} found={limits.failedSignIns.found} />
      )}
      {reasons.length + (people?.failures.length ?? 0) > 0 && (
        <ul className={styles.list}>
          {reasons.map(({ reason, accounts }) => (
            <li key={reason} className={styles.row}>
              <span className={styles.number}>
                <NumberLink
                  value={count(accounts)}
                  of={reasonTitle(reason)}
                  onShow={() => onShow({ outcome: 'rejected', reason, wave: wave.number })}
                />
              </span>
              <span>{t`rejected: ${{ reason: reasonTitle(reason) }}`}</span>
            </li>
          ))}
          {people?.failures.map(({ cause, format, people: who, attempts }) => (
            <li key={`${cause} ${format}`} className={styles.row} data-cause={cause}>
              <span className={styles.number}>{count(who)}</span>
              <span>
                {failureTexts[cause]}{' '}
                <span className={styles.quiet}>
                  {format}, {attemptsCounted(attempts)}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.foot}>
        <Button size="small" disabledFocusable={looking} onClick={onLook}>
          <Trans>Look again how they sign in</Trans>
        </Button>
        <span className={styles.quiet}>
          {people === undefined ? (
            t`Nobody has looked yet.`
          ) : (
            <Trans>
              By the tenant’s log at <LocalTime at={people.at} />.
            </Trans>
          )}{' '}
          {note}
        </span>
      </div>
    </Card>
  );
}
