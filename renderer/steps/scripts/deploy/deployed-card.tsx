import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useId, useState } from 'react';
import type { DeploymentEntry, Snapshot } from '../../../../electron/assistant/contract/index.ts';
import { Card } from '../../../components/card.tsx';
import { type Standing, StateIcon } from '../../../components/state-icon.tsx';
import { tenantName } from '../../../words/tenant-name.ts';
import { dateAndTime, inUtc } from '../../../words/times.ts';
import { type DeployedStanding, deployedLine, deployedName, deployedStanding, wayBackName } from './deploy-words.ts';

const useStyles = makeStyles({
  now: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr) auto', columnGap: '10px', alignItems: 'start' },
  line: { fontWeight: tokens.fontWeightSemibold },
  words: { margin: 0 },
  more: { color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: '10px 0 0', padding: 0 },
  entry: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '2px 12px',
    alignItems: 'center',
    padding: '4px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface DeployedCardProps {
  readonly snapshot: Snapshot;
  /** Somebody wants to see what going back would change. */
  readonly onGoBack: (number: number) => void;
}

/** What Userferry has brought to Auth0 for this connection, and the ways back. */
export function DeployedCard({ snapshot, onGoBack }: DeployedCardProps) {
  const styles = useStyles();
  const earlier = useId();
  const [open, setOpen] = useState(false);
  const { deployment, tenant } = snapshot;
  const standing = deployedStanding(snapshot);
  const [latest, ...others] = deployment.list;
  if (standing.kind === 'not-needed' && latest === undefined) return null;
  const ways = others.length + (deployment.before ? 1 : 0);
  const { domain, connection } = tenant.form;
  return (
    <Card
      title={t`What is at Auth0`}
      hint={
        connection === '' ? undefined : (
          <Trans>
            <bdi>{connection}</bdi> at <bdi>{tenantName(domain)}</bdi>
          </Trans>
        )
      }
    >
      <div className={styles.now} data-deployed={latest?.mode ?? 'nothing'}>
        <StateIcon standing={icons[standing.kind]} />
        <p className={styles.words}>
          <span className={styles.line} title={latest === undefined ? undefined : inUtc(latest.at)}>
            {latest === undefined
              ? t`Nothing deployed yet`
              : t`${{ latest: deployedLine(latest) }}, as deployment ${{ number: latest.number }}`}
            .
          </span>{' '}
          <span className={styles.more}>{moreWords(standing, snapshot)}</span>
        </p>
        {ways > 0 && (
          <Button size="small" aria-expanded={open} aria-controls={earlier} onClick={() => setOpen(!open)}>
            {open ? t`Hide the ways back` : t`Ways back`}
          </Button>
        )}
      </div>
      {open && ways > 0 && (
        <ul id={earlier} className={styles.list} aria-label={t`Earlier deployments`}>
          {others.map((entry) => (
            <WayBack
              key={entry.number}
              number={entry.number}
              // What nobody has seen at Auth0 is no place to go back to.
              onGoBack={entry.state === 'applied' ? onGoBack : null}
            >
              <EntryWords {...entry} />
            </WayBack>
          ))}
          {deployment.before && (
            <WayBack number={0} onGoBack={onGoBack}>
              <Trans>What was there before the first deployment</Trans>
            </WayBack>
          )}
        </ul>
      )}
    </Card>
  );
}

const icons: Readonly<Record<DeployedStanding['kind'], Standing>> = {
  'not-needed': 'waiting',
  nothing: 'waiting',
  uncertain: 'attention',
  'other-mode': 'attention',
  differs: 'attention',
  deployed: 'done',
};

function moreWords(standing: DeployedStanding, { deployment, strategy }: Snapshot): string {
  const differing = deployment.differing ?? [];
  const scripts = differing.join(', ');
  switch (standing.kind) {
    case 'not-needed':
      return t`Bulk needs no scripts; what is there stays as it is.`;
    case 'nothing':
      return t`Auth0 runs none of these scripts. What would change is shown before anything is sent.`;
    case 'uncertain':
      return t`Its answer was lost. Looking at what would change finds out what became of it.`;
    case 'other-mode':
      return strategy.mode === undefined
        ? t`Your strategy is another one: deploying changes that.`
        : t`Your strategy is ${{ mode: strategy.mode }}: deploying changes that.`;
    case 'differs':
      return plural(differing.length, {
        one: `${scripts} is otherwise here than at Auth0.`,
        other: `${scripts} are otherwise here than at Auth0.`,
      });
    case 'deployed':
      return deployment.differing === undefined
        ? t`Whether the scripts here are otherwise shows when the database is connected.`
        : t`The scripts here are those at Auth0.`;
  }
}

function EntryWords({ mode, at, state }: DeploymentEntry) {
  const styles = useStyles();
  return (
    <span>
      {deployedName(mode)}{' '}
      <time className={styles.quiet} dateTime={new Date(at).toISOString()} title={inUtc(at)}>
        {arrived(state, dateAndTime(at))}
      </time>
    </span>
  );
}

interface WayBackProps {
  readonly number: number;
  readonly onGoBack: ((number: number) => void) | null;
  readonly children: React.ReactNode;
}

function WayBack({ number, onGoBack, children }: WayBackProps) {
  const styles = useStyles();
  return (
    <li className={styles.entry} data-deployment={number}>
      {children}
      {onGoBack !== null && (
        <Button size="small" onClick={() => onGoBack(number)}>
          {number === 0 ? t`Go back to this…` : t`Go back to ${{ deployment: wayBackName(number) }}…`}
        </Button>
      )}
    </li>
  );
}

function arrived(state: DeploymentEntry['state'], moment: string): string {
  if (state === 'intended') return t`${moment}, not known whether it arrived`;
  return state === 'superseded' ? t`${moment}, never known to have arrived` : moment;
}
