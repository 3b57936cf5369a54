import type { PilotWish } from '../../migration/pilot/pilot-types.ts';
import { readTemplates, templateNamed } from '../../scripts/render/templates.ts';
import type { Powers } from '../powers.ts';
import type { WorkspaceSession } from '../session.ts';

/**
 * What of a tenant a pilot tries: scripts where the workspace moves people by them.
 * @param scripted whether they are tried whatever the workspace's mode is
 */
export function pilotWish(
  { workspace }: WorkspaceSession,
  { templates: folder }: Pick<Powers, 'templates'>,
  { scripted, measureCap }: { readonly scripted: boolean; readonly measureCap: boolean },
): PilotWish {
  if (!scripted && workspace.strategy.mode === 'bulk') return { trickle: null, measureCap };
  const templates = readTemplates(folder);
  const trickle = {
    login: templateNamed(templates, 'pilot/login'),
    getUser: templateNamed(templates, 'pilot/get-user'),
  };
  return { trickle, measureCap };
}
