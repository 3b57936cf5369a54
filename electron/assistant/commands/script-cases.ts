import type { ScriptCaseRecord } from '../../journal/records.ts';
import { type ActionName, actionNames } from '../../scripts/actions.ts';
import { readTemplates } from '../../scripts/render/templates.ts';
import type { SaidInCase, ScriptCase, ScriptCases } from '../contract/index.ts';
import { isPresent, keepCases, type ScriptsNow } from '../scripts/cases/keep-cases.ts';
import { runCases } from '../scripts/cases/run-cases.ts';
import { scriptTexts } from '../scripts/cases/texts.ts';
import { forgetPlan, knownPlan, planOfSession } from '../scripts/plan-of-session.ts';
import { editedForWay, wayOf } from '../wizard/edited-scripts.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { showRehearsals } from './rehearsal.ts';

/** An account whose password the administrator knows. */
interface KnownAccount {
  readonly account: string;
  readonly password: string;
}

/**
 * Runs the test cases of one action's script, or of all, and keeps what came of them; the known password is forgotten with them.
 * @throws UserferryError UF-6201, UF-6202, UF-6204
 */
export function testScripts(
  wizard: Wizard,
  { action, known }: { readonly action?: ActionName | undefined; readonly known?: KnownAccount | undefined },
): Promise<void> {
  return wizard.begin('script-cases', async ({ signal, progress }) => {
    const session = wizard.session();
    forgetPlan(session);
    const plan = await planOfSession(session);
    const texts = scriptTexts(
      plan,
      readTemplates(wizard.powers.templates),
      editedForWay(wizard.file),
      wayOf(wizard.file),
    );
    const wish = {
      actions: action === undefined ? actionNames : [action],
      plan,
      texts,
      known: known === undefined ? null : { name: known.account, password: known.password },
    };
    await runCases(session, wish, {
      signal,
      onProgress: progress,
      async onAction(each, cases) {
        const kept = await keepCases(session, { plan, texts }, each, cases);
        wizard.keptCases = [...wizard.keptCases.filter((other) => other.action !== each), ...kept];
        for (const { id, said } of cases) wizard.saidInCases.set(`${each} ${id}`, said);
        await showKeptCases(wizard);
      },
    });
  });
}

/** What scripts said to a case's calls since the start; nothing for one that was run before. */
export async function saidInCase(wizard: Wizard, action: ActionName, name: string): Promise<SaidInCase> {
  return { calls: wizard.saidInCases.get(`${action} ${name}`) ?? [] };
}

/** Shows what the journal knows of test cases and rehearsals, and whether it is of the scripts as they are now. */
export async function showKeptCases(wizard: Wizard): Promise<void> {
  await showRehearsals(wizard);
  if (wizard.keptCases.length === 0) return;
  const now = await scriptsNow(wizard);
  const byAction = Map.groupBy(wizard.keptCases, ({ action }) => action);
  wizard.state.update({
    scripts: wizard.state.state.scripts.map(({ cases: _, ...script }) => {
      const kept = byAction.get(script.action);
      return kept === undefined ? script : { ...script, cases: shown(kept, now, wizard) };
    }),
  });
}

/** The scripts and what they are made from; null while the database has not been asked. */
export async function scriptsNow(wizard: Wizard): Promise<ScriptsNow | null> {
  const plan = await knownPlan(wizard.session());
  if (plan === null) return null;
  return {
    plan,
    texts: scriptTexts(plan, readTemplates(wizard.powers.templates), editedForWay(wizard.file), wayOf(wizard.file)),
  };
}

function shown(kept: readonly ScriptCaseRecord[], now: ScriptsNow | null, wizard: Wizard): ScriptCases {
  const present = kept.every((record) => isPresent(record, now, wizard.session().workspace.legacy) !== false);
  return {
    list: kept.map(
      ({ name, title, outcome, words, line, at, durationMs }): ScriptCase => ({
        name,
        title,
        outcome,
        ...(words === null ? {} : { words }),
        ...(line === null ? {} : { line }),
        at,
        durationMs,
      }),
    ),
    standing: now === null ? 'unknown' : present ? 'present' : 'outdated',
  };
}
