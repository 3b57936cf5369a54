import { makeStyles, tokens } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';
import { focusStep } from './places.ts';

const useStyles = makeStyles({
  link: {
    position: 'absolute',
    zIndex: 1,
    left: '12px',
    top: '-60px',
    padding: '8px 16px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    ':focus': { top: '4px' },
  },
});

/** The first stop of the Tab key: past title bar and steps. A button, as a fragment in the address would load the page anew. */
export function SkipLink() {
  return (
    <button type="button" className={useStyles().link} onClick={focusStep}>
      <Trans>Skip to the step</Trans>
    </button>
  );
}
