import { makeStyles, tokens } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { t } from '@lingui/core/macro';
import { TextButton } from './text-button.tsx';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

export interface PersonalDataProps {
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
      <span>{shown ? t`Personal data shown, passwords never` : t`Personal data hidden`}</span>
      <TextButton
        disabledFocusable={reading}
        aria-label={wanted ? t`Hide personal data` : t`Show personal data`}
        onClick={() => onWant(!wanted)}
      >
        {wanted ? t`Hide` : t`Show`}
      </TextButton>
    </span>
  );
}
