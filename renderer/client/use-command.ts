import { useCallback, useState } from 'react';
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
}

/** Each giving has a request id of its own, which it keeps over a lost line: the assistant carries it out once. */
export function useCommand<N extends CommandName>(name: N): Command<N> {
  const assistant = useAssistant();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<string>();
  const give = useCallback(
    async (input: Input<N>): Promise<Answer<N> | undefined> => {
      const requestId = crypto.randomUUID();
      setRunning(true);
      setError(undefined);
      try {
        return await assistant.call<Answer<N>>((client) => {
          const command = client[name] as (input: Input<N> & { requestId: string }) => Promise<Answer<N>>;
          return command({ ...input, requestId });
        });
      } catch (refusal) {
        setError(refusal instanceof Error ? refusal.message : String(refusal));
        return undefined;
      } finally {
        setRunning(false);
      }
    },
    [assistant, name],
  );
  return { running, error, give };
}
