import { z } from 'zod';
import type { RunSnapshot } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { PresentCard } from '../present/present-card.tsx';
import { PresentPage } from '../present/present-page.tsx';
import { RolesCard } from '../roles/roles-card.tsx';
import { RolesPage } from '../roles/roles-page.tsx';
import { usePageWithin } from '../wizard/page-within.ts';

/** What can be done for people of a run that is at rest, on pages of their own, from Migrate and from Verify and cut over. */
export type AfterRun = 'present' | 'roles';

/** Pages beside a run, as the browser's entries say them. */
export const pagesOfRun = z.object({ run: z.string(), page: z.enum(['present', 'roles', 'mails', 'delta']) });
type PageOfRun = z.infer<typeof pagesOfRun>['page'];

/** Which page beside a run is shown; one that was opened of another run isn't. */
export function usePageOfRun(run: RunSnapshot | undefined) {
  const { shown, open, back } = usePageWithin(pagesOfRun);
  const id = run?.id ?? '';
  return {
    page: shown?.run === id ? shown.page : undefined,
    open: (page: PageOfRun) => open({ run: id, page }),
    back,
  };
}

interface AfterRunCardsProps {
  readonly run: RunSnapshot;
  readonly onOpen: (opened: AfterRun) => void;
}

/** The ways to what can be done for people of a run; nothing where there are none. */
export function AfterRunCards({ run, onOpen }: AfterRunCardsProps) {
  const { undone } = useSnapshot();
  if (run.state !== 'finished' && run.state !== 'between-waves') return null;
  const isUndone = undone.some((one) => one.run === run.id && one.state === 'finished');
  return (
    <>
      {run.state === 'finished' && <PresentCard run={run} onOpen={() => onOpen('present')} />}
      {!isUndone && <RolesCard run={run} onOpen={() => onOpen('roles')} />}
    </>
  );
}

interface AfterRunPageProps {
  readonly opened: AfterRun;
  readonly run: RunSnapshot;
  readonly onBack: () => void;
}

export function AfterRunPage({ opened, run, onBack }: AfterRunPageProps) {
  switch (opened) {
    case 'present':
      return <PresentPage run={run} onBack={onBack} />;
    case 'roles':
      return <RolesPage run={run} onBack={onBack} />;
  }
}
