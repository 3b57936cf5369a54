import { useQuery } from '@tanstack/react-query';
import type { WorkspaceEntry } from '../../electron/assistant/contract/index.ts';
import { useAssistant, useSnapshot } from '../client/use-assistant.tsx';

/** What is read again so often shows how far another process, a run of the terminal say, has come. */
const READ_AGAIN_MS = 5_000;

export interface Workspaces {
  readonly list: readonly WorkspaceEntry[];
  /** Folders that nothing can be read from. */
  readonly unreadable: readonly string[];
  readonly readAgain: () => void;
}

/** All workspaces of this computer; undefined until they were read. */
export function useWorkspaces(): Workspaces | undefined {
  const assistant = useAssistant();
  const { workspace } = useSnapshot();
  const { data, refetch } = useQuery({
    queryKey: ['workspaces', workspace],
    queryFn: () => assistant.call((client) => client.workspaces({})),
    refetchInterval: READ_AGAIN_MS,
  });
  return data && { list: data.workspaces, unreadable: data.unreadable, readAgain: () => void refetch() };
}
