import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useOpenPerson } from './open-person.ts';
import { personWords } from './person-words.ts';

const useStyles = makeStyles({
  button: {
    flexShrink: 0,
    whiteSpace: 'nowrap',
    justifyContent: 'flex-start',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    '@media (min-width: 900px)': { minWidth: '340px' },
  },
  whole: { '@media (max-width: 899px)': { display: 'none' } },
  short: { '@media (min-width: 900px)': { display: 'none' } },
  key: {
    marginLeft: 'auto',
    paddingLeft: '12px',
    fontSize: tokens.fontSizeBase200,
    '@media (max-width: 899px)': { display: 'none' },
  },
});

/** The way to anybody's page, in the title bar of every step. */
export function FindButton() {
  const styles = useStyles();
  const open = useOpenPerson();
  return (
    <Button className={styles.button} icon={<SearchRegular />} aria-keyshortcuts="Control+K" onClick={() => open()}>
      <span className={styles.whole}>{personWords.buttonWhole}</span>
      <span className={styles.short}>{personWords.button}</span>
      <span className={styles.key} aria-hidden>
        {personWords.shortcut}
      </span>
    </Button>
  );
}
