import { useState } from 'react';
import { type ActionName, actions, type Failure, type ScriptRun } from '../../../electron/assistant/contract/index.ts';
import { failureIn } from '../../client/failure-in.ts';
import { useAssistant } from '../../client/use-assistant.tsx';
import { argumentFields } from './scripts-words.ts';

type Arguments = Readonly<Record<string, string>>;

/** What came of the latest call of an action: a result, with the text that was called, or why there was no call. */
export type Tried =
  /** `args` are those of the call, without passwords. */
  | { readonly kind: 'ran'; readonly run: ScriptRun; readonly source: string; readonly args: Arguments }
  | { readonly kind: 'refused'; readonly failure: Failure };

/** Calls scripts and keeps what came of them while the step is shown. The results hold personal data, and rest nowhere else. */
export function useRun() {
  const assistant = useAssistant();
  const [tried, setTried] = useState<Readonly<Partial<Record<ActionName, Tried>>>>({});
  const [running, setRunning] = useState<readonly ActionName[]>([]);
  return {
    tried,
    running,
    /** With the code of what a writing action did on copies, it is done in the legacy database too. */
    async run(action: ActionName, source: string, args: Arguments, write?: string): Promise<void> {
      const requestId = crypto.randomUUID();
      setRunning((now) => [...now, action]);
      setTried(({ [action]: _before, ...others }) => others);
      const call = { requestId, action, source, args, ...(write === undefined ? {} : { write }) };
      const outcome: Tried = await assistant
        .call((client) => client.runScript(call))
        .then(
          (run) => ({ kind: 'ran' as const, run, source, args: withoutPasswords(action, args) }),
          (refusal: unknown) => ({ kind: 'refused' as const, failure: failureIn(refusal) }),
        );
      setTried((now) => ({ ...now, [action]: outcome }));
      setRunning((now) => now.filter((known) => known !== action));
    },
  };
}

function withoutPasswords(action: ActionName, args: Arguments): Arguments {
  if (!actions[action].writes) return {};
  const passwords = argumentFields[action].filter(({ kind }) => kind === 'password').map(({ name }) => name);
  return Object.fromEntries(Object.entries(args).filter(([name]) => !passwords.includes(name)));
}
