import { useState } from 'react';
import type { ActionName, Failure, ScriptRun } from '../../../electron/assistant/contract/index.ts';
import { failureIn } from '../../client/failure-in.ts';
import { useAssistant } from '../../client/use-assistant.tsx';

/** What came of the latest call of an action: a result, with the text that was called, or why there was no call. */
export type Tried =
  | { readonly kind: 'ran'; readonly run: ScriptRun; readonly source: string }
  | { readonly kind: 'refused'; readonly failure: Failure };

/** Calls scripts and keeps what came of them while the step is shown. The results hold personal data, and rest nowhere else. */
export function useRun() {
  const assistant = useAssistant();
  const [tried, setTried] = useState<Readonly<Partial<Record<ActionName, Tried>>>>({});
  const [running, setRunning] = useState<readonly ActionName[]>([]);
  return {
    tried,
    running,
    async run(action: ActionName, source: string, args: Readonly<Record<string, string>>): Promise<void> {
      const requestId = crypto.randomUUID();
      setRunning((now) => [...now, action]);
      setTried(({ [action]: _before, ...others }) => others);
      const outcome: Tried = await assistant
        .call((client) => client.runScript({ requestId, action, source, args }))
        .then(
          (run) => ({ kind: 'ran' as const, run, source }),
          (refusal: unknown) => ({ kind: 'refused' as const, failure: failureIn(refusal) }),
        );
      setTried((now) => ({ ...now, [action]: outcome }));
      setRunning((now) => now.filter((known) => known !== action));
    },
  };
}
