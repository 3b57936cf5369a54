import { implement, ORPCError } from '@orpc/server';
import { accountsPage } from './commands/accounts-page.ts';
import { checkTenant } from './commands/check-tenant.ts';
import { diagnose } from './commands/diagnose.ts';
import { saveLegacy, saveRules, saveTenant, showStep } from './commands/forms.ts';
import { makePlan } from './commands/make-plan.ts';
import { openReport, readReport } from './commands/reports.ts';
import { restore } from './commands/restore.ts';
import { pauseRun, resumeRun, startRun, stopRun } from './commands/run.ts';
import { survey } from './commands/survey.ts';
import { usePractice } from './commands/use-practice.ts';
import { verify } from './commands/verify.ts';
import { contract } from './contract/index.ts';
import type { Powers } from './powers.ts';
import { failureOf, Wizard } from './wizard/wizard.ts';

/** So many of the latest commands are remembered, to carry out none of them twice. */
const REMEMBERED_REQUESTS = 500;

export interface Assistant {
  /** Implements the contract; a host serves it. */
  readonly router: ReturnType<typeof routerOf>;
  /** True while a run is carried out by this process. */
  runIsActive(): boolean;
  /** Ends what is under way so that it can be resumed, and lets go of everything. */
  close(): Promise<void>;
}

/** The application, opened at the place where it was left. */
export async function createAssistant(powers: Powers): Promise<Assistant> {
  const wizard = await Wizard.open(powers);
  await restore(wizard);
  return { router: routerOf(wizard), runIsActive: () => wizard.run !== null, close: () => wizard.close() };
}

function routerOf(wizard: Wizard) {
  const os = implement(contract);
  const once = onlyOnce();
  /** Carries a command out once; a refusal shows in the state, because that is where a page looks. */
  const command = async ({ requestId }: { requestId: string }, work: () => void | Promise<void>): Promise<void> => {
    if (!once(requestId)) return;
    try {
      await work();
    } catch (error) {
      wizard.state.update({ failure: failureOf(error) });
    }
  };
  /** Begins something long and answers at once; what comes of it shows in the state. */
  const begin = (input: { requestId: string }, work: () => Promise<void>) => command(input, () => void work());

  return os.router({
    watch: os.watch.handler(({ signal }) => wizard.state.watch(signal)),
    showStep: os.showStep.handler(({ input }) => command(input, () => showStep(wizard, input.step))),
    usePractice: os.usePractice.handler(({ input }) => begin(input, () => usePractice(wizard, input))),
    saveLegacy: os.saveLegacy.handler(({ input }) =>
      command(input, () => saveLegacy(wizard, input.form, input.password)),
    ),
    diagnose: os.diagnose.handler(({ input }) => begin(input, () => diagnose(wizard))),
    survey: os.survey.handler(({ input }) => begin(input, () => survey(wizard))),
    saveRules: os.saveRules.handler(({ input }) => command(input, () => saveRules(wizard, input.rules))),
    saveTenant: os.saveTenant.handler(({ input }) =>
      command(input, () => saveTenant(wizard, input.form, input.clientSecret)),
    ),
    checkTenant: os.checkTenant.handler(({ input }) => begin(input, () => checkTenant(wizard))),
    makePlan: os.makePlan.handler(({ input }) => begin(input, () => makePlan(wizard))),
    startRun: os.startRun.handler(({ input }) => command(input, () => startRun(wizard, input.plan))),
    pauseRun: os.pauseRun.handler(({ input }) => command(input, () => pauseRun(wizard))),
    resumeRun: os.resumeRun.handler(({ input }) => command(input, () => resumeRun(wizard))),
    stopRun: os.stopRun.handler(({ input }) => command(input, () => stopRun(wizard))),
    verify: os.verify.handler(({ input }) => begin(input, () => verify(wizard))),
    accounts: os.accounts.handler(({ input }) => answered(() => accountsPage(wizard, input))),
    readReport: os.readReport.handler(({ input }) =>
      answered(async () => ({ html: await readReport(wizard, input.run) })),
    ),
    openReport: os.openReport.handler(({ input }) => answered(() => openReport(wizard, input.run, input.format))),
  });
}

/** A question's answer; a failure crosses as the contract's own shape, never as a stack. */
async function answered<Answer>(question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question();
  } catch (error) {
    const failure = failureOf(error);
    throw new ORPCError('INTERNAL_SERVER_ERROR', { message: failure.message, data: failure });
  }
}

/** True for the first request under an id, false for the same one again. */
function onlyOnce(): (requestId: string) => boolean {
  const seen = new Set<string>();
  return (requestId) => {
    if (seen.has(requestId)) return false;
    seen.add(requestId);
    if (seen.size > REMEMBERED_REQUESTS) {
      const [oldest] = seen;
      if (oldest !== undefined) seen.delete(oldest);
    }
    return true;
  };
}
