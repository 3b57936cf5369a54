import { actionsOfMode, type DeployMode } from '../../migration/deploy/deploy-mode.ts';
import type { ActionName } from '../../scripts/actions.ts';
import type { ScriptWay } from '../scripts/render-for-way.ts';
import type { WizardFile } from './wizard-file.ts';

/** Which way scripts go to the accounts, as was chosen. */
export function wayOf({ deploy }: Pick<WizardFile, 'deploy'>): ScriptWay {
  return deploy?.service === undefined ? 'direct' : 'service';
}

/** Under which name the edited scripts of a way are remembered: a script for one is none for the other. */
const keptAs = { direct: 'scripts', service: 'serviceScripts' } as const;

/** The scripts that were edited for the way that is chosen. */
export function editedForWay(file: WizardFile): WizardFile['scripts'] {
  return file[keptAs[wayOf(file)]];
}

/** What to remember where these are edited now. */
export function editedChange(file: WizardFile, edited: WizardFile['scripts']): Partial<WizardFile> {
  return { [keptAs[wayOf(file)]]: edited };
}

/** The edited scripts that a mode has; those of other modes are left where they are. */
export function editedScriptsOf(file: WizardFile, mode: DeployMode): ReadonlyMap<ActionName, string> {
  const edited = editedForWay(file);
  return new Map(
    actionsOfMode(mode).flatMap((action) => {
      const source = edited[action];
      return source === undefined ? [] : [[action, source] as const];
    }),
  );
}
