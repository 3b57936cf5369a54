import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';

const useStyles = makeStyles({
  copy: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 8px', margin: '6px 0 2px' },
  said: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  byHand: { width: '100%' },
});

interface CopyForDbaProps {
  readonly text: string;
  /** What it is about, for whoever hears several of these buttons. */
  readonly about: string;
}

/** Puts a text for the DBA on the clipboard; where that is not to be had, shows it to be copied by hand. */
export function CopyForDba({ text, about }: CopyForDbaProps) {
  const styles = useStyles();
  const [done, setDone] = useState<'copied' | 'refused'>();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setDone('copied'),
      () => setDone('refused'),
    );
  return (
    <div className={styles.copy}>
      <Button
        size="small"
        icon={<CopyRegular />}
        aria-label={t`Copy for the DBA: ${about}`}
        onClick={() => void copy()}
      >
        <Trans>Copy for the DBA</Trans>
      </Button>
      <span role="status" className={styles.said}>
        {done === 'copied' && t`Copied, without any personal data.`}
        {done === 'refused' && t`This page may not copy here: select the text below.`}
      </span>
      {done === 'refused' && (
        <Field label={t`For the DBA`} className={styles.byHand}>
          <Textarea readOnly value={text} rows={6} />
        </Field>
      )}
    </div>
  );
}
