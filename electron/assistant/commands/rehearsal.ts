import { countCells } from '../../common/rehearsal-summary.ts';
import type { RehearsalRecord } from '../../journal/records.ts';
import { actionsOfMode } from '../../migration/deploy/deploy-mode.ts';
import type { ScriptPlan } from '../../scripts/render/script-plan.ts';
import { readTemplates, type Templates } from '../../scripts/render/templates.ts';
import type {
  RehearsalMatrix,
  RehearsalSummary,
  RehearsedEvent,
  RehearsedMode,
  SaidInRehearsal,
} from '../contract/index.ts';
import { serviceOfWizard } from '../deploy/service-of-wizard.ts';
import { isOfNow, keepRehearsal, type RehearsedNow } from '../rehearsal/keep-rehearsal.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { rehearsalWish } from '../rehearsal/wish.ts';
import { scriptTexts } from '../scripts/cases/texts.ts';
import { forgetPlan, knownPlan, planOfSession } from '../scripts/plan-of-session.ts';
import { editedForWay, editedScriptsOf, wayOf } from '../wizard/edited-scripts.ts';
import type { Wizard } from '../wizard/wizard.ts';
import type { WizardFile } from '../wizard/wizard-file.ts';

/** What is deployed for each mode. */
const deployed = { trickle: 'trickle', hybrid: 'trickle', legacy: 'legacy' } as const;

/**
 * Rehearses a mode with the scripts as they were saved, and keeps what came of it; the known password is forgotten with it.
 * @throws UserferryError UF-6201, UF-6202, UF-6204
 */
export function rehearseMode(
  wizard: Wizard,
  {
    mode,
    known,
  }: {
    readonly mode: RehearsedMode;
    readonly known?: { readonly account: string; readonly password: string } | undefined;
  },
): Promise<void> {
  return wizard.begin('rehearsal', async ({ signal, progress }) => {
    const session = wizard.session();
    forgetPlan(session);
    const templates = readTemplates(wizard.powers.templates);
    const edited = editedScriptsOf(wizard.file, deployed[mode]);
    const given = wizard.givenConfiguration;
    const service = serviceOfWizard(wizard);
    const wish = await rehearsalWish(session, templates, { mode, edited, service, given }, signal);
    const accounts = known === undefined ? [] : [{ name: known.account, password: known.password }];
    const rehearsal = await rehearse(session, wish, accounts, { signal, onProgress: progress });
    const kept = await keepRehearsal(session, wish, rehearsal);
    wizard.keptRehearsals = [kept, ...wizard.keptRehearsals.filter((other) => other.mode !== mode)];
    wizard.latestRehearsals.set(mode, rehearsal);
    await planOfSession(session);
    await showRehearsals(wizard);
  });
}

/** The latest matrix of a mode; without rows where there is none. */
export async function rehearsalOf(wizard: Wizard, mode: RehearsedMode): Promise<RehearsalMatrix> {
  const kept = wizard.keptRehearsals.find((record) => record.mode === mode);
  if (kept === undefined) return { lookedAt: '', kinds: [] };
  return {
    lookedAt: kept.lookedAt,
    kinds: kept.kinds.map((kind) => ({
      ...kind,
      cells: kind.cells.map(({ event, outcome, words }) => ({
        event,
        outcome,
        ...(words === null ? {} : { words }),
      })),
    })),
  };
}

/** Who stood for a kind and what scripts said, as long as Userferry is open. */
export async function saidInRehearsal(
  wizard: Wizard,
  { mode, kind, event }: { readonly mode: RehearsedMode; readonly kind: string; readonly event: RehearsedEvent },
): Promise<SaidInRehearsal> {
  const found = wizard.latestRehearsals.get(mode)?.kinds.find(({ id }) => id === kind);
  const cell = found?.cells.find((each) => each.event === event);
  return { account: found?.account ?? null, calls: cell?.said ?? [] };
}

/** Shows what the journal knows of rehearsals, and whether it is of the scripts as they are now. */
export async function showRehearsals(wizard: Wizard): Promise<void> {
  if (wizard.keptRehearsals.length === 0) return;
  const { legacy } = wizard.session().workspace;
  const now = await rehearsedNow(wizard);
  const summaries = wizard.keptRehearsals.map((kept): RehearsalSummary => {
    const counts = countCells(kept.kinds);
    const present = isOfNow(kept, now(kept.mode), legacy);
    return {
      mode: kept.mode,
      at: kept.at,
      durationMs: kept.durationMs,
      worked: counts.worked,
      failed: counts.failed,
      notApplicable: counts['not-applicable'],
      notTried: counts['not-tried'],
      standing: present === null ? 'unknown' : present ? 'present' : 'outdated',
    };
  });
  wizard.state.update({ rehearsals: summaries });
}

/** What a rehearsal of each mode would go by; null while the database has not been asked. */
export async function rehearsedNow(wizard: Wizard): Promise<(mode: RehearsalRecord['mode']) => RehearsedNow | null> {
  const plan = await knownPlan(wizard.session());
  const templates = readTemplates(wizard.powers.templates);
  return (mode) => (plan === null ? null : asRehearsed(mode, plan, templates, wizard.file));
}

function asRehearsed(mode: RehearsedMode, plan: ScriptPlan, templates: Templates, file: WizardFile): RehearsedNow {
  const own = { ...plan, marked: mode !== 'legacy' };
  const texts = scriptTexts(own, templates, editedForWay(file), wayOf(file));
  const scripts = actionsOfMode(deployed[mode]).flatMap((action) => {
    const text = texts[action];
    return text.kind === 'text' ? [[action, text.source] as const] : [];
  });
  return { mode, way: wayOf(file) === 'service' ? 'api' : 'direct', plan: own, scripts: new Map(scripts) };
}
