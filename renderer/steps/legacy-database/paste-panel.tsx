import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useCommand } from '../../client/use-command.ts';

const useStyles = makeStyles({
  panel: { display: 'grid', gap: '8px', justifyItems: 'start' },
  wide: { width: '100%' },
  text: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  list: { margin: 0, paddingLeft: '18px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

interface PastePanelProps {
  readonly busy: boolean;
  readonly onPasted: () => void;
}

type Pasted = NonNullable<Awaited<ReturnType<ReturnType<typeof useCommand<'pasteConnectionString'>>['give']>>>;

/** Fills in the form from the connection string that the old application has; says what of it is not followed. */
export function PastePanel({ busy, onPasted }: PastePanelProps) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [pasted, setPasted] = useState<Pasted>();
  const { give, running, error } = useCommand('pasteConnectionString');

  async function fillIn() {
    const answer = await give({ text });
    if (answer === undefined) return;
    // It may hold a password: nothing of it stays on the page.
    setText('');
    setPasted(answer);
    setOpen(false);
    onPasted();
  }

  if (!open) {
    return (
      <div className={styles.panel} role="status">
        <Button size="small" onClick={() => setOpen(true)}>
          <Trans>Paste a connection string</Trans>
        </Button>
        {pasted !== undefined && <PastedNote pasted={pasted} />}
      </div>
    );
  }
  return (
    <div className={styles.panel}>
      <Field
        className={styles.wide}
        label={t`Connection string`}
        hint={t`From web.config or from your notes. A password in it is kept in memory alone.`}
        {...(error === undefined ? {} : { validationMessage: error })}
      >
        <Textarea
          value={text}
          rows={4}
          spellCheck={false}
          autoComplete="off"
          placeholder={t`Data Source=…;Initial Catalog=…;User ID=…`}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      <div>
        <Button disabledFocusable={busy || running || text.trim() === ''} onClick={() => void fillIn()}>
          <Trans>Fill in the form</Trans>
        </Button>{' '}
        <Button
          appearance="subtle"
          onClick={() => {
            setText('');
            setOpen(false);
          }}
        >
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </div>
  );
}

function PastedNote({ pasted: { passwordTaken, ignored } }: { readonly pasted: Pasted }) {
  const styles = useStyles();
  return (
    <>
      <p className={styles.text}>
        {passwordTaken
          ? t`The form is filled in, and the password is known.`
          : t`The form is filled in; it had no password.`}{' '}
        {ignored.length > 0 && (
          <Trans comment="Parts of a pasted connection string, listed below.">Not followed:</Trans>
        )}
      </p>
      {ignored.length > 0 && (
        <ul className={styles.list}>
          {ignored.map(({ keyword, why }) => (
            <li key={keyword}>
              {keyword}: {why}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
