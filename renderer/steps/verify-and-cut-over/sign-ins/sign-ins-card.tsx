import { Button, makeStyles, mergeClasses, Subtitle1, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { RunSnapshot } from '../../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../../client/use-assistant.tsx';
import { useCommand } from '../../../client/use-command.ts';
import { Card } from '../../../components/card.tsx';
import { FailurePanel } from '../../../components/failure-panel.tsx';
import { Figure } from '../../../components/figure.tsx';
import { FigureRow } from '../../../components/figure-row.tsx';
import { LocalTime } from '../../../components/local-time.tsx';
import { RefusedCommand } from '../../../components/refused-command.tsx';
import { StateIcon } from '../../../components/state-icon.tsx';
import { useOpenPerson } from '../../../person/open-person.ts';
import { count, share } from '../../../words/numbers.ts';
import { LimitsDrawer } from './limits-drawer.tsx';
import { LogNotes } from './log-notes.tsx';
import { SignInBars } from './sign-in-bars.tsx';
import { CausesTable, FormatsTable } from './sign-in-tables.tsx';
import { exceededAdvice, exceededSentence, verdictWords } from './sign-in-words.ts';
import { useCalmLook } from './use-calm-look.ts';

const useStyles = makeStyles({
  verdict: {
    display: 'grid',
    gap: '6px',
    padding: '12px',
    marginBottom: '14px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  done: { ...borders(tokens.colorStatusSuccessBorder1), backgroundColor: tokens.colorStatusSuccessBackground1 },
  trouble: { ...borders(tokens.colorStatusDangerBorder1), backgroundColor: tokens.colorStatusDangerBackground1 },
  attention: { ...borders(tokens.colorStatusWarningBorder1), backgroundColor: tokens.colorStatusWarningBackground1 },
  title: { display: 'flex', alignItems: 'center', gap: '10px', flexWrap: 'wrap' },
  buttons: { display: 'flex', gap: '8px', flexWrap: 'wrap', marginLeft: 'auto' },
  list: { margin: 0, paddingLeft: '18px', display: 'grid', gap: '6px' },
  figures: { marginBottom: '14px' },
  tables: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))',
    gap: '14px 28px',
    alignItems: 'start',
  },
});

function borders(color: string) {
  return { borderTopColor: color, borderRightColor: color, borderBottomColor: color, borderLeftColor: color };
}

/** The first hours after a run: who gets in and who doesn't, held against what was expected; it looks again by itself. */
export function SignInsCard({ run }: { readonly run: RunSnapshot }) {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const { signIns, activity, tenant } = snapshot;
  const openPerson = useOpenPerson();
  const look = useCommand('lookAtSignIns');
  const [setting, setSetting] = useState(false);
  useCalmLook(snapshot);
  const latest = signIns.latest?.look.run === run.id ? signIns.latest : undefined;
  const { title, standing } = verdictWords(latest?.verdict);
  const looking = activity?.kind === 'sign-ins-look' || look.running;
  const found = latest?.look;
  return (
    <Card
      title={t`Sign-ins since the run`}
      hint={<Trans>from the tenant’s log, looked at about every minute while this page is open</Trans>}
      {...(found === undefined
        ? {}
        : {
            aside: (
              <Trans>
                looked at <LocalTime at={found.at} />
              </Trans>
            ),
          })}
    >
      <div
        className={mergeClasses(
          styles.verdict,
          standing === 'done' && styles.done,
          standing === 'trouble' && styles.trouble,
          standing === 'attention' && styles.attention,
        )}
        data-verdict={latest?.verdict.kind ?? 'none'}
      >
        <div className={styles.title}>
          <StateIcon standing={standing} />
          <Subtitle1 as="h3" aria-live="polite">
            {title}
          </Subtitle1>
          <span className={styles.buttons}>
            <Button icon={<SearchRegular />} onClick={() => openPerson()}>
              <Trans>Find a person</Trans>
            </Button>
            <Button onClick={() => setSetting(true)}>
              <Trans>Set limits</Trans>
            </Button>
            <Button
              disabledFocusable={looking || !tenant.secretKnown}
              onClick={() => void look.give({ byItself: false })}
            >
              {looking ? <Trans>Looking</Trans> : <Trans>Look now</Trans>}
            </Button>
          </span>
        </div>
        {latest?.verdict.kind === 'exceeded' && (
          <ul className={styles.list}>
            {latest.verdict.exceeded.map((exceeded) => (
              <li key={exceeded.limit === 'cause' ? exceeded.cause : exceeded.limit}>
                <b>{exceededSentence(exceeded)}</b> {exceededAdvice(exceeded)}
              </li>
            ))}
          </ul>
        )}
        <LogNotes look={found} secretKnown={tenant.secretKnown} />
      </div>
      <RefusedCommand error={look.error} />
      {signIns.failure !== undefined && <FailurePanel failure={signIns.failure} />}
      {found?.log.readable && (
        <>
          <div className={styles.figures}>
            <FigureRow>
              <Figure
                value={count(found.tried)}
                label={t`have tried`}
                note={t`${{ share: share(found.tried, run.counts.imported) }} of the imported`}
                name="tried"
              />
              <Figure value={count(found.signedIn)} label={t`have signed in`} name="signed-in" />
              <Figure
                value={count(found.failing)}
                label={t`did not get in`}
                {...(found.tried === 0
                  ? {}
                  : { note: t`${{ share: share(found.failing, found.tried) }} of those who tried` })}
                tone={standing === 'trouble' ? 'danger' : 'neutral'}
                name="failing"
              />
            </FigureRow>
          </div>
          <SignInBars intervals={found.intervals} />
          <div className={styles.tables}>
            <CausesTable causes={found.causes} limits={signIns.limits} />
            <FormatsTable formats={found.formats} />
          </div>
        </>
      )}
      <LimitsDrawer open={setting} limits={signIns.limits} onClose={() => setSetting(false)} />
    </Card>
  );
}
