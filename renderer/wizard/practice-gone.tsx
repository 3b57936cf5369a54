import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useSnapshot } from '../client/use-assistant.tsx';
import { useCommand } from '../client/use-command.ts';
import { RefusedCommand } from '../components/refused-command.tsx';
import { count } from '../words/numbers.ts';

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px 16px',
    flexWrap: 'wrap',
    padding: '10px 28px',
    flexShrink: 0,
    color: tokens.colorStatusWarningForeground1,
    backgroundColor: tokens.colorStatusWarningBackground1,
    borderBottom: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
  words: { flexGrow: 1, flexBasis: '420px', margin: 0 },
});

/** In a practice workspace whose servers are gone: what that means, and the way to start them anew. */
export function PracticeGone() {
  const styles = useStyles();
  const { workspace, practice, activity } = useSnapshot();
  const { give, error, running } = useCommand('restartPractice');
  if (practice === undefined || practice.running || workspace?.environment !== 'practice') return null;
  const starting = running || activity?.kind === 'practice';
  return (
    <section className={styles.notice} aria-label={t`Practice environment`}>
      <p className={styles.words}>
        <Trans>
          No system of yours is concerned. The practice servers of this workspace are not running any more, and their
          password went with them.
        </Trans>{' '}
        {sameAccounts(practice.accounts)}{' '}
        <Trans>The practice tenant begins empty: earlier runs stay in Reports, and can’t be resumed.</Trans>
      </p>
      <RefusedCommand error={error} />
      <Button
        disabledFocusable={starting || activity !== undefined}
        {...(starting ? { icon: <Spinner size="extra-tiny" aria-hidden /> } : {})}
        onClick={() => void give({})}
      >
        {starting ? t`Starting the practice servers` : t`Start the practice environment anew`}
      </Button>
    </section>
  );
}

function sameAccounts(accounts: number): string {
  const number = count(accounts);
  return plural(accounts, {
    one: `Started anew, they have the same account as before.`,
    other: `Started anew, they have the same ${number} accounts as before.`,
  });
}
