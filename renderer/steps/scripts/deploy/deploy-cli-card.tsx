import type { Consent, WorkedOutDeployment } from '../../../../electron/assistant/contract/index.ts';
import { ExportCard } from '../../../components/export-card.tsx';
import { counted } from '../../../words/numbers.ts';

interface DeployCliCardProps {
  readonly deployment: WorkedOutDeployment | undefined;
  /** Yeses that were given. */
  readonly consents: readonly Consent[];
}

/** The same deployment as files, for a tenant whose changes go through Auth0's deploy tool. */
export function DeployCliCard({ deployment, consents }: DeployCliCardProps) {
  return (
    <ExportCard
      title="Hand it over instead"
      hint="for a tenant under change control"
      what={`Writes what the button below would send as a folder that auth0-deploy-cli imports${
        deployment === undefined || deployment.changes.length === 0
          ? ''
          : `: ${counted(deployment.changes.length, 'change', 'changes')}`
      }. Nothing is sent, nothing secret is in it, and deleting the folder takes it back.`}
      label="Write the folder"
      wish={deployment === undefined ? undefined : { kind: 'deploy-cli', consents: [...consents] }}
    />
  );
}
