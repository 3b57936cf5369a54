import type { ActionName } from '../../scripts/actions.ts';
import { renderApiScript } from '../../scripts/api/render-api-script.ts';
import { renderScript } from '../../scripts/render/render.ts';
import type { ScriptPlan } from '../../scripts/render/script-plan.ts';
import type { Templates } from '../../scripts/render/templates.ts';

/** Scripts ask SQL Server themselves, or the account service. */
export type ScriptWay = 'direct' | 'service';

/**
 * Writes an action's script for one way to the accounts.
 * @throws UserferryError UF-7101 to UF-7104, UF-7221
 */
export function renderForWay(way: ScriptWay, action: ActionName, plan: ScriptPlan, templates: Templates): string {
  return way === 'service' ? renderApiScript(action, templates) : renderScript(action, plan, templates);
}
