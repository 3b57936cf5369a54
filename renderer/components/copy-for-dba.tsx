import { t } from '@lingui/core/macro';
import { CopyText } from './copy-text.tsx';

interface CopyForDbaProps {
  readonly text: string;
  /** What it is about, for whoever hears several of these buttons. */
  readonly about: string;
}

/** Puts a text for the DBA on the clipboard. */
export function CopyForDba({ text, about }: CopyForDbaProps) {
  return (
    <CopyText label={t`Copy for the DBA`} name={t`Copy for the DBA: ${about}`} title={t`For the DBA`} text={text} />
  );
}
