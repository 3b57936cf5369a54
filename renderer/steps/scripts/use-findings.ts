import { useQuery } from '@tanstack/react-query';
import type { ActionName, ScriptFinding } from '../../../electron/assistant/contract/index.ts';
import { useAssistant } from '../../client/use-assistant.tsx';
import { useSettled } from '../../client/use-settled.ts';

/** A text is checked when nobody has typed for so long. */
const PAUSE_MS = 300;
const none: readonly ScriptFinding[] = [];

/** What can be said of a script's text without running it; the last answer stands until the next has come. */
export function useFindings(action: ActionName, text: string | null): readonly ScriptFinding[] {
  const assistant = useAssistant();
  const source = useSettled(text ?? '', PAUSE_MS);
  const query = useQuery({
    queryKey: ['script-findings', action, source],
    queryFn: () => assistant.call((client) => client.checkScript({ action, source })),
    // The text that settled may be another action's.
    enabled: text !== null && source === text,
    placeholderData: (last, lastQuery) => (lastQuery?.queryKey[1] === action ? last : undefined),
    gcTime: 0,
  });
  return query.data?.findings ?? none;
}
