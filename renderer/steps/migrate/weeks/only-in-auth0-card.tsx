import { makeStyles, tokens } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { TrickleLook } from '../../../../electron/assistant/contract/index.ts';
import { Card } from '../../../components/card.tsx';
import { count } from '../../../words/numbers.ts';
import { costSentence } from './weeks-words.ts';

const useStyles = makeStyles({
  text: { margin: 0, '& + &': { marginTop: '8px' } },
  note: {
    margin: '8px 0 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** What exists in Auth0 alone by now: new passwords, open resets, people who signed up there. */
export function OnlyInAuth0Card({ look }: { readonly look: TrickleLook }) {
  const styles = useStyles();
  const { onlyInAuth0, openResets, openResetsUnseen } = look;
  const open = count(openResets);
  return (
    <Card title={t`Only in Auth0 by now`}>
      <p className={styles.text} data-figure="going-back">
        {costSentence(onlyInAuth0)}
      </p>
      <p className={styles.text} data-figure="open-resets">
        {openResets === 0
          ? t`Everybody who chose a new password has signed in with it.`
          : plural(openResets, {
              one: `${open} person has chosen a new password and not signed in since.`,
              other: `${open} people have chosen a new password and not signed in since.`,
            })}{' '}
        {openResetsUnseen > 0 && t`Of ${{ people: count(openResetsUnseen) }} Auth0 may hold only half until they do.`}
      </p>
      <p className={styles.note}>
        <Trans>What people change in Auth0 is not written to the old database.</Trans>
      </p>
    </Card>
  );
}
