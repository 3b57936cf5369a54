import { makeStyles, tokens } from '@fluentui/react-components';
import { seenParts } from '../words/unseen-characters.ts';

const useStyles = makeStyles({
  code: {
    padding: '0 3px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '0.8em',
    lineHeight: 1,
  },
});

interface AsWrittenProps {
  readonly text: string;
  readonly className?: string;
}

/**
 * What somebody else has written: a person's address, an id, a workspace's name. It stands by itself, so that it can't turn round the
 * sentence that it is in, and characters that nobody sees are shown by their codes: two addresses that look the same are told apart.
 */
export function AsWritten({ text, className }: AsWrittenProps) {
  const styles = useStyles();
  return (
    // An address is read from its name to its domain, whatever script they are in: turned round, another’s could pass for it.
    <bdi className={className} dir={text.includes('@') ? 'ltr' : undefined}>
      {seenParts(text).map((part, index) =>
        part.kind === 'code' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name than their place
          <span key={index} className={styles.code}>
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
    </bdi>
  );
}
