import { Button, makeStyles, OverlayDrawer, Spinner, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useHelp } from '../help.tsx';
import { guidePage } from './guide-pages.ts';
import { GuideText } from './guide-text.tsx';
import type { GuidePage, GuidePageName } from './guide-tree.ts';
import { useMedia } from './use-media.ts';

const useStyles = makeStyles({
  beside: {
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    width: '320px',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (min-width: 1560px)': { width: '400px' },
  },
  over: { width: 'min(420px, 92vw)' },
  head: {
    display: 'flex',
    width: '100%',
    boxSizing: 'border-box',
    alignItems: 'flex-start',
    gap: '8px',
    padding: '16px 12px 8px 20px',
  },
  title: {
    flexGrow: 1,
    outlineStyle: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  page: { flexGrow: 1, minHeight: 0, padding: '0 20px 20px', lineHeight: tokens.lineHeightBase300 },
  section: {
    marginTop: '16px',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  back: { marginBottom: '4px', marginLeft: '-8px' },
});

interface GuidePanelProps {
  /** The page of what is shown beside the guide. */
  readonly of: GuidePageName;
}

/** The guide beside the step, or over it where the window is too narrow for both. */
export default function GuidePanel({ of }: GuidePanelProps) {
  const styles = useStyles();
  const { place, close } = useHelp();
  const wide = useMedia('(min-width:1200px)');
  const open = place.kind !== 'closed';
  const reader =
    place.kind === 'page' ? (
      <GuideReader of={of} page={place.page} section={place.section} />
    ) : (
      <GuideReader of={of} page={of} section={null} />
    );
  return (
    <>
      {open && wide && (
        <aside
          className={styles.beside}
          aria-label={t`Guide`}
          data-guide
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.defaultPrevented) close();
          }}
        >
          {reader}
        </aside>
      )}
      <OverlayDrawer
        className={styles.over}
        position="end"
        open={open && !wide}
        onOpenChange={(_, data) => {
          if (!data.open) close();
        }}
        aria-label={t`Guide`}
        data-guide
      >
        {reader}
      </OverlayDrawer>
    </>
  );
}

interface GuideReaderProps extends GuidePanelProps {
  readonly page: GuidePageName;
  readonly section: string | null;
}

/** One page of the guide, with the way back to the step's own where it is another. */
function GuideReader({ of, page, section }: GuideReaderProps) {
  const styles = useStyles();
  const { open, show, close, guideFocus } = useHelp();
  const shown = useGuidePage(page);
  const title = useRef<HTMLHeadingElement>(null);
  const wanted = useRef<HTMLHeadingElement>(null);
  // Every showing is one: the same link may be followed twice.
  useEffect(() => {
    if (shown === undefined || !guideFocus.take()) return;
    (wanted.current ?? title.current)?.focus();
  });
  return (
    <>
      <div className={styles.head}>
        <h2 ref={title} tabIndex={-1} className={styles.title}>
          {shown === 'lost' || shown === undefined ? <Trans>Guide</Trans> : shown.title}
        </h2>
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t`Close the guide`}
          onClick={close}
        />
      </div>
      <ScrollRegion key={page} className={styles.page} label={t`Guide, text`}>
        {page !== of && (
          <Button size="small" appearance="subtle" className={styles.back} icon={<ArrowLeftRegular />} onClick={open}>
            <Trans>Back to this step’s page</Trans>
          </Button>
        )}
        {shown === undefined && <Spinner size="tiny" label={t`Opening the guide`} />}
        {shown === 'lost' && (
          <p>
            <Trans>
              This page of the guide could not be loaded. Load the window again, or read the file in docs/guide where
              Userferry is installed.
            </Trans>
          </p>
        )}
        {shown !== undefined && shown !== 'lost' && (
          <>
            <GuideText blocks={shown.blocks} onFollow={show} />
            {shown.sections.map(({ id, title: heading, blocks }) => (
              <section key={id}>
                <h3 ref={id === section ? wanted : null} tabIndex={-1} className={styles.section}>
                  {heading}
                </h3>
                <GuideText blocks={blocks} onFollow={show} />
              </section>
            ))}
          </>
        )}
      </ScrollRegion>
    </>
  );
}

/** The page once it is there; `lost` where it never comes. */
function useGuidePage(name: GuidePageName): GuidePage | 'lost' | undefined {
  const [read, setRead] = useState<{ readonly name: GuidePageName; readonly page: GuidePage | 'lost' }>();
  useEffect(() => {
    let current = true;
    const found = (page: GuidePage | 'lost') => {
      if (current) setRead({ name, page });
    };
    guidePage(name).then(found, () => found('lost'));
    return () => {
      current = false;
    };
  }, [name]);
  return read?.name === name ? read.page : undefined;
}
