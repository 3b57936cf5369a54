import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { ScriptCall, ScriptPlace } from '../../../electron/assistant/contract/index.ts';
import { PersonalData } from '../../components/personal-data.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { milliseconds } from '../../words/times.ts';
import { PlaceLink } from './place-link.tsx';
import { atAuth0, outcomeWords } from './scripts-words.ts';

const useStyles = makeStyles({
  result: { display: 'grid', gap: '10px', alignContent: 'start', minWidth: 0 },
  line: { display: 'flex', alignItems: 'center', gap: '10px', flexWrap: 'wrap' },
  text: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  breaches: { margin: 0, paddingLeft: '18px', display: 'grid', gap: '4px' },
  raw: {
    maxHeight: '240px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  pre: {
    margin: 0,
    padding: '8px 12px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  console: {
    margin: 0,
    padding: '8px 12px',
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: '2px 12px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
  at: { color: tokens.colorNeutralForeground3 },
  written: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  trouble: { color: tokens.colorStatusDangerForeground1 },
});

interface CallResultProps {
  readonly run: ScriptCall;
  /** The text was changed since. */
  readonly outdated: boolean;
  readonly onReveal: (place: ScriptPlace) => void;
}

/** What came of a call: in words, what works by luck alone, the profile when asked for, and the console. */
export function CallResult({ run, outdated, onReveal }: CallResultProps) {
  const styles = useStyles();
  const { kind, sound, text, place, profile, breaches, console, durationMs } = run;
  const then = atAuth0[kind];
  const took = milliseconds(durationMs);
  return (
    <div className={styles.result} data-result={kind}>
      <div className={styles.line}>
        <Badge appearance="tint" shape="rounded" color={sound ? 'success' : 'danger'}>
          {outcomeWords[kind]}
        </Badge>
        <span className={styles.quiet}>
          {outdated ? t`after ${took}, before your latest change` : t`after ${took}`}
        </span>
      </div>
      <p className={styles.text}>
        {text} {place !== null && <PlaceLink place={place} onReveal={onReveal} />}
      </p>
      {then !== undefined && <p className={styles.text}>{then}</p>}
      {breaches.length > 0 && (
        <ul className={styles.breaches} aria-label={t`What works by luck alone`}>
          {breaches.map((breach) => (
            <li key={`${breach.text} ${breach.place?.line} ${breach.place?.column}`} data-breach>
              {breach.text} {breach.place !== null && <PlaceLink place={breach.place} onReveal={onReveal} />}
            </li>
          ))}
        </ul>
      )}
      {profile !== null && <Profile profile={profile} />}
      {console.length === 0 ? (
        <p className={styles.quiet}>
          <Trans>The script wrote nothing to its console.</Trans>
        </p>
      ) : (
        <ScrollRegion className={styles.raw} label={t`Console`}>
          <dl className={styles.console}>
            {console.map(({ level, text: written, at }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a console never change places
              <ConsoleLine key={index} at={at} text={written} trouble={level === 'error' || level === 'warn'} />
            ))}
          </dl>
        </ScrollRegion>
      )}
    </div>
  );
}

function ConsoleLine({ at, text, trouble }: { readonly at: number; readonly text: string; readonly trouble: boolean }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.at}>{(at / 1000).toFixed(3).padStart(6, '0')}</dt>
      <dd className={mergeClasses(styles.written, trouble && styles.trouble)}>{text}</dd>
    </>
  );
}

function Profile({ profile }: { readonly profile: NonNullable<ScriptCall['profile']> }) {
  const styles = useStyles();
  const [shown, setShown] = useState(false);
  return (
    <div>
      <PersonalData shown={shown} wanted={shown} reading={false} onWant={setShown} />
      {shown && (
        <ScrollRegion className={styles.raw} label={t`Profile`}>
          <pre className={styles.pre}>{JSON.stringify(profile, null, 2)}</pre>
        </ScrollRegion>
      )}
    </div>
  );
}
