import { actionsOfMode, type DeployMode } from '../../migration/deploy/deploy-mode.ts';
import type { ActionName } from '../../scripts/actions.ts';
import type { WizardFile } from './wizard-file.ts';

/** The edited scripts that a mode has; those of other modes are left where they are. */
export function editedScriptsOf({ scripts }: WizardFile, mode: DeployMode): ReadonlyMap<ActionName, string> {
  return new Map(
    actionsOfMode(mode).flatMap((action) => {
      const source = scripts[action];
      return source === undefined ? [] : [[action, source] as const];
    }),
  );
}
