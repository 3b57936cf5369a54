import { Button, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';
import { Component, type ReactNode } from 'react';

const useStyles = makeStyles({
  page: { flexGrow: 1, boxSizing: 'border-box', padding: '28px', overflow: 'auto' },
  text: { maxWidth: '560px', lineHeight: tokens.lineHeightBase400 },
});

function BrokenPage() {
  const styles = useStyles();
  return (
    <main className={styles.page} role="alert">
      <div className={styles.text}>
        <Title3 as="h1" block>
          <Trans>The page can’t show this</Trans>
        </Title3>
        <p>
          <Trans>
            Nothing was changed, and a run that is under way goes on: it does not need the page. A part of the page
            could not be loaded, which happens when Userferry was replaced by another version meanwhile, or the page has
            a defect.
          </Trans>
        </p>
        <p>
          <Trans>Load the page again. If that does not help, end Userferry and start it again. (UF-6305)</Trans>
        </p>
        <Button appearance="primary" onClick={() => window.location.reload()}>
          <Trans>Load the page again</Trans>
        </Button>
      </div>
    </main>
  );
}

/** Puts words where a part of the page broke or never came; without it the whole window would go white. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <BrokenPage /> : this.props.children;
  }
}
