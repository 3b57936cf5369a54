import { lazy, Suspense } from 'react';
import type { GuidePageName } from './guide/guide-tree.ts';
import { useHelp } from './help.tsx';
import { useOnceTrue } from './use-once-true.ts';

const GuidePanel = lazy(() => import('./guide/guide-panel.tsx'));

/** The guide's place beside what is shown; nothing before it is opened for the first time. */
export function GuideBeside({ of }: { readonly of: GuidePageName }) {
  const { place } = useHelp();
  const used = useOnceTrue(place.kind !== 'closed');
  if (!used) return null;
  return (
    <Suspense>
      <GuidePanel of={of} />
    </Suspense>
  );
}
