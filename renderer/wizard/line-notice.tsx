import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';
import type { LineState } from '../client/assistant.ts';

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    padding: '8px 28px',
    flexShrink: 0,
    color: tokens.colorStatusWarningForeground1,
    backgroundColor: tokens.colorStatusWarningBackground1,
    borderBottom: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
});

/** Says that the page has lost the assistant, and that it goes on trying. */
export function LineNotice({ line }: { readonly line: LineState }) {
  const styles = useStyles();
  return (
    <div role="status">
      {line.kind === 'lost' && (
        <div className={styles.notice}>
          <Spinner size="extra-tiny" aria-hidden />
          <span>
            <Trans>
              This page has lost the assistant and is connecting again. A run goes on without the page as long as
              Userferry runs; what you see is as of before.
            </Trans>
          </span>
        </div>
      )}
    </div>
  );
}
