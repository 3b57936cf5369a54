import { createDOMRenderer, FluentProvider, makeStyles, RendererProvider, Spinner } from '@fluentui/react-components';
import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { I18nProvider } from '@lingui/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Snapshot } from '../electron/assistant/contract/index.ts';
import type { Assistant } from './client/assistant.ts';
import { AssistantProvider, useAssistantView } from './client/use-assistant.tsx';
import { KeptDrafts } from './drafts/kept-drafts.tsx';
import { HelpProvider } from './help/help.tsx';
import { useNews } from './news/use-news.ts';
import { Start } from './start/start.tsx';
import { themeOf, useLook } from './theme/system-theme.ts';
import { NoEntryPage } from './wizard/no-entry.tsx';
import { PageBoundary } from './wizard/page-boundary.tsx';
import { Wizard } from './wizard/wizard.tsx';

/** Hardly ever needed, so not loaded with the rest. */
const ClosedOut = lazy(() => import('./wizard/closed-out.tsx'));

/** Comes by itself, as the first page has no drawers. Where it can't be fetched, neither can a drawer. */
const ModalsKept = lazy(() => import('./focus/modals-kept.tsx').catch(() => ({ default: () => null })));

const useStyles = makeStyles({
  opening: { height: '100%', display: 'grid', placeContent: 'center' },
});

function Page() {
  const styles = useStyles();
  useNews();
  const { line, snapshot } = useAssistantView();
  if (line.kind === 'no-entry') return <NoEntryPage />;
  if (snapshot === undefined) {
    return (
      <main className={styles.opening}>
        <Spinner label={t`Connecting to the assistant`} />
      </main>
    );
  }
  return (
    <HelpProvider>
      <WorkspaceScope key={snapshot.workspace?.id ?? 'none'} workspace={snapshot.workspace?.id}>
        <Shown snapshot={snapshot} />
      </WorkspaceScope>
    </HelpProvider>
  );
}

function Shown({ snapshot: { closeOut, shows } }: { readonly snapshot: Snapshot }) {
  if (closeOut === undefined) return shows === 'start' ? <Start /> : <Wizard />;
  return (
    <Suspense>
      <ClosedOut closeOut={closeOut} />
    </Suspense>
  );
}

/** What was typed and asked belongs to one workspace, and is left with it. */
function WorkspaceScope({
  workspace,
  children,
}: {
  readonly workspace: string | undefined;
  readonly children: ReactNode;
}) {
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  return (
    <QueryClientProvider client={queries}>
      <KeptDrafts workspace={workspace}>{children}</KeptDrafts>
    </QueryClientProvider>
  );
}

interface AppProps {
  readonly assistant: Assistant;
  /** Allows Fluent's style elements under the page's CSP. */
  readonly nonce: string;
}

/** The page: the system's look, the line to the assistant, and the wizard. */
export function App({ assistant, nonce }: AppProps) {
  const look = useLook();
  const [renderer] = useState(() => createDOMRenderer(document, { styleElementAttributes: { nonce } }));
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={themeOf(look)}>
        <I18nProvider i18n={i18n}>
          <AssistantProvider value={assistant}>
            <PageBoundary>
              <Page />
            </PageBoundary>
            <Suspense>
              <ModalsKept />
            </Suspense>
          </AssistantProvider>
        </I18nProvider>
      </FluentProvider>
    </RendererProvider>
  );
}
