import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

interface PersonalDataProps {
  /** In clear at the moment. */
  readonly shown: boolean;
  /** Asked for; it may still be on its way. */
  readonly wanted: boolean;
  readonly reading: boolean;
  readonly onWant: (wanted: boolean) => void;
}

/** Whether personal data stands on the screen, and the way to show or hide it. */
export function PersonalData({ shown, wanted, reading, onWant }: PersonalDataProps) {
  const styles = useStyles();
  return (
    <span className={styles.line}>
      {shown ? <EyeRegular aria-hidden /> : <EyeOffRegular aria-hidden />}
      <span>{shown ? 'Personal data shown, passwords never' : 'Personal data hidden'}</span>
      <Button
        size="small"
        appearance="transparent"
        disabledFocusable={reading}
        aria-label={wanted ? 'Hide personal data' : 'Show personal data'}
        onClick={() => onWant(!wanted)}
      >
        {wanted ? 'Hide' : 'Show'}
      </Button>
    </span>
  );
}
