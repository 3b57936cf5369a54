import { implement, ORPCError } from '@orpc/server';
import { contract, type KeptDraft, type Snapshot } from '../../../electron/assistant/contract/index.ts';
import { StateStore } from '../../../electron/assistant/state.ts';
import { systemClock } from '../../../electron/common/clock.ts';
import { htmlReport } from '../../../electron/reports/html/html-report.ts';
import { trickleHtml } from '../../../electron/reports/trickle/trickle-html.ts';
import { listedRows } from './account-rows.ts';
import { describedColumns, refusedSelect } from './candidates.ts';
import { closeOuts } from './close-outs.ts';
import { deltas } from './deltas.ts';
import { capacityAt, deployedTextOf, deploymentFor, scriptsRefused } from './deployments.ts';
import { editableMapping, previewOf } from './editable-mapping.ts';
import { keptWorkspaces } from './kept-workspaces.ts';
import { mailsFor } from './mails.ts';
import { peopleFor } from './people.ts';
import { previewedPilot } from './piloting.ts';
import { presents } from './presents.ts';
import { proofs } from './proofs.ts';
import { goodMatrix, matrix, saidInRehearsal } from './rehearsals.ts';
import { givenRoles } from './role-scenes.ts';
import { answerOf, findingsOf, saidInCase, scriptOf, secretRefused } from './sample-scripts.ts';
import { revealedSamples } from './survey-and-plan.ts';
import { exceptionRows, standingRows } from './trickling.ts';
import { undos } from './undos.ts';
import { firstPeople, runFor } from './waving.ts';
import { reportedRun } from './written-run.ts';
import { reportedTrickle } from './written-trickle.ts';

/** An assistant that follows a script: it serves the state it is given and writes down what it was asked. No migration in it. */
export interface ScriptedAssistant {
  readonly router: ReturnType<typeof routerOf>;
  readonly asked: readonly { readonly name: string; readonly input: unknown }[];
  show(state: Omit<Snapshot, 'sequence'>): void;
  /** Begins with nothing typed, as in another workspace. */
  forgetDrafts(): void;
  /** Has what a deployment would change be worked out for as long as it takes; returns how to have that answered. */
  holdDeployments(): () => void;
  watch(signal?: AbortSignal): AsyncIterable<Snapshot>;
}

interface Held {
  /** Until then nobody is told what a deployment would change. */
  until: Promise<void>;
}

type Asked = { readonly name: string; readonly input: unknown };

function routerOf(state: StateStore, asked: Asked[], drafts: Map<KeptDraft['name'], KeptDraft>, held: Held) {
  const os = implement(contract);
  const written = (name: string) => async (options: { readonly input: unknown }) => {
    asked.push({ name, input: options.input });
  };
  return os.router({
    watch: os.watch.handler(({ signal }) => state.watch(signal)),
    showStep: os.showStep.handler(async ({ input }) => {
      asked.push({ name: 'showStep', input });
      state.update({ step: input.step });
    }),
    drafts: os.drafts.handler(() => ({ drafts: [...drafts.values()] })),
    keepDraft: os.keepDraft.handler(({ input }) => void drafts.set(input.draft.name, input.draft)),
    dropDraft: os.dropDraft.handler(({ input }) => void drafts.delete(input.name)),
    chooseLook: os.chooseLook.handler(written('chooseLook')),
    chooseQuestionKey: os.chooseQuestionKey.handler(async ({ input }) => {
      asked.push({ name: 'chooseQuestionKey', input });
      state.update({ host: { ...state.state.host, questionKey: input.on } });
    }),
    showStart: os.showStart.handler(async () => state.update({ shows: 'start' })),
    workspaces: os.workspaces.handler(() => keptWorkspaces),
    openWorkspace: os.openWorkspace.handler(async ({ input }) => {
      asked.push({ name: 'openWorkspace', input });
      // As the host refuses it.
      if (state.state.run?.state === 'sending' && input.id !== state.state.workspace?.id)
        throw new ORPCError('CONFLICT', { message: 'A run is under way, and this can’t be done beside it.' });
      // The one that is open only shows its steps again.
      if (input.id === state.state.workspace?.id) state.update({ shows: 'steps' });
    }),
    beginWorkspace: os.beginWorkspace.handler(written('beginWorkspace')),
    renameWorkspace: os.renameWorkspace.handler(written('renameWorkspace')),
    importWorkspace: os.importWorkspace.handler(({ input }) => {
      asked.push({ name: 'importWorkspace', input });
      return { id: 'workspace-1' };
    }),
    handOnWorkspace: os.handOnWorkspace.handler(() => ({
      opened: false,
      path: '/home/k/.local/share/userferry/workspaces/workspace-1/lists/Contoso-members.userferry.json',
    })),
    usePractice: os.usePractice.handler(written('usePractice')),
    restartPractice: os.restartPractice.handler(written('restartPractice')),
    saveLegacy: os.saveLegacy.handler(written('saveLegacy')),
    pasteConnectionString: os.pasteConnectionString.handler(({ input }) => {
      asked.push({ name: 'pasteConnectionString', input });
      return {
        passwordTaken: true,
        ignored: [{ keyword: 'pooling', why: 'Userferry keeps its own few connections.' }],
      };
    }),
    dbaScript: os.dbaScript.handler(() => ({ fileName: 'userferry-login.sql', text: '-- A script' })),
    diagnose: os.diagnose.handler(written('diagnose')),
    survey: os.survey.handler(written('survey')),
    chooseStore: os.chooseStore.handler(written('chooseStore')),
    answerQuestions: os.answerQuestions.handler(async ({ input }) => {
      asked.push({ name: 'answerQuestions', input });
      const { accounts } = state.state;
      if (accounts.candidates === undefined) return;
      const found = accounts.candidates.found.map((one) => ({
        ...one,
        questions: one.questions.map((question) => ({
          ...question,
          answer: (one.id === input.candidate ? input.answers[question.id] : undefined) ?? question.answer,
        })),
      }));
      state.update({ accounts: { ...accounts, candidates: { ...accounts.candidates, found } } });
    }),
    describeSelect: os.describeSelect.handler(({ input, errors }) => {
      if (!/^\s*SELECT\b/i.test(input.sql))
        throw errors.FAILED({ message: refusedSelect.message, data: refusedSelect });
      return { columns: describedColumns };
    }),
    allowScans: os.allowScans.handler(written('allowScans')),
    saveRules: os.saveRules.handler(async ({ input }) => {
      asked.push({ name: 'saveRules', input });
      state.update({ accounts: { ...state.state.accounts, rules: input.rules } });
    }),
    saveScope: os.saveScope.handler(async ({ input }) => {
      asked.push({ name: 'saveScope', input });
      state.update({ accounts: { ...state.state.accounts, scope: input.scope } });
    }),
    chooseApplications: os.chooseApplications.handler(written('chooseApplications')),
    readWebConfig: os.readWebConfig.handler(written('readWebConfig')),
    samples: os.samples.handler(() => ({ accounts: revealedSamples })),
    mappingToEdit: os.mappingToEdit.handler(() => editableMapping),
    previewMapping: os.previewMapping.handler(({ input }) => previewOf(input.edit, input.inClear)),
    saveMapping: os.saveMapping.handler(({ input }) => {
      asked.push({ name: 'saveMapping', input });
      return { saved: true };
    }),
    dropMappingEdit: os.dropMappingEdit.handler(written('dropMappingEdit')),
    chooseMode: os.chooseMode.handler(async ({ input }) => {
      asked.push({ name: 'chooseMode', input });
      state.update({ strategy: { mode: input.mode } });
    }),
    renderScript: os.renderScript.handler(({ input }) => scriptOf(input.action, state.state)),
    checkScript: os.checkScript.handler(({ input }) => ({ findings: findingsOf(input.source) })),
    saveScript: os.saveScript.handler(({ input, errors }) => {
      asked.push({ name: 'saveScript', input });
      if (input.source.includes('hunter2'))
        throw errors.FAILED({ message: secretRefused.message, data: secretRefused });
      return { saved: true };
    }),
    dropScript: os.dropScript.handler(written('dropScript')),
    runScript: os.runScript.handler(({ input }) => {
      asked.push({ name: 'runScript', input });
      return answerOf(input.args);
    }),
    runScriptCases: os.runScriptCases.handler(written('runScriptCases')),
    saidInCase: os.saidInCase.handler(() => saidInCase),
    saveDeploySettings: os.saveDeploySettings.handler(async ({ input }) => {
      asked.push({ name: 'saveDeploySettings', input });
      const { deployment } = state.state;
      state.update({ deployment: { ...deployment, settings: input.settings, given: Object.keys(input.values) } });
    }),
    workOutDeployment: os.workOutDeployment.handler(async ({ input }) => {
      await held.until;
      return deploymentFor(input, state.state);
    }),
    deploy: os.deploy.handler(({ input, errors }) => {
      asked.push({ name: 'deploy', input });
      if (state.state.tenant.scriptsRefused)
        throw errors.FAILED({ message: scriptsRefused.message, data: scriptsRefused });
      return { number: 3 };
    }),
    deployedScript: os.deployedScript.handler(({ input }) => deployedTextOf(input.action)),
    outboundRanges: os.outboundRanges.handler(() => ({
      region: 'EU',
      ranges: { US: 21, EU: 12, AU: 9, CA: 6, JP: 6, UK: 6 },
      asOf: '2026-08-20',
    })),
    saveExport: os.saveExport.handler(({ input }) => {
      asked.push({ name: 'saveExport', input });
      const path = `/home/k/.local/share/userferry/workspaces/contoso/lists/${input.wish.kind}-2026-11-24T21-25-00`;
      return { opened: false, path, told: ['What there is to know of it.'] };
    }),
    capacity: os.capacity.handler(({ input }) => capacityAt(input.peakSignIns)),
    rehearse: os.rehearse.handler(written('rehearse')),
    rehearsalMatrix: os.rehearsalMatrix.handler(({ input }) => (input.mode === 'trickle' ? matrix : goodMatrix)),
    saidInRehearsal: os.saidInRehearsal.handler(() => saidInRehearsal),
    saveTenant: os.saveTenant.handler(written('saveTenant')),
    chooseEnvironment: os.chooseEnvironment.handler(written('chooseEnvironment')),
    checkTenant: os.checkTenant.handler(written('checkTenant')),
    makePlan: os.makePlan.handler(written('makePlan')),
    startRun: os.startRun.handler(written('startRun')),
    pauseRun: os.pauseRun.handler(written('pauseRun')),
    resumeRun: os.resumeRun.handler(written('resumeRun')),
    previewPilot: os.previewPilot.handler(() => previewedPilot),
    pilot: os.pilot.handler(written('pilot')),
    workOutRun: os.workOutRun.handler(({ input }) => runFor(input.form)),
    firstWave: os.firstWave.handler(() => firstPeople),
    lookAtWaves: os.lookAtWaves.handler(written('lookAtWaves')),
    stopRun: os.stopRun.handler(written('stopRun')),
    verify: os.verify.handler(written('verify')),
    workOutMails: os.workOutMails.handler(({ input }) => mailsFor(input, state.state.mails)),
    sendMails: os.sendMails.handler(written('sendMails')),
    saveMails: os.saveMails.handler(() => ({
      opened: false,
      path: '/home/k/.local/share/userferry/workspaces/contoso/lists/run-7-reset-mails.csv',
    })),
    lookAtTrickle: os.lookAtTrickle.handler(written('lookAtTrickle')),
    differences: os.differences.handler(({ input }) => ({
      rows:
        input.after > 0
          ? []
          : [1, 2, 3].map((number) => ({
              id: number,
              key: `6f9619ff-8b86-d011-b42d-00c04fc964f${number}`,
              userId: `contoso|6f9619ff-8b86-d011-b42d-00c04fc964f${number}`,
              email: `person-${number}@example.com`,
            })),
    })),
    lookAtSignIns: os.lookAtSignIns.handler(written('lookAtSignIns')),
    setSignInLimits: os.setSignInLimits.handler(async ({ input }) => {
      asked.push({ name: 'setSignInLimits', input });
      state.update({ signIns: { ...state.state.signIns, limits: input.limits } });
    }),
    standingAccounts: os.standingAccounts.handler(({ input }) => ({
      rows: standingRows(input.standing).slice(input.from, input.from + input.limit),
    })),
    saveStragglers: os.saveStragglers.handler(() => ({
      opened: false,
      path: '/home/k/.local/share/userferry/workspaces/contoso/lists/stragglers.csv',
    })),
    examineCutover: os.examineCutover.handler(written('examineCutover')),
    cutoverExceptions: os.cutoverExceptions.handler(({ input }) => ({ rows: exceptionRows(input.kind) })),
    acceptExceptions: os.acceptExceptions.handler(({ input }) => {
      asked.push({ name: 'acceptExceptions', input });
      return { accepted: 1 };
    }),
    withdrawAcceptances: os.withdrawAcceptances.handler(({ input }) => {
      asked.push({ name: 'withdrawAcceptances', input });
      return { withdrawn: 1 };
    }),
    saveExceptions: os.saveExceptions.handler(() => ({
      opened: false,
      path: '/home/k/.local/share/userferry/workspaces/contoso/lists/cutover-straggler.csv',
    })),
    saveRemoval: os.saveRemoval.handler(() => ({
      opened: false,
      path: '/home/k/.local/share/userferry/workspaces/contoso/lists/removal',
    })),
    cancelActivity: os.cancelActivity.handler(written('cancelActivity')),
    accounts: os.accounts.handler(({ input }) => listedRows(input)),
    findPerson: os.findPerson.handler(({ input }) => {
      asked.push({ name: 'findPerson', input });
      return peopleFor(input.sought, input.inClear);
    }),
    saveList: os.saveList.handler(({ input }) => {
      asked.push({ name: 'saveList', input });
      return { opened: false, path: '/home/k/.local/share/userferry/workspaces/contoso/lists/plan-4-no-account.csv' };
    }),
    provePassword: os.provePassword.handler(({ input }) => {
      asked.push({ name: 'provePassword', input });
      return proofs[input.account] ?? proofs.proven;
    }),
    useRecipe: os.useRecipe.handler(written('useRecipe')),
    readReport: os.readReport.handler(({ input }) => ({
      html: 'run' in input ? htmlReport(reportedRun) : trickleHtml(reportedTrickle),
    })),
    savePdf: os.savePdf.handler(() => ({ opened: false, path: '/tmp/report.pdf' })),
    writePack: os.writePack.handler(({ input }) => {
      asked.push({ name: 'writePack', input });
      const [pack] = closeOuts.done.packs;
      return { opened: false, path: pack?.folder ?? '', fingerprint: pack?.fingerprint ?? '', files: 6 };
    }),
    checkPack: os.checkPack.handler(({ input, errors }) => {
      if (input.folder !== closeOuts.done.packs[0]?.folder)
        throw errors.FAILED({ message: closeOuts.changed.message, data: closeOuts.changed });
      return {
        of: { kind: 'run', run: '7' },
        made: '2026-11-26T09:41:07.112Z',
        people: false,
        accounts: 64_561,
        fingerprint: closeOuts.done.packs[0].fingerprint,
        compared: input.fingerprint !== undefined,
        findings: 0,
      };
    }),
    workOutUndo: os.workOutUndo.handler(() => undos.workedOut),
    undoPeople: os.undoPeople.handler(({ input }) => undos.people(input)),
    undoRun: os.undoRun.handler(written('undoRun')),
    saveUndo: os.saveUndo.handler(() => ({
      opened: false,
      path: '/home/k/.local/share/userferry/workspaces/contoso/lists/run-7-undo.csv',
    })),
    lookForChanges: os.lookForChanges.handler(written('lookForChanges')),
    carryOver: os.carryOver.handler(written('carryOver')),
    changedAccounts: os.changedAccounts.handler(({ input }) => {
      asked.push({ name: 'changedAccounts', input });
      return { rows: input.after === 0 ? deltas.rows : [] };
    }),
    saveChanges: os.saveChanges.handler(() => ({
      opened: false,
      path: '/home/k/.local/share/userferry/workspaces/contoso/lists/delta-3.csv',
    })),
    lookAtPresent: os.lookAtPresent.handler(written('lookAtPresent')),
    updatePresent: os.updatePresent.handler(written('updatePresent')),
    putPresentBack: os.putPresentBack.handler(written('putPresentBack')),
    presentPeople: os.presentPeople.handler(({ input }) => {
      asked.push({ name: 'presentPeople', input });
      return { rows: input.after === 0 ? presents.rows : [] };
    }),
    savePresent: os.savePresent.handler(() => ({
      opened: false,
      path: '/home/k/.local/share/userferry/workspaces/contoso/lists/run-7-present.csv',
    })),
    lookAtRoles: os.lookAtRoles.handler(written('lookAtRoles')),
    giveRoles: os.giveRoles.handler(written('giveRoles')),
    roleHolders: os.roleHolders.handler(({ input }) => {
      asked.push({ name: 'roleHolders', input });
      return { rows: input.after === undefined ? givenRoles.rows : [] };
    }),
    saveRoles: os.saveRoles.handler(() => ({
      opened: false,
      path: '/home/k/.local/share/userferry/workspaces/contoso/lists/run-7-roles.csv',
    })),
    workOutForget: os.workOutForget.handler(({ input, errors }) => {
      if (input.folder?.startsWith(closeOuts.own))
        throw errors.FAILED({ message: closeOuts.inside.message, data: closeOuts.inside });
      return closeOuts.workedOut;
    }),
    forget: os.forget.handler(written('forget')),
    leaveClosedOut: os.leaveClosedOut.handler(written('leaveClosedOut')),
    openReport: os.openReport.handler(({ input }) => {
      asked.push({ name: 'openReport', input });
      return { opened: false, path: '/tmp/report.html' };
    }),
  });
}

/** Begins with the given state. */
export function scriptedAssistant(initial: Omit<Snapshot, 'sequence'>): ScriptedAssistant {
  const state = new StateStore(initial, systemClock);
  const asked: Asked[] = [];
  const drafts = new Map<KeptDraft['name'], KeptDraft>();
  const held: Held = { until: Promise.resolve() };
  return {
    router: routerOf(state, asked, drafts, held),
    holdDeployments() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.until = promise;
      return resolve;
    },
    forgetDrafts: () => drafts.clear(),
    asked,
    watch: (signal) => state.watch(signal),
    show(next) {
      const removed = Object.fromEntries(Object.keys(state.state).map((part) => [part, undefined]));
      state.update({ ...removed, ...next });
    },
  };
}
