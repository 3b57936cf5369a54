import { Button, makeStyles } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';
import type { Failure } from '../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../client/use-command.ts';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';

const useStyles = makeStyles({ way: { marginTop: '8px' } });

/** What an edited mapping that does not fit the database any more is told by. */
const MAPPING_NO_LONGER_FITS = 'UF-1231';

/** A failure of step 2, with the way out that its sentence names. */
export function AccountsFailure({ failure }: { readonly failure: Failure }) {
  const styles = useStyles();
  const drop = useCommand('dropMappingEdit');
  return (
    <FailurePanel failure={failure}>
      {failure.code === MAPPING_NO_LONGER_FITS && (
        <div className={styles.way}>
          <RefusedCommand error={drop.error} />
          <Button disabledFocusable={drop.running} onClick={() => void drop.give({})}>
            <Trans>Back to what Userferry proposes</Trans>
          </Button>
        </div>
      )}
    </FailurePanel>
  );
}
