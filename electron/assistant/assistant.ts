import { implement, ORPCError } from '@orpc/server';
import { accountsPage } from './commands/accounts-page.ts';
import { answerQuestions, describeSelect } from './commands/candidates.ts';
import { checkTenant } from './commands/check-tenant.ts';
import { chooseEnvironment } from './commands/choose-environment.ts';
import { accept, examine, exceptionsPage, saveExceptions, saveRemoval, withdraw } from './commands/cutover.ts';
import { scriptForDba } from './commands/dba-script.ts';
import { carryOver, changedAccounts, lookForChanges, saveChanges } from './commands/delta.ts';
import { capacity, deploy, saveDeploySettings, workOutDeployment } from './commands/deploy.ts';
import { deployedScript } from './commands/deployments.ts';
import { diagnose } from './commands/diagnose.ts';
import { draftsOf, dropDraft, keepDraft } from './commands/drafts.ts';
import { dropMappingEdit, mappingToEdit, previewMapping, saveMapping } from './commands/edit-mapping.ts';
import { checkEvidence, savePack } from './commands/evidence.ts';
import { outboundRanges, saveExport } from './commands/exports.ts';
import { findPersonHere } from './commands/find-person.ts';
import { forget, workOutForget } from './commands/forget.ts';
import { chooseMode, saveLegacy, saveRules, saveScope, saveTenant, showStep } from './commands/forms.ts';
import { makePlan } from './commands/make-plan.ts';
import { pasteConnectionString } from './commands/paste-connection-string.ts';
import { carryOutPilot, previewPilot } from './commands/pilot.ts';
import { lookAtPresent, presentPeople, putPresentBack, savePresent, updatePresent } from './commands/present.ts';
import { provePassword } from './commands/prove-password.ts';
import { takeWebConfig } from './commands/read-web-config.ts';
import { rehearsalOf, rehearseMode, saidInRehearsal } from './commands/rehearsal.ts';
import { openReport, readReport, savePdf } from './commands/reports.ts';
import { saveMails, sendMails, workOutMails } from './commands/reset-mails.ts';
import { restartPractice } from './commands/restart-practice.ts';
import { giveRoles, lookAtRoles, roleHolders, saveRoles } from './commands/roles.ts';
import { pauseRun, resumeRun, startRun, stopRun } from './commands/run.ts';
import { samples } from './commands/samples.ts';
import { saveList } from './commands/save-list.ts';
import { saidInCase, testScripts } from './commands/script-cases.ts';
import { dropScript, problemsOf, saveScript, scriptToEdit, tryScript } from './commands/scripts.ts';
import { lookAtSignIns, setSignInLimits } from './commands/sign-ins.ts';
import { allowScans, chooseApplications, chooseStore, survey } from './commands/survey.ts';
import { look, saveStragglers, standingAccounts } from './commands/trickle.ts';
import { saveUndo, undoPeople, undoRun, workOutUndo } from './commands/undo.ts';
import { usePractice } from './commands/use-practice.ts';
import { useRecipe } from './commands/use-recipe.ts';
import { differencesPage, verify } from './commands/verify.ts';
import { firstWave, lookAtWaves, workOutRun } from './commands/waves.ts';
import {
  handOnWorkspace,
  importWorkspace,
  listWorkspaces,
  openWorkspace,
  renameWorkspace,
} from './commands/workspaces.ts';
import { contract, type LookChoice, type Snapshot } from './contract/index.ts';
import { Desk } from './desk/desk.ts';
import { failureOf } from './failure-of.ts';
import { onlyOnce } from './only-once.ts';
import type { Powers } from './powers.ts';
import { failureAt, placesOfCommand } from './wizard/failure-places.ts';

export interface Assistant {
  /** Implements the contract; a host serves it. */
  readonly router: ReturnType<typeof routerOf>;
  /** How the page is to look at first. */
  look(): LookChoice;
  /** The state as pages see it, after each change; for what a host tells outside the page. */
  watch(signal?: AbortSignal): AsyncIterable<Snapshot>;
  /** True while a run is carried out by this process. */
  runIsActive(): boolean;
  /** Ends what is under way so that it can be resumed, and lets go of everything. */
  close(): Promise<void>;
}

/** The application, opened at the place where it was left. */
export async function createAssistant(powers: Powers): Promise<Assistant> {
  const desk = await Desk.open(powers);
  return {
    router: routerOf(desk),
    look: () => desk.look,
    watch: (signal) => desk.state.watch(signal),
    runIsActive: () => desk.wizard.run !== null,
    close: () => desk.close(),
  };
}

function routerOf(desk: Desk) {
  const os = implement(contract);
  const once = onlyOnce();
  /**
   * Carries a command out once, and answers when it has taken effect or what it begins has begun. A refusal shows in the state,
   * because that is where a page looks.
   */
  const command = (
    name: keyof typeof placesOfCommand,
    { requestId }: { requestId: string },
    work: () => Promise<void>,
  ): Promise<void> =>
    once(`${name} ${requestId}`, () =>
      work().catch((error: unknown) => desk.state.update({ failure: failureAt(placesOfCommand[name], error) })),
    );

  return os.router({
    watch: os.watch.handler(({ signal }) => desk.state.watch(signal)),
    showStep: os.showStep.handler(({ input }) => command('showStep', input, () => showStep(desk.wizard, input.step))),
    drafts: os.drafts.handler(({ input }) => ({ drafts: draftsOf(desk, input.workspace) })),
    keepDraft: os.keepDraft.handler(({ input }) => keepDraft(desk, input.workspace, input.draft)),
    dropDraft: os.dropDraft.handler(({ input }) => dropDraft(desk, input.workspace, input.name)),
    chooseLook: os.chooseLook.handler(({ input }) => command('chooseLook', input, () => desk.chooseLook(input.look))),
    chooseQuestionKey: os.chooseQuestionKey.handler(({ input }) =>
      command('chooseQuestionKey', input, () => desk.chooseQuestionKey(input.on)),
    ),
    showStart: os.showStart.handler(({ input }) => command('showStart', input, async () => desk.show('start'))),
    workspaces: os.workspaces.handler(() => answered(listWorkspaces(desk))),
    openWorkspace: os.openWorkspace.handler(({ input }) =>
      command('openWorkspace', input, () => openWorkspace(desk, input.id)),
    ),
    beginWorkspace: os.beginWorkspace.handler(({ input }) =>
      command('beginWorkspace', input, () => desk.begin(input.name)),
    ),
    renameWorkspace: os.renameWorkspace.handler(({ input }) =>
      command('renameWorkspace', input, () => renameWorkspace(desk, input.id, input.name)),
    ),
    importWorkspace: os.importWorkspace.handler(({ input }) =>
      once(`importWorkspace ${input.requestId}`, () => answered(importWorkspace(desk, input.text))),
    ),
    handOnWorkspace: os.handOnWorkspace.handler(({ input }) =>
      once(`handOnWorkspace ${input.requestId}`, () => answered(handOnWorkspace(desk, input.id))),
    ),
    usePractice: os.usePractice.handler(({ input }) => command('usePractice', input, () => usePractice(desk, input))),
    restartPractice: os.restartPractice.handler(({ input }) =>
      command('restartPractice', input, () => restartPractice(desk)),
    ),
    saveLegacy: os.saveLegacy.handler(({ input }) =>
      command('saveLegacy', input, () => saveLegacy(desk.wizard, input.form, input.password)),
    ),
    pasteConnectionString: os.pasteConnectionString.handler(({ input }) =>
      once(`pasteConnectionString ${input.requestId}`, () => answered(pasteConnectionString(desk.wizard, input.text))),
    ),
    dbaScript: os.dbaScript.handler(({ input }) =>
      once(`dbaScript ${input.requestId}`, () => answered(scriptForDba(desk.wizard, input.form))),
    ),
    diagnose: os.diagnose.handler(({ input }) => command('diagnose', input, () => diagnose(desk.wizard))),
    survey: os.survey.handler(({ input }) => command('survey', input, () => survey(desk.wizard))),
    chooseStore: os.chooseStore.handler(({ input }) =>
      command('chooseStore', input, () => chooseStore(desk.wizard, input.choice)),
    ),
    answerQuestions: os.answerQuestions.handler(({ input }) =>
      command('answerQuestions', input, () => answerQuestions(desk.wizard, input.candidate, input.answers)),
    ),
    describeSelect: os.describeSelect.handler(({ input }) => answered(describeSelect(desk.wizard, input.sql))),
    allowScans: os.allowScans.handler(({ input }) =>
      command('allowScans', input, () => allowScans(desk.wizard, input.names)),
    ),
    saveRules: os.saveRules.handler(({ input }) =>
      command('saveRules', input, () => saveRules(desk.wizard, input.rules)),
    ),
    saveScope: os.saveScope.handler(({ input }) =>
      command('saveScope', input, () => saveScope(desk.wizard, input.scope)),
    ),
    chooseApplications: os.chooseApplications.handler(({ input }) =>
      command('chooseApplications', input, () => chooseApplications(desk.wizard, input.applications)),
    ),
    readWebConfig: os.readWebConfig.handler(({ input }) =>
      command('readWebConfig', input, () => takeWebConfig(desk.wizard, input.text)),
    ),
    samples: os.samples.handler(() => answered(samples(desk.wizard))),
    mappingToEdit: os.mappingToEdit.handler(() => answered(mappingToEdit(desk.wizard))),
    previewMapping: os.previewMapping.handler(({ input }) =>
      answered(previewMapping(desk.wizard, input.edit, input.inClear)),
    ),
    saveMapping: os.saveMapping.handler(({ input }) =>
      once(`saveMapping ${input.requestId}`, () => answered(saveMapping(desk.wizard, input.edit))),
    ),
    dropMappingEdit: os.dropMappingEdit.handler(({ input }) =>
      command('dropMappingEdit', input, () => dropMappingEdit(desk.wizard)),
    ),
    saveTenant: os.saveTenant.handler(({ input }) =>
      command('saveTenant', input, () => saveTenant(desk.wizard, input.form, input.clientSecret)),
    ),
    chooseEnvironment: os.chooseEnvironment.handler(({ input }) =>
      command('chooseEnvironment', input, () => chooseEnvironment(desk.wizard, input.environment, input.before)),
    ),
    checkTenant: os.checkTenant.handler(({ input }) => command('checkTenant', input, () => checkTenant(desk.wizard))),
    chooseMode: os.chooseMode.handler(({ input }) =>
      command('chooseMode', input, () => chooseMode(desk.wizard, input.mode)),
    ),
    renderScript: os.renderScript.handler(({ input }) => answered(scriptToEdit(desk.wizard, input.action))),
    checkScript: os.checkScript.handler(({ input }) => ({ findings: problemsOf(input.action, input.source) })),
    saveScript: os.saveScript.handler(({ input }) =>
      once(`saveScript ${input.requestId}`, () => answered(saveScript(desk.wizard, input.action, input.source))),
    ),
    dropScript: os.dropScript.handler(({ input }) =>
      command('dropScript', input, () => dropScript(desk.wizard, input.action)),
    ),
    runScript: os.runScript.handler(({ input }) =>
      once(`runScript ${input.requestId}`, () => answered(tryScript(desk.wizard, input))),
    ),
    runScriptCases: os.runScriptCases.handler(({ input }) =>
      command('runScriptCases', input, () => testScripts(desk.wizard, input)),
    ),
    saidInCase: os.saidInCase.handler(({ input }) => answered(saidInCase(desk.wizard, input.action, input.name))),
    saveDeploySettings: os.saveDeploySettings.handler(({ input }) =>
      command('saveDeploySettings', input, () => saveDeploySettings(desk.wizard, input.settings, input.values)),
    ),
    workOutDeployment: os.workOutDeployment.handler(({ input }) => answered(workOutDeployment(desk.wizard, input))),
    deploy: os.deploy.handler(({ input }) =>
      once(`deploy ${input.requestId}`, () => answered(deploy(desk.wizard, input))),
    ),
    deployedScript: os.deployedScript.handler(({ input }) => answered(deployedScript(desk.wizard, input.action))),
    outboundRanges: os.outboundRanges.handler(() => answered(outboundRanges(desk.wizard))),
    saveExport: os.saveExport.handler(({ input }) =>
      once(`saveExport ${input.requestId}`, () => answered(saveExport(desk.wizard, input.wish))),
    ),
    capacity: os.capacity.handler(({ input }) => answered(capacity(desk.wizard, input.peakSignIns))),
    rehearse: os.rehearse.handler(({ input }) => command('rehearse', input, () => rehearseMode(desk.wizard, input))),
    rehearsalMatrix: os.rehearsalMatrix.handler(({ input }) => answered(rehearsalOf(desk.wizard, input.mode))),
    saidInRehearsal: os.saidInRehearsal.handler(({ input }) => answered(saidInRehearsal(desk.wizard, input))),
    previewPilot: os.previewPilot.handler(({ input, signal = new AbortController().signal }) =>
      answered(previewPilot(desk.wizard, input.wish, signal)),
    ),
    pilot: os.pilot.handler(({ input }) => command('pilot', input, () => carryOutPilot(desk.wizard, input.wish))),
    makePlan: os.makePlan.handler(({ input }) => command('makePlan', input, () => makePlan(desk.wizard))),
    startRun: os.startRun.handler(({ input }) => command('startRun', input, () => startRun(desk.wizard, input))),
    pauseRun: os.pauseRun.handler(({ input }) => command('pauseRun', input, () => pauseRun(desk.wizard))),
    resumeRun: os.resumeRun.handler(({ input }) =>
      command('resumeRun', input, () => resumeRun(desk.wizard, input.yes)),
    ),
    workOutRun: os.workOutRun.handler(({ input }) => answered(workOutRun(desk.wizard, input))),
    firstWave: os.firstWave.handler(({ input }) => answered(firstWave(desk.wizard, input))),
    lookAtWaves: os.lookAtWaves.handler(({ input }) => command('lookAtWaves', input, () => lookAtWaves(desk.wizard))),
    stopRun: os.stopRun.handler(({ input }) => command('stopRun', input, () => stopRun(desk.wizard))),
    verify: os.verify.handler(({ input }) => command('verify', input, () => verify(desk.wizard))),
    workOutMails: os.workOutMails.handler(({ input, signal = new AbortController().signal }) =>
      answered(workOutMails(desk.wizard, input, signal)),
    ),
    sendMails: os.sendMails.handler(({ input }) => command('sendMails', input, () => sendMails(desk.wizard, input))),
    saveMails: os.saveMails.handler(({ input }) =>
      once(`saveMails ${input.requestId}`, () => answered(saveMails(desk.wizard))),
    ),
    lookAtTrickle: os.lookAtTrickle.handler(({ input }) => command('lookAtTrickle', input, () => look(desk.wizard))),
    differences: os.differences.handler(({ input }) => answered(differencesPage(desk.wizard, input))),
    lookAtSignIns: os.lookAtSignIns.handler(({ input }) =>
      command('lookAtSignIns', input, () => lookAtSignIns(desk.wizard, input.byItself)),
    ),
    setSignInLimits: os.setSignInLimits.handler(({ input }) =>
      command('setSignInLimits', input, () => setSignInLimits(desk.wizard, input.limits)),
    ),
    standingAccounts: os.standingAccounts.handler(({ input }) => answered(standingAccounts(desk.wizard, input))),
    saveStragglers: os.saveStragglers.handler(({ input }) =>
      once(`saveStragglers ${input.requestId}`, () => answered(saveStragglers(desk.wizard))),
    ),
    examineCutover: os.examineCutover.handler(({ input }) =>
      command('examineCutover', input, () => examine(desk.wizard)),
    ),
    cutoverExceptions: os.cutoverExceptions.handler(({ input }) => answered(exceptionsPage(desk.wizard, input))),
    acceptExceptions: os.acceptExceptions.handler(({ input }) =>
      once(`acceptExceptions ${input.requestId}`, () => answered(accept(desk.wizard, input))),
    ),
    withdrawAcceptances: os.withdrawAcceptances.handler(({ input }) =>
      once(`withdrawAcceptances ${input.requestId}`, () => answered(withdraw(desk.wizard, input))),
    ),
    saveExceptions: os.saveExceptions.handler(({ input }) =>
      once(`saveExceptions ${input.requestId}`, () => answered(saveExceptions(desk.wizard, input.kind))),
    ),
    saveRemoval: os.saveRemoval.handler(({ input }) =>
      once(`saveRemoval ${input.requestId}`, () => answered(saveRemoval(desk.wizard))),
    ),
    cancelActivity: os.cancelActivity.handler(({ input }) =>
      command('cancelActivity', input, () => desk.wizard.cancelActivity()),
    ),
    accounts: os.accounts.handler(({ input }) => answered(accountsPage(desk.wizard, input))),
    findPerson: os.findPerson.handler(({ input, signal = new AbortController().signal }) =>
      answered(findPersonHere(desk.wizard, input, signal)),
    ),
    saveList: os.saveList.handler(({ input }) =>
      once(`saveList ${input.requestId}`, () => answered(saveList(desk.wizard, input))),
    ),
    provePassword: os.provePassword.handler(({ input }) =>
      once(`provePassword ${input.requestId}`, () =>
        answered(provePassword(desk.wizard, input.account, input.password)),
      ),
    ),
    useRecipe: os.useRecipe.handler(({ input }) =>
      command('useRecipe', input, () => useRecipe(desk.wizard, input.recipe)),
    ),
    readReport: os.readReport.handler(({ input }) => answered(readReport(desk.wizard, input))),
    openReport: os.openReport.handler(({ input }) =>
      once(`openReport ${input.requestId}`, () => answered(openReport(desk.wizard, input, input.format))),
    ),
    savePdf: os.savePdf.handler(({ input }) =>
      once(`savePdf ${input.requestId}`, () => answered(savePdf(desk.wizard, input))),
    ),
    writePack: os.writePack.handler(({ input }) =>
      once(`writePack ${input.requestId}`, () => answered(savePack(desk.wizard, input))),
    ),
    checkPack: os.checkPack.handler(({ input }) => answered(checkEvidence(input.folder, input.fingerprint))),
    workOutUndo: os.workOutUndo.handler(({ input, signal = new AbortController().signal }) =>
      answered(workOutUndo(desk.wizard, input.run, signal)),
    ),
    undoPeople: os.undoPeople.handler(({ input }) => answered(undoPeople(desk.wizard, input))),
    undoRun: os.undoRun.handler(({ input }) => command('undoRun', input, () => undoRun(desk.wizard, input))),
    saveUndo: os.saveUndo.handler(({ input, signal = new AbortController().signal }) =>
      once(`saveUndo ${input.requestId}`, () => answered(saveUndo(desk.wizard, input.run, signal))),
    ),
    lookForChanges: os.lookForChanges.handler(({ input }) =>
      command('lookForChanges', input, () => lookForChanges(desk.wizard)),
    ),
    carryOver: os.carryOver.handler(({ input }) => command('carryOver', input, () => carryOver(desk.wizard, input))),
    changedAccounts: os.changedAccounts.handler(({ input }) => answered(changedAccounts(desk.wizard, input))),
    saveChanges: os.saveChanges.handler(({ input }) =>
      once(`saveChanges ${input.requestId}`, () => answered(saveChanges(desk.wizard, input.delta))),
    ),
    lookAtPresent: os.lookAtPresent.handler(({ input }) =>
      command('lookAtPresent', input, () => lookAtPresent(desk.wizard, input.run)),
    ),
    updatePresent: os.updatePresent.handler(({ input }) =>
      command('updatePresent', input, () => updatePresent(desk.wizard, input)),
    ),
    putPresentBack: os.putPresentBack.handler(({ input }) =>
      command('putPresentBack', input, () => putPresentBack(desk.wizard, input)),
    ),
    presentPeople: os.presentPeople.handler(({ input }) => answered(presentPeople(desk.wizard, input))),
    savePresent: os.savePresent.handler(({ input }) =>
      once(`savePresent ${input.requestId}`, () => answered(savePresent(desk.wizard, input.run))),
    ),
    lookAtRoles: os.lookAtRoles.handler(({ input }) =>
      command('lookAtRoles', input, () => lookAtRoles(desk.wizard, input)),
    ),
    giveRoles: os.giveRoles.handler(({ input }) => command('giveRoles', input, () => giveRoles(desk.wizard, input))),
    roleHolders: os.roleHolders.handler(({ input }) => answered(roleHolders(desk.wizard, input))),
    saveRoles: os.saveRoles.handler(({ input }) =>
      once(`saveRoles ${input.requestId}`, () => answered(saveRoles(desk.wizard, input.run))),
    ),
    workOutForget: os.workOutForget.handler(({ input }) => answered(workOutForget(desk.wizard, input.folder))),
    forget: os.forget.handler(({ input }) => command('forget', input, () => forget(desk, input))),
    leaveClosedOut: os.leaveClosedOut.handler(({ input }) =>
      command('leaveClosedOut', input, () => desk.wizard.alone(() => desk.leaveClosedOut())),
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
