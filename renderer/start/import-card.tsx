import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { largestWorkspaceFile } from '../../electron/assistant/contract/index.ts';
import { useCommand } from '../client/use-command.ts';
import { Card } from '../components/card.tsx';
import { RefusedCommand } from '../components/refused-command.tsx';
import { textOfFile } from '../components/text-of-file.ts';
import { count } from '../words/numbers.ts';

const useStyles = makeStyles({
  text: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
  file: { display: 'none' },
  refused: { marginTop: '12px' },
});

/** Goes on with what a colleague has prepared. */
export function ImportCard({ closed }: { readonly closed: string | undefined }) {
  const styles = useStyles();
  const chooser = useRef<HTMLInputElement>(null);
  const { give, error, running } = useCommand('importWorkspace');
  const [tooLarge, setTooLarge] = useState<string>();
  return (
    <Card title={t`A colleague’s workspace`}>
      <p className={styles.text}>
        <Trans>
          A file saved with “Save for a colleague”, or a workspace.json of the command line. It brings forms, mapping
          and scripts; passwords and secrets are typed anew.
        </Trans>
      </p>
      <RefusedCommand error={tooLarge ?? error} />
      <input
        ref={chooser}
        className={styles.file}
        type="file"
        accept=".json,application/json"
        aria-label={t`A colleague’s workspace file`}
        tabIndex={-1}
        onChange={async ({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file === undefined) return;
          const { name, size } = file;
          if (size > largestWorkspaceFile)
            return setTooLarge(
              t`${name} has ${{ bytes: count(size) }} bytes, and no workspace has so many. Choose the file that was saved for you. Nothing was read.`,
            );
          setTooLarge(undefined);
          await give({ text: textOfFile(await file.arrayBuffer()) });
        }}
      />
      <Button
        className={(tooLarge ?? error) === undefined ? undefined : styles.refused}
        disabledFocusable={running || closed !== undefined}
        {...(closed === undefined ? {} : { title: closed })}
        onClick={() => chooser.current?.click()}
      >
        <Trans>Choose the file</Trans>
      </Button>
    </Card>
  );
}
