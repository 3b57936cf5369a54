import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { SoughtPerson } from '../../electron/assistant/contract/index.ts';
import { PageBoundary } from '../wizard/page-boundary.tsx';
import { OpenPersonProvider } from './open-person.ts';

const PersonDrawer = lazy(() => import('./person-drawer.tsx'));

/** Opens people's pages over whatever is inside it: from a list, from the title bar, or by Ctrl+K anywhere. */
export function PersonHost({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<{ readonly sought: SoughtPerson | undefined; readonly number: number }>();
  const from = useRef<Element | null>(null);
  const open = useCallback((sought?: SoughtPerson) => {
    from.current = document.activeElement;
    setShown((last) => ({ sought, number: (last?.number ?? 0) + 1 }));
  }, []);
  const close = useCallback(() => {
    setShown(undefined);
    // Back to the line that was opened, or wherever somebody was, once the drawer has let go of the focus.
    const before = from.current;
    requestAnimationFrame(() => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    });
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isShortcut = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!isShortcut || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open]);
  return (
    <OpenPersonProvider value={open}>
      {children}
      {shown !== undefined && (
        <PageBoundary>
          <Suspense>
            <PersonDrawer key={shown.number} sought={shown.sought} onClose={close} />
          </Suspense>
        </PageBoundary>
      )}
    </OpenPersonProvider>
  );
}
