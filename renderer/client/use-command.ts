import { useCallback, useRef, useState } from 'react';
import { refusalText } from './failure-in.ts';
import type { ContractClient } from './transport.ts';
import { useAssistant } from './use-assistant.tsx';

type Commands = Omit<
  ContractClient,
  | 'watch'
  | 'drafts'
  | 'keepDraft'
  | 'dropDraft'
  | 'workspaces'
  | 'accounts'
  | 'findPerson'
  | 'samples'
  | 'describeSelect'
  | 'mappingToEdit'
  | 'previewMapping'
  | 'renderScript'
  | 'checkScript'
  | 'saidInCase'
  | 'rehearsalMatrix'
  | 'saidInRehearsal'
  | 'workOutDeployment'
  | 'deployedScript'
  | 'capacity'
  | 'outboundRanges'
  | 'workOutMails'
  | 'workOutRun'
  | 'previewPilot'
  | 'firstWave'
  | 'standingAccounts'
  | 'cutoverExceptions'
  | 'readReport'
  | 'checkPack'
  | 'workOutForget'
  | 'workOutUndo'
  | 'undoPeople'
  | 'changedAccounts'
  | 'presentPeople'
  | 'roleHolders'
>;
type CommandName = keyof Commands;
type Input<N extends CommandName> = WithoutId<Parameters<Commands[N]>[0]>;
/** Of each of several shapes by itself. */
type WithoutId<Asked> = Asked extends unknown ? Omit<Asked, 'requestId'> : never;
type Answer<N extends CommandName> = Awaited<ReturnType<Commands[N]>>;

/** A command of the contract, ready to be given: whether it is under way, what refused it, and the way to give it. */
export interface Command<N extends CommandName> {
  readonly running: boolean;
  readonly error: string | undefined;
  /** Resolves to undefined when the command was refused; `error` then says why. */
  give(input: Input<N>): Promise<Answer<N> | undefined>;
  /** The same of a command without an answer: whether it was taken. */
  given(input: Input<N>): Promise<boolean>;
}

/**
 * Each giving has a request id of its own, which it keeps over a lost line: the assistant carries it out once. What is given once more
 * before it is answered, as by a double click, is the same giving, unless something else was given in between: whoever goes there, back and
 * there again wants to be there.
 */
export function useCommand<N extends CommandName>(name: N): Command<N> {
  const assistant = useAssistant();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<string>();
  const latest = useRef<{ readonly same: string; readonly attempted: Promise<{ readonly answer: Answer<N> } | null> }>(
    undefined,
  );
  const attemptOnce = useCallback(
    async (input: Input<N>): Promise<{ readonly answer: Answer<N> } | null> => {
      const requestId = crypto.randomUUID();
      setRunning(true);
      setError(undefined);
      try {
        const answer = await assistant.call<Answer<N>>((client) => {
          const command = client[name] as (input: Input<N> & { requestId: string }) => Promise<Answer<N>>;
          return command({ ...input, requestId });
        });
        return { answer };
      } catch (refusal) {
        setError(refusalText(refusal));
        return null;
      } finally {
        setRunning(false);
      }
    },
    [assistant, name],
  );
  const attempt = useCallback(
    (input: Input<N>) => {
      const same = JSON.stringify(input);
      if (latest.current?.same === same) return latest.current.attempted;
      const attempted = attemptOnce(input).finally(() => {
        if (latest.current?.attempted === attempted) latest.current = undefined;
      });
      latest.current = { same, attempted };
      return attempted;
    },
    [attemptOnce],
  );
  const give = useCallback(
    async (input: Input<N>): Promise<Answer<N> | undefined> => {
      const taken = await attempt(input);
      return taken === null ? undefined : taken.answer;
    },
    [attempt],
  );
  const given = useCallback(async (input: Input<N>) => (await attempt(input)) !== null, [attempt]);
  return { running, error, give, given };
}
