import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { RunSnapshot, Wave, WavesState } from '../../../../electron/assistant/contract/index.ts';
import type { AccountFilter } from '../../../components/account-filter-bar.tsx';
import { Card } from '../../../components/card.tsx';
import { NumberLink } from '../../../components/number-link.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { count } from '../../../words/numbers.ts';
import { useWavesTableStyles } from './waves-table-styles.ts';
import { onlyOutcome, waveFigures, waveStateWords } from './waves-words.ts';

const useStyles = makeStyles({
  now: { backgroundColor: tokens.colorBrandBackground2 },
  title: {
    marginLeft: '6px',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'normal',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface WavesCardProps {
  readonly waves: WavesState;
  readonly run: RunSnapshot;
  /** Shows accounts of the run. */
  readonly onShow: (filter: AccountFilter) => void;
}

/** All waves of a run, done, under way and to come; their accounts add up to those whom the plan imports. */
export function WavesCard({ waves, run, onShow }: WavesCardProps) {
  const table = useWavesTableStyles();
  const lines = waves.waves.map((wave) => ({ wave, figures: waveFigures(wave, run) }));
  const sum = (of: (line: (typeof lines)[number]) => number) => count(lines.reduce((all, line) => all + of(line), 0));
  return (
    <Card title={t`Waves`}>
      <ScrollRegion label={t`Waves, one by one`}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col" className={table.head}>
                <Trans>Wave</Trans>
              </th>
              {[t`Accounts`, t`In Auth0`, t`Rejected`, t`To come`].map((title) => (
                <th key={title} scope="col" className={table.numberHead}>
                  {title}
                </th>
              ))}
              <th scope="col" className={table.head}>
                <Trans>State</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ wave, figures }) => (
              <WaveLine
                key={wave.number}
                wave={wave}
                figures={figures}
                isNext={isNext(wave, waves)}
                run={run}
                onShow={(outcome) => onShow({ ...outcome, wave: wave.number })}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td className={table.foot}>
                <Trans>In all</Trans>
              </td>
              <td className={table.footNumber}>{sum(({ wave }) => wave.accounts)}</td>
              <td className={table.footNumber}>{sum(({ figures }) => figures.inTenant)}</td>
              <td className={table.footNumber}>{sum(({ figures }) => figures.rejected)}</td>
              <td className={table.footNumber}>{sum(({ figures }) => figures.toCome)}</td>
              <td className={table.foot} />
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </Card>
  );
}

function isNext({ number, state }: Wave, { awaits }: WavesState): boolean {
  return state === 'under-way' || number === awaits?.wave;
}

interface WaveLineProps {
  readonly wave: Wave;
  readonly figures: ReturnType<typeof waveFigures>;
  readonly isNext: boolean;
  readonly run: RunSnapshot;
  readonly onShow: (outcome: Pick<AccountFilter, 'outcome'>) => void;
}

function WaveLine({ wave, figures, isNext: now, run, onShow }: WaveLineProps) {
  const styles = useStyles();
  const table = useWavesTableStyles();
  const begun = wave.state !== 'waiting';
  // Of a wave that waits, some may have been found in the connection.
  const isTold = begun || figures.inTenant > 0;
  const of = (title: string) => t`Wave ${{ wave: count(wave.number) }}, ${{ title }}`;
  const arrivedAs = onlyOutcome(figures.arrived);
  return (
    <tr className={now ? styles.now : undefined} data-wave={wave.number} aria-current={now ? 'step' : undefined}>
      <th scope="row" className={table.wave}>
        {count(wave.number)}
        <span className={styles.title}>{wave.title}</span>
      </th>
      <td className={table.number}>
        <NumberLink value={count(wave.accounts)} of={of(t`Accounts`)} onShow={() => onShow({})} />
      </td>
      <td className={table.number}>
        {!isTold ? (
          '–'
        ) : arrivedAs === undefined ? (
          count(figures.inTenant)
        ) : (
          <NumberLink
            value={count(figures.inTenant)}
            of={of(t`In Auth0`)}
            onShow={() => onShow({ outcome: arrivedAs })}
          />
        )}
      </td>
      <td className={table.number}>
        {!begun ? (
          '–'
        ) : figures.rejected === 0 ? (
          count(0)
        ) : (
          <NumberLink
            value={count(figures.rejected)}
            of={of(t`Rejected`)}
            onShow={() => onShow({ outcome: 'rejected' })}
          />
        )}
      </td>
      <td className={table.number}>{count(figures.toCome)}</td>
      <td className={mergeClasses(table.cell, begun ? undefined : styles.quiet)}>{waveStateWords(wave, run)}</td>
    </tr>
  );
}
