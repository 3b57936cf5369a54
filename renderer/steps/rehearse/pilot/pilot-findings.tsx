import { makeStyles, tokens } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';
import type { PilotFound, PilotState } from '../../../../electron/assistant/contract/index.ts';
import { FailurePanel } from '../../../components/failure-panel.tsx';
import { StateIcon } from '../../../components/state-icon.tsx';
import { findings } from '../../../words/counts.ts';
import { dateAndTime, inUtc } from '../../../words/times.ts';
import { pilotSentence, pilotStanding, settingsWords, wayOf } from './pilot-words.ts';

const useStyles = makeStyles({
  head: { display: 'flex', gap: '10px', alignItems: 'center', margin: '12px 0 4px' },
  sentence: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: 'none', margin: '4px 0 0', padding: 0 },
  row: { display: 'flex', gap: '10px', padding: '4px 0', alignItems: 'flex-start' },
  why: { display: 'block' },
  summary: {
    cursor: 'pointer',
    color: tokens.colorBrandForeground1,
    marginTop: '8px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  answers: {
    margin: '8px 0 0',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    gap: '6px 24px',
  },
  answer: { margin: 0, overflowWrap: 'anywhere' },
});

interface PilotFindingsProps {
  readonly latest: PilotFound;
  readonly answers: PilotState['answers'];
}

/** What a pilot has found, dated: how it ended, each format's way, what stood against it, what the tenant answered. */
export function PilotFindings({ latest, answers }: PilotFindingsProps) {
  const styles = useStyles();
  return (
    <div data-pilot={latest.state}>
      <div className={styles.head}>
        <StateIcon standing={pilotStanding(latest)} />
        <span>
          <span className={styles.sentence}>{pilotSentence(latest)}</span>{' '}
          <span className={styles.quiet}>{settingsWords[latest.standing]}</span>
        </span>
      </div>
      {latest.failure !== undefined && <FailurePanel failure={latest.failure} />}
      <ul className={styles.list}>
        {latest.lines.map((line) => (
          <li key={line.formats[0]?.format} className={styles.row}>
            <StateIcon standing={line.whole ? 'done' : 'trouble'} />
            <span>
              {line.formats.map(({ label }) => label).join('; ')} <span className={styles.quiet}>{wayOf(line)}</span>
              {line.why.map((why) => (
                <span key={why} className={styles.why}>
                  {why}
                </span>
              ))}
            </span>
          </li>
        ))}
        {latest.notMade.map((label) => (
          <li key={label} className={styles.row}>
            <StateIcon standing="attention" />
            <span>
              {label}{' '}
              <span className={styles.quiet}>
                <Trans>not tried: the key is missing with which it is made (web.config, on Accounts)</Trans>
              </span>
            </span>
          </li>
        ))}
        {latest.left.map((text) => (
          <li key={text} className={styles.row}>
            <StateIcon standing="attention" />
            <span>
              <Trans>Not removed: {text}</Trans>
            </span>
          </li>
        ))}
      </ul>
      {answers.length > 0 && (
        <details>
          <summary className={styles.summary}>
            <Trans>What the tenant has answered, {{ findings: findings(answers.length) }}</Trans>
          </summary>
          <dl className={styles.answers}>
            {answers.map(({ question, answer, at }) => (
              <div key={question}>
                <dt className={styles.quiet}>{question}</dt>
                <dd className={styles.answer}>
                  {answer}{' '}
                  <time className={styles.quiet} dateTime={new Date(at).toISOString()} title={inUtc(at)}>
                    {dateAndTime(at)}
                  </time>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}
