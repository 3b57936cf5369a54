import { t } from '@lingui/core/macro';
import type { Consent, WorkedOutDeployment } from '../../../../electron/assistant/contract/index.ts';
import { ExportCard } from '../../../components/export-card.tsx';
import { changes } from '../../../words/counts.ts';

interface DeployCliCardProps {
  readonly deployment: WorkedOutDeployment | undefined;
  /** Yeses that were given. */
  readonly consents: readonly Consent[];
}

/** The same deployment as files, for a tenant whose changes go through Auth0's deploy tool. */
export function DeployCliCard({ deployment, consents }: DeployCliCardProps) {
  return (
    <ExportCard
      title={t`Hand it over instead`}
      hint={t`for a tenant under change control`}
      what={what(deployment?.changes.length ?? 0)}
      label={t`Write the folder`}
      wish={deployment === undefined ? undefined : { kind: 'deploy-cli', consents: [...consents] }}
    />
  );
}

function what(total: number): string {
  return total === 0
    ? t`Writes what the button below would send as a folder that auth0-deploy-cli imports. Nothing is sent, nothing secret is in it, and deleting the folder takes it back.`
    : t`Writes what the button below would send as a folder that auth0-deploy-cli imports: ${{ changes: changes(total) }}. Nothing is sent, nothing secret is in it, and deleting the folder takes it back.`;
}
