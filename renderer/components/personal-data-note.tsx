import { makeStyles, tokens } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';

const useStyles = makeStyles({
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Below a list of people that can be saved. */
export function PersonalDataNote() {
  return (
    <p className={useStyles().note}>
      <Trans>
        These are personal data. They rest encrypted on this computer and are shown only here, unless you save them;
        passwords are nowhere.
      </Trans>
    </p>
  );
}
