import { makeStyles } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';
import type { ScriptPlace } from '../../../electron/assistant/contract/index.ts';
import { TextButton } from '../../components/text-button.tsx';

const useStyles = makeStyles({ link: { whiteSpace: 'nowrap', minWidth: 0 } });

interface PlaceLinkProps {
  readonly place: ScriptPlace;
  readonly onReveal: (place: ScriptPlace) => void;
}

/** A place in the script, and the way to it in the editor. */
export function PlaceLink({ place, onReveal }: PlaceLinkProps) {
  const styles = useStyles();
  return (
    <TextButton className={styles.link} onClick={() => onReveal(place)}>
      <Trans>Show line {{ line: place.line }}</Trans>
    </TextButton>
  );
}
