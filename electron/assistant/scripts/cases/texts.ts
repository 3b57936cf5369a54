import { createHash } from 'node:crypto';
import { UserferryError } from '../../../common/userferry-error.ts';
import { type ActionName, actionNames } from '../../../scripts/actions.ts';
import type { ScriptPlan } from '../../../scripts/render/script-plan.ts';
import type { Templates } from '../../../scripts/render/templates.ts';
import { renderForWay, type ScriptWay } from '../render-for-way.ts';

/** The text of an action's script, or why there is none. */
export type ScriptText =
  | { readonly kind: 'text'; readonly source: string }
  | { readonly kind: 'none'; readonly why: string };
export type ScriptTexts = Readonly<Record<ActionName, ScriptText>>;

/** Each action's script: as it was edited, or else as it is written for a way to the accounts. */
export function scriptTexts(
  plan: ScriptPlan,
  templates: Templates,
  edited: Readonly<Partial<Record<ActionName, string>>>,
  way: ScriptWay = 'direct',
): ScriptTexts {
  const text = (action: ActionName): ScriptText => {
    const own = edited[action];
    if (own !== undefined) return { kind: 'text', source: own };
    try {
      return { kind: 'text', source: renderForWay(way, action, plan, templates) };
    } catch (error) {
      if (!(error instanceof UserferryError)) throw error;
      return { kind: 'none', why: error.message };
    }
  };
  return Object.fromEntries(actionNames.map((action) => [action, text(action)])) as Record<ActionName, ScriptText>;
}

/** Whose scripts the cases of an action call beside its own. */
const alsoCalled: Readonly<Record<ActionName, readonly ActionName[]>> = {
  login: ['getUser', 'changePassword'],
  getUser: [],
  create: ['login', 'getUser'],
  verify: ['getUser'],
  changePassword: ['login'],
  deleteUser: ['getUser'],
  changeEmail: ['getUser'],
};

/** Tells whether results are of the present texts: all that the action's cases call. SHA-256, hexadecimal. */
export function textDigest(action: ActionName, texts: ScriptTexts): string {
  const called = [action, ...alsoCalled[action]].map((each) => texts[each]);
  return digest(called.map((text) => (text.kind === 'text' ? text.source : null)));
}

/** Tells whether results are of the present database, mapping and rules. SHA-256, hexadecimal. */
export function basisDigest(
  { catalog: _, ...basis }: ScriptPlan,
  source: { readonly server: string; readonly database: string },
): string {
  return digest({ ...basis, source });
}

/** SHA-256 of a value's JSON, hexadecimal. */
export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
