import { useQuery } from '@tanstack/react-query';
import type { ActionName, DeployedScript, DeploymentState } from '../../../../electron/assistant/contract/index.ts';
import { useAssistant } from '../../../client/use-assistant.tsx';

/** One action's script as the last deployment left it; undefined while it is read, and where nothing was deployed. */
export function useDeployedScript(action: ActionName, { list }: DeploymentState): DeployedScript | undefined {
  const assistant = useAssistant();
  const latest = list[0];
  const query = useQuery({
    queryKey: ['deployed-script', action, latest?.number, latest?.state],
    queryFn: () => assistant.call((client) => client.deployedScript({ action })),
    enabled: latest !== undefined,
    gcTime: 0,
  });
  return query.data;
}
