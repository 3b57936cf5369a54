import { type Activity, type FailurePlace, failurePlace, type ShownFailure, stepName } from '../contract/index.ts';
import { failureOf } from '../failure-of.ts';

/** Of what concerns the open workspace as a whole. */
export const everyStep: readonly FailurePlace[] = stepName.options;

/** Of what concerns this computer's Userferry as a whole. */
export const everywhere: readonly FailurePlace[] = failurePlace.options;

/** From where each command is given: there, and nowhere else, its refusal is shown. The first is where somebody mends it. */
export const placesOfCommand = {
  showStep: everyStep,
  chooseLook: everywhere,
  chooseQuestionKey: everywhere,
  showStart: ['start'],
  openWorkspace: ['start'],
  beginWorkspace: ['start'],
  renameWorkspace: ['start'],
  usePractice: ['start'],
  restartPractice: everyStep,
  saveLegacy: ['legacy-database'],
  diagnose: ['legacy-database', 'migrate'],
  survey: ['accounts'],
  chooseStore: ['accounts'],
  answerQuestions: ['accounts'],
  allowScans: ['accounts'],
  saveRules: ['accounts'],
  saveScope: ['accounts'],
  chooseApplications: ['accounts'],
  readWebConfig: ['accounts'],
  dropMappingEdit: ['accounts'],
  useRecipe: ['accounts'],
  saveTenant: ['tenant'],
  chooseEnvironment: ['tenant'],
  checkTenant: ['tenant'],
  chooseMode: ['strategy', 'scripts'],
  dropScript: ['scripts'],
  runScriptCases: ['scripts'],
  saveDeploySettings: ['scripts'],
  rehearse: ['rehearse'],
  pilot: ['rehearse'],
  makePlan: ['accounts', 'strategy', 'migrate'],
  startRun: ['migrate'],
  pauseRun: ['migrate'],
  resumeRun: ['migrate'],
  lookAtWaves: ['migrate'],
  stopRun: ['migrate'],
  verify: ['verify-and-cut-over', 'migrate'],
  sendMails: ['migrate'],
  lookAtTrickle: ['migrate', 'verify-and-cut-over'],
  lookAtSignIns: ['verify-and-cut-over'],
  setSignInLimits: ['verify-and-cut-over'],
  examineCutover: ['verify-and-cut-over'],
  cancelActivity: everyStep,
  lookForChanges: ['verify-and-cut-over'],
  carryOver: ['verify-and-cut-over'],
  lookAtPresent: ['migrate', 'verify-and-cut-over'],
  updatePresent: ['migrate', 'verify-and-cut-over'],
  putPresentBack: ['migrate', 'verify-and-cut-over'],
  lookAtRoles: ['migrate', 'verify-and-cut-over'],
  giveRoles: ['migrate', 'verify-and-cut-over'],
  undoRun: ['reports', 'migrate'],
  forget: ['reports'],
  leaveClosedOut: everywhere,
} as const satisfies Readonly<Record<string, readonly FailurePlace[]>>;

/** The same of what goes on for long, where it ends in a failure. */
export const placesOfActivity: Readonly<Record<Activity['kind'], readonly FailurePlace[]>> = {
  diagnose: placesOfCommand.diagnose,
  survey: placesOfCommand.survey,
  'tenant-check': placesOfCommand.checkTenant,
  plan: placesOfCommand.makePlan,
  verify: placesOfCommand.verify,
  'script-cases': placesOfCommand.runScriptCases,
  rehearsal: placesOfCommand.rehearse,
  pilot: placesOfCommand.pilot,
  practice: placesOfCommand.usePractice,
  'trickle-look': placesOfCommand.lookAtTrickle,
  'sign-ins-look': placesOfCommand.lookAtSignIns,
  'cutover-look': placesOfCommand.examineCutover,
  'reset-mails': placesOfCommand.sendMails,
  undo: placesOfCommand.undoRun,
  forget: placesOfCommand.forget,
  'waves-look': placesOfCommand.lookAtWaves,
  'delta-look': placesOfCommand.lookForChanges,
  delta: placesOfCommand.carryOver,
  'present-look': placesOfCommand.lookAtPresent,
  present: placesOfCommand.updatePresent,
  'present-back': placesOfCommand.putPresentBack,
  'roles-look': placesOfCommand.lookAtRoles,
  roles: placesOfCommand.giveRoles,
};

/** A failure as a page shows it where it belongs. */
export function failureAt(places: readonly FailurePlace[], error: unknown): ShownFailure {
  return { ...failureOf(error), places };
}
