import { Button, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { RunSnapshot, Snapshot } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { Card } from '../components/card.tsx';
import { presentSentence, users } from './present-words.ts';

const useStyles = makeStyles({ text: { margin: '0 0 10px' } });

/** The way to updating who was there before a run; nothing where nobody was. */
export function PresentCard({ run, onOpen }: { readonly run: RunSnapshot; readonly onOpen: () => void }) {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const present = snapshot.present?.run === run.id ? snapshot.present : undefined;
  const there = run.counts.present;
  // Of a run that is undone nobody can be updated any more; who was before that can be put back.
  const isBegun = present !== undefined && present.state !== 'listed';
  if (!isBegun && snapshot.undone.some((one) => one.run === run.id)) return null;
  if (present === undefined && (there === 0 || everybodyCameBySignIn(snapshot, run))) return null;
  return (
    <Card title={t`Who was there before`} hint={t`left alone by the run`}>
      <p className={styles.text}>
        {present === undefined
          ? t`${{ users: users(there) }} had an account’s id in the connection already, and may have an old profile. They can be given what their accounts have; what they were is kept.`
          : presentSentence(present)}
      </p>
      <Button onClick={onOpen}>{present === undefined ? t`See who could be updated` : t`See how they stand`}</Button>
    </Card>
  );
}

/** In hybrid: whoever was there came by signing in, with the profile of that day, and is left alone by every update. */
function everybodyCameBySignIn({ trickle: { look } }: Snapshot, { plan, ended }: RunSnapshot): boolean {
  return look !== undefined && look.plan === plan && look.at >= (ended ?? 0) && look.standings.otherwise === 0;
}
