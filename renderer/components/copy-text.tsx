import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { t } from '@lingui/core/macro';
import { useState } from 'react';

const useStyles = makeStyles({
  copy: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 8px', margin: '6px 0 2px' },
  said: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  byHand: { width: '100%' },
});

interface CopyTextProps {
  readonly label: string;
  /** The label and what it is about, for whoever hears several of these buttons. */
  readonly name: string;
  /** Of the text where it has to be copied by hand. */
  readonly title: string;
  readonly text: string;
}

/** Puts a text without personal data on the clipboard; where that is not to be had, shows it to be copied by hand. */
export function CopyText({ label, name, title, text }: CopyTextProps) {
  const styles = useStyles();
  const [done, setDone] = useState<'copied' | 'refused'>();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setDone('copied'),
      () => setDone('refused'),
    );
  return (
    <div className={styles.copy}>
      <Button size="small" icon={<CopyRegular />} aria-label={name} onClick={() => void copy()}>
        {label}
      </Button>
      <span role="status" className={styles.said}>
        {done === 'copied' && t`Copied, without any personal data.`}
        {done === 'refused' && t`This page may not copy here: select the text below.`}
      </span>
      {done === 'refused' && (
        <Field label={title} className={styles.byHand}>
          <Textarea readOnly value={text} rows={6} />
        </Field>
      )}
    </div>
  );
}
