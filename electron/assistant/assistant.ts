import { implement, ORPCError } from '@orpc/server';
import { accountsPage } from './commands/accounts-page.ts';
import { answerQuestions, describeSelect } from './commands/candidates.ts';
import { checkTenant } from './commands/check-tenant.ts';
import { chooseEnvironment } from './commands/choose-environment.ts';
import { accept, examine, exceptionsPage, saveExceptions, saveRemoval, withdraw } from './commands/cutover.ts';
import { scriptForDba } from './commands/dba-script.ts';
import { capacity, deploy, saveDeploySettings, workOutDeployment } from './commands/deploy.ts';
import { deployedScript } from './commands/deployments.ts';
import { diagnose } from './commands/diagnose.ts';
import { dropMappingEdit, mappingToEdit, previewMapping, saveMapping } from './commands/edit-mapping.ts';
import { outboundRanges, saveExport } from './commands/exports.ts';
import { chooseMode, saveLegacy, saveRules, saveScope, saveTenant, showStep } from './commands/forms.ts';
import { makePlan } from './commands/make-plan.ts';
import { offerWindowsUser } from './commands/offer-windows-user.ts';
import { pasteConnectionString } from './commands/paste-connection-string.ts';
import { provePassword } from './commands/prove-password.ts';
import { takeWebConfig } from './commands/read-web-config.ts';
import { rehearsalOf, rehearseMode, saidInRehearsal } from './commands/rehearsal.ts';
import { openReport, readReport } from './commands/reports.ts';
import { saveMails, sendMails, workOutMails } from './commands/reset-mails.ts';
import { restore } from './commands/restore.ts';
import { pauseRun, resumeRun, startRun, stopRun } from './commands/run.ts';
import { samples } from './commands/samples.ts';
import { saveList } from './commands/save-list.ts';
import { saidInCase, testScripts } from './commands/script-cases.ts';
import { dropScript, problemsOf, saveScript, scriptToEdit, tryScript } from './commands/scripts.ts';
import { allowScans, chooseApplications, chooseStore, survey } from './commands/survey.ts';
import { keepLooking, look, saveStragglers, standingAccounts } from './commands/trickle.ts';
import { usePractice } from './commands/use-practice.ts';
import { useRecipe } from './commands/use-recipe.ts';
import { verify } from './commands/verify.ts';
import { contract } from './contract/index.ts';
import { failureOf } from './failure-of.ts';
import { onlyOnce } from './only-once.ts';
import type { Powers } from './powers.ts';
import { Wizard } from './wizard/wizard.ts';

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
  await offerWindowsUser(wizard);
  await restore(wizard);
  wizard.untilClosing((closing) => keepLooking(wizard, closing));
  return { router: routerOf(wizard), runIsActive: () => wizard.run !== null, close: () => wizard.close() };
}

function routerOf(wizard: Wizard) {
  const os = implement(contract);
  const once = onlyOnce();
  /**
   * Carries a command out once, and answers when it has taken effect or what it begins has begun. A refusal shows in the state,
   * because that is where a page looks.
   */
  const command = (name: string, { requestId }: { requestId: string }, work: () => Promise<void>): Promise<void> =>
    once(`${name} ${requestId}`, () =>
      work().catch((error: unknown) => wizard.state.update({ failure: failureOf(error) })),
    );

  return os.router({
    watch: os.watch.handler(({ signal }) => wizard.state.watch(signal)),
    showStep: os.showStep.handler(({ input }) => command('showStep', input, () => showStep(wizard, input.step))),
    usePractice: os.usePractice.handler(({ input }) => command('usePractice', input, () => usePractice(wizard, input))),
    saveLegacy: os.saveLegacy.handler(({ input }) =>
      command('saveLegacy', input, () => saveLegacy(wizard, input.form, input.password)),
    ),
    pasteConnectionString: os.pasteConnectionString.handler(({ input }) =>
      once(`pasteConnectionString ${input.requestId}`, () => answered(pasteConnectionString(wizard, input.text))),
    ),
    dbaScript: os.dbaScript.handler(({ input }) =>
      once(`dbaScript ${input.requestId}`, () => answered(scriptForDba(wizard, input.form))),
    ),
    diagnose: os.diagnose.handler(({ input }) => command('diagnose', input, () => diagnose(wizard))),
    survey: os.survey.handler(({ input }) => command('survey', input, () => survey(wizard))),
    chooseStore: os.chooseStore.handler(({ input }) =>
      command('chooseStore', input, () => chooseStore(wizard, input.choice)),
    ),
    answerQuestions: os.answerQuestions.handler(({ input }) =>
      command('answerQuestions', input, () => answerQuestions(wizard, input.candidate, input.answers)),
    ),
    describeSelect: os.describeSelect.handler(({ input }) => answered(describeSelect(wizard, input.sql))),
    allowScans: os.allowScans.handler(({ input }) =>
      command('allowScans', input, () => allowScans(wizard, input.names)),
    ),
    saveRules: os.saveRules.handler(({ input }) => command('saveRules', input, () => saveRules(wizard, input.rules))),
    saveScope: os.saveScope.handler(({ input }) => command('saveScope', input, () => saveScope(wizard, input.scope))),
    chooseApplications: os.chooseApplications.handler(({ input }) =>
      command('chooseApplications', input, () => chooseApplications(wizard, input.applications)),
    ),
    readWebConfig: os.readWebConfig.handler(({ input }) =>
      command('readWebConfig', input, () => takeWebConfig(wizard, input.text)),
    ),
    samples: os.samples.handler(() => answered(samples(wizard))),
    mappingToEdit: os.mappingToEdit.handler(() => answered(mappingToEdit(wizard))),
    previewMapping: os.previewMapping.handler(({ input }) =>
      answered(previewMapping(wizard, input.edit, input.inClear)),
    ),
    saveMapping: os.saveMapping.handler(({ input }) =>
      once(`saveMapping ${input.requestId}`, () => answered(saveMapping(wizard, input.edit))),
    ),
    dropMappingEdit: os.dropMappingEdit.handler(({ input }) =>
      command('dropMappingEdit', input, () => dropMappingEdit(wizard)),
    ),
    saveTenant: os.saveTenant.handler(({ input }) =>
      command('saveTenant', input, () => saveTenant(wizard, input.form, input.clientSecret)),
    ),
    chooseEnvironment: os.chooseEnvironment.handler(({ input }) =>
      command('chooseEnvironment', input, () => chooseEnvironment(wizard, input.environment, input.before)),
    ),
    checkTenant: os.checkTenant.handler(({ input }) => command('checkTenant', input, () => checkTenant(wizard))),
    chooseMode: os.chooseMode.handler(({ input }) =>
      command('chooseMode', input, () => chooseMode(wizard, input.mode)),
    ),
    renderScript: os.renderScript.handler(({ input }) => answered(scriptToEdit(wizard, input.action))),
    checkScript: os.checkScript.handler(({ input }) => ({ findings: problemsOf(input.action, input.source) })),
    saveScript: os.saveScript.handler(({ input }) =>
      once(`saveScript ${input.requestId}`, () => answered(saveScript(wizard, input.action, input.source))),
    ),
    dropScript: os.dropScript.handler(({ input }) =>
      command('dropScript', input, () => dropScript(wizard, input.action)),
    ),
    runScript: os.runScript.handler(({ input }) =>
      once(`runScript ${input.requestId}`, () => answered(tryScript(wizard, input))),
    ),
    runScriptCases: os.runScriptCases.handler(({ input }) =>
      command('runScriptCases', input, () => testScripts(wizard, input)),
    ),
    saidInCase: os.saidInCase.handler(({ input }) => answered(saidInCase(wizard, input.action, input.name))),
    saveDeploySettings: os.saveDeploySettings.handler(({ input }) =>
      command('saveDeploySettings', input, () => saveDeploySettings(wizard, input.settings, input.values)),
    ),
    workOutDeployment: os.workOutDeployment.handler(({ input }) => answered(workOutDeployment(wizard, input))),
    deploy: os.deploy.handler(({ input }) => once(`deploy ${input.requestId}`, () => answered(deploy(wizard, input)))),
    deployedScript: os.deployedScript.handler(({ input }) => answered(deployedScript(wizard, input.action))),
    outboundRanges: os.outboundRanges.handler(() => answered(outboundRanges(wizard))),
    saveExport: os.saveExport.handler(({ input }) =>
      once(`saveExport ${input.requestId}`, () => answered(saveExport(wizard, input.wish))),
    ),
    capacity: os.capacity.handler(({ input }) => answered(capacity(wizard, input.peakSignIns))),
    rehearse: os.rehearse.handler(({ input }) => command('rehearse', input, () => rehearseMode(wizard, input))),
    rehearsalMatrix: os.rehearsalMatrix.handler(({ input }) => answered(rehearsalOf(wizard, input.mode))),
    saidInRehearsal: os.saidInRehearsal.handler(({ input }) => answered(saidInRehearsal(wizard, input))),
    makePlan: os.makePlan.handler(({ input }) => command('makePlan', input, () => makePlan(wizard))),
    startRun: os.startRun.handler(({ input }) => command('startRun', input, () => startRun(wizard, input))),
    pauseRun: os.pauseRun.handler(({ input }) => command('pauseRun', input, () => pauseRun(wizard))),
    resumeRun: os.resumeRun.handler(({ input }) => command('resumeRun', input, () => resumeRun(wizard))),
    stopRun: os.stopRun.handler(({ input }) => command('stopRun', input, () => stopRun(wizard))),
    verify: os.verify.handler(({ input }) => command('verify', input, () => verify(wizard))),
    workOutMails: os.workOutMails.handler(({ input, signal = new AbortController().signal }) =>
      answered(workOutMails(wizard, input, signal)),
    ),
    sendMails: os.sendMails.handler(({ input }) => command('sendMails', input, () => sendMails(wizard, input))),
    saveMails: os.saveMails.handler(({ input }) =>
      once(`saveMails ${input.requestId}`, () => answered(saveMails(wizard))),
    ),
    lookAtTrickle: os.lookAtTrickle.handler(({ input }) => command('lookAtTrickle', input, () => look(wizard))),
    standingAccounts: os.standingAccounts.handler(({ input }) => answered(standingAccounts(wizard, input))),
    saveStragglers: os.saveStragglers.handler(({ input }) =>
      once(`saveStragglers ${input.requestId}`, () => answered(saveStragglers(wizard))),
    ),
    examineCutover: os.examineCutover.handler(({ input }) => command('examineCutover', input, () => examine(wizard))),
    cutoverExceptions: os.cutoverExceptions.handler(({ input }) => answered(exceptionsPage(wizard, input))),
    acceptExceptions: os.acceptExceptions.handler(({ input }) =>
      once(`acceptExceptions ${input.requestId}`, () => answered(accept(wizard, input))),
    ),
    withdrawAcceptances: os.withdrawAcceptances.handler(({ input }) =>
      once(`withdrawAcceptances ${input.requestId}`, () => answered(withdraw(wizard, input))),
    ),
    saveExceptions: os.saveExceptions.handler(({ input }) =>
      once(`saveExceptions ${input.requestId}`, () => answered(saveExceptions(wizard, input.kind))),
    ),
    saveRemoval: os.saveRemoval.handler(({ input }) =>
      once(`saveRemoval ${input.requestId}`, () => answered(saveRemoval(wizard))),
    ),
    cancelActivity: os.cancelActivity.handler(({ input }) =>
      command('cancelActivity', input, () => wizard.cancelActivity()),
    ),
    accounts: os.accounts.handler(({ input }) => answered(accountsPage(wizard, input))),
    saveList: os.saveList.handler(({ input }) =>
      once(`saveList ${input.requestId}`, () => answered(saveList(wizard, input))),
    ),
    provePassword: os.provePassword.handler(({ input }) =>
      once(`provePassword ${input.requestId}`, () => answered(provePassword(wizard, input.account, input.password))),
    ),
    useRecipe: os.useRecipe.handler(({ input }) => command('useRecipe', input, () => useRecipe(wizard, input.recipe))),
    readReport: os.readReport.handler(({ input }) => answered(readReport(wizard, input.run))),
    openReport: os.openReport.handler(({ input }) =>
      once(`openReport ${input.requestId}`, () => answered(openReport(wizard, input.run, input.format))),
    ),
  });
}

/** A question's answer; a failure crosses as the contract's own shape, never as a stack. */
async function answered<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    const failure = failureOf(error);
    throw new ORPCError('FAILED', { message: failure.message, data: failure });
  }
}
