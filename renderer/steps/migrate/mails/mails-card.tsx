import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { RunSnapshot } from '../../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../../client/use-assistant.tsx';
import { Card } from '../../../components/card.tsx';
import { count } from '../../../words/numbers.ts';
import { listSentence, mailsOf, withoutPassword } from './mails-words.ts';

const useStyles = makeStyles({
  text: { margin: 0 },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px', marginTop: '10px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface MailsCardProps {
  readonly run: RunSnapshot;
  readonly onOpen: () => void;
}

/** Where a run brought people who have no password there: how they get one, and how the e-mails stand. */
export function MailsCard({ run, onOpen }: MailsCardProps) {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const people = withoutPassword(snapshot, run);
  const mails = mailsOf(snapshot, run.id);
  const number = count(people ?? 0);
  if (mails === undefined && (people === undefined || people === 0)) return null;
  return (
    <Card
      title={
        people === undefined
          ? t`People who have to choose a new password`
          : plural(people, {
              one: `${number} person has to choose a new password`,
              other: `${number} people have to choose a new password`,
            })
      }
      hint={t`by the plan`}
    >
      <p className={styles.text}>
        <Trans>
          They are in Auth0 without a password. Whoever presses “forgot password” gets in; Auth0 can also send everybody
          an e-mail with a link, a few at a time.
        </Trans>
      </p>
      <div className={styles.foot}>
        <Button onClick={onOpen}>
          <Trans>See whom the e-mails would be for</Trans>
        </Button>
        <span className={styles.quiet}>
          {mails === undefined ? t`None was asked for yet.` : `${listSentence(mails)}.`}
        </span>
      </div>
    </Card>
  );
}
