import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { passwordRecipe } from '../../accounts/passwords/recipe.ts';
import { describedColumn, storeAnswers, storeChoice } from './candidates.ts';
import { accepting, exceptionKind, exceptionRow, withdrawing } from './cutover.ts';
import {
  capacity,
  configurationValues,
  consent,
  deployedScript,
  deploySettings,
  deployTarget,
  workedOutDeployment,
} from './deploy.ts';
import { exportWish, outboundRanges, writtenExport } from './exports.ts';
import { forgetWish, workedOutForget } from './forget.ts';
import { allowScans, legacyForm } from './legacy.ts';
import { lookChoice } from './look.ts';
import { mailsManner, mailsWish, workedOutMails } from './mails.ts';
import { editableMapping, mappingEdit, mappingPreview } from './mapping.ts';
import { foundPeople, soughtPerson } from './person.ts';
import { pilotPreview, pilotWish } from './pilot.ts';
import { passwordProof, planRules } from './plan.ts';
import { override } from './production.ts';
import { rehearsalMatrix, rehearsedEvent, rehearsedMode, saidInRehearsal } from './rehearsal.ts';
import { checkedPack, packWish, writtenPack } from './reports.ts';
import { scopeSettings } from './scope.ts';
import { actionName, saidInCase, scriptFinding, scriptRun, scriptSource, scriptToEdit } from './scripts.ts';
import { list } from './shapes.ts';
import { signInLimits } from './sign-ins.ts';
import { accountRow, accountSorts, differenceRow, snapshot, stepName, tenantForm } from './snapshot.ts';
import { standing, standingRow } from './trickle.ts';
import { undoWish, workedOutUndo } from './undo.ts';
import { begunBy, firstWave, wavesForm, waveYes, workedOutRun } from './waves.ts';
import {
  differenceKind,
  experience,
  failure,
  modeName,
  outcome,
  practiceStoreName,
  realEnvironment,
  reason,
  requestId,
  trait,
} from './words.ts';
import { workspaceId, workspaceList, workspaceName } from './workspaces.ts';

const command = z.object({ requestId });
/** A plan's or run's id as snapshots name it. */
const id = z.string().min(1).max(32);
/** An account whose password the administrator knows; used and forgotten. */
const knownAccount = z.object({ account: z.string().min(1).max(450), password: z.string().min(1).max(1024) });
/** Whose accounts a list shows, and which of them; without `of`, the run's where there is one. */
const listed = z.object({
  of: z.enum(['survey', 'plan', 'run']).optional(),
  outcome: outcome.optional(),
  reason: reason.optional(),
  /** Of a survey or a plan. */
  trait: trait.optional(),
  experience: experience.optional(),
  /** A whole e-mail address or user name, or the beginning of a key or a user id: addresses rest encrypted, and have no parts to find. */
  search: z.string().trim().min(1).max(450).optional(),
  /** `key`, as the legacy database orders them, where nothing is named. */
  sort: z.enum(accountSorts).optional(),
  descending: z.boolean().optional(),
});
/** A file that was written or chosen, and whether the host could open it. */
const file = z.object({ opened: z.boolean(), path: z.string() });
/** A question is answered, or fails with what a page shows of a failure. */
const question = oc.errors({ FAILED: { data: failure } });

/**
 * Everything a page can ask of the application. Commands start something and answer at once; what comes of it shows in the
 * snapshots of `watch`. A password or client secret goes in through a command and never comes back out.
 */
export const contract = {
  /** The state now, and again whenever it changes; a page subscribes once and again after a reload or a lost connection. */
  watch: oc.output(eventIterator(snapshot)),
  /** Remembers which step the wizard shows, so that the same place opens next time. */
  showStep: oc.input(command.extend({ step: stepName })),

  /** How the page looks on this computer, from now on and at the next start. */
  chooseLook: oc.input(command.extend({ look: lookChoice })),

  /** Shows all workspaces; the one that is open stays so, and what it does goes on. */
  showStart: oc.input(command),
  /** Every workspace of this computer with how it stands; reads their journals, and asks no server. */
  workspaces: question.output(workspaceList),
  /** Opens a workspace at the place where it was left, and closes the one that is open. Refused while anything is under way. */
  openWorkspace: oc.input(command.extend({ id: workspaceId })),
  /** Begins a new workspace at its first step. */
  beginWorkspace: oc.input(command.extend({ name: workspaceName })),
  renameWorkspace: oc.input(command.extend({ id: workspaceId, name: workspaceName })),
  /** Takes over a workspace that a colleague has handed on, and opens it; it holds no secret and no account. */
  importWorkspace: question
    .input(command.extend({ text: z.string().max(5_000_000) }))
    .output(z.object({ id: workspaceId })),
  /**
   * Writes a workspace as a file for a colleague into its folder: forms, choices, mapping and edited scripts; no secret, no account of
   * anybody, no run.
   */
  handOnWorkspace: question.input(command.extend({ id: workspaceId })).output(file),

  /** Starts both practice servers, in a new workspace that points at them. */
  usePractice: oc.input(
    command.extend({
      store: practiceStoreName,
      accounts: z.number().int().min(1).max(1_000_000),
      seed: z.number().int(),
    }),
  ),

  saveLegacy: oc.input(command.extend({ form: legacyForm, password: z.string().max(16_384).optional() })),
  /** Fills in the first form from a connection string; its password goes to memory alone, and nothing of it comes back. */
  pasteConnectionString: question.input(command.extend({ text: z.string().max(65_536) })).output(
    z.object({
      passwordTaken: z.boolean(),
      ignored: z.array(z.object({ keyword: z.string(), why: z.string() })).readonly(),
    }),
  ),
  /** The T-SQL script with which a DBA makes a login that only reads. */
  dbaScript: question
    .input(command.extend({ form: legacyForm }))
    .output(z.object({ fileName: z.string(), text: z.string() })),
  diagnose: oc.input(command),
  survey: oc.input(command),
  /** Surveys what the administrator names, and keeps to it until the first form changes. */
  chooseStore: oc.input(command.extend({ choice: storeChoice })),
  /** Keeps answers to the questions of a candidate, which is named by its id. Reads nothing: the next survey goes by them. */
  answerQuestions: oc.input(command.extend({ candidate: z.string().max(400), answers: storeAnswers })),
  /** The columns of a SELECT as the server describes them; it is not run. */
  describeSelect: question
    .input(z.object({ sql: z.string().min(1).max(65_536) }))
    .output(z.object({ columns: list(describedColumn) })),
  /** Lets these be read whole although they are large, keeps that in the workspace, and surveys. */
  allowScans: oc.input(command.extend({ names: allowScans })),
  saveRules: oc.input(command.extend({ rules: planRules })),
  saveScope: oc.input(command.extend({ scope: scopeSettings })),
  /** Keeps which applications' accounts are meant (none named: all) and surveys anew. */
  chooseApplications: oc.input(command.extend({ applications: z.array(z.string().max(128)).max(1_000) })),
  /**
   * The text of a web.config, or of the file of a section that it names: what it says of passwords, together with those given before,
   * is taken over, and the text forgotten.
   */
  readWebConfig: oc.input(command.extend({ text: z.string().max(500_000) })),
  /** The survey's sample accounts as they are in the legacy database, personal data in clear; of a password its format alone. */
  samples: question.output(
    z.object({
      /** By the mapping's fields; null for an account that is not there any more. */
      accounts: z.array(z.record(z.string(), z.string()).nullable()).readonly(),
    }),
  ),

  /** What an editor of the mapping begins with; reads the catalog. */
  mappingToEdit: question.output(editableMapping),
  /** What an edited mapping would make of the survey's sample accounts, masked unless `inClear`. Keeps nothing. */
  previewMapping: question.input(z.object({ edit: mappingEdit, inClear: z.boolean() })).output(mappingPreview),
  /** Keeps an edited mapping, puts the plan aside and surveys by it; answers when the survey has begun. */
  saveMapping: question.input(command.extend({ edit: mappingEdit })).output(z.object({ saved: z.literal(true) })),
  /** Gives up what was changed in the mapping: back to what Userferry proposes. Puts the plan aside and surveys anew. */
  dropMappingEdit: oc.input(command),

  saveTenant: oc.input(command.extend({ form: tenantForm, clientSecret: z.string().max(1024).optional() })),
  /**
   * Turns to another tenant of the workspace, with what was typed of the one before; each keeps its form, and its secret in memory.
   */
  chooseEnvironment: oc.input(command.extend({ environment: realEnvironment, before: tenantForm })),
  checkTenant: oc.input(command),

  chooseMode: oc.input(command.extend({ mode: modeName })),

  /** What an editor of an action script begins with; reads the catalog, and the tenant's connection where its secret is known. */
  renderScript: question.input(z.object({ action: actionName })).output(scriptToEdit),
  /** What can be said of a script without running it. */
  checkScript: question
    .input(z.object({ action: actionName, source: scriptSource }))
    .output(z.object({ findings: list(scriptFinding) })),
  /** Keeps a script that was edited; one with a secret in its text is refused. */
  saveScript: question
    .input(command.extend({ action: actionName, source: scriptSource }))
    .output(z.object({ saved: z.literal(true) })),
  /** Gives up what was edited: back to the template. */
  dropScript: oc.input(command.extend({ action: actionName })),
  /**
   * Calls a script against the legacy database, in the container that all of them share as at Auth0. Without a source, the one that
   * was saved, or else the template. An action that writes is run on copies of the accounts that its arguments name instead; and against
   * the legacy database only with the code of what was shown.
   */
  runScript: question
    .input(
      command.extend({
        action: actionName,
        source: scriptSource.optional(),
        /** By the action's parameters; a password among them is used and forgotten. */
        args: z.record(z.string().max(64), z.string().max(16_384)),
        write: z.string().max(32).optional(),
      }),
    )
    .output(scriptRun),

  /**
   * Runs the test cases of one action's script, or of all: reading ones against the legacy database, writing ones on copies of a few
   * accounts. `known` is an account whose password the administrator knows; it is used and forgotten.
   */
  runScriptCases: oc.input(
    command.extend({
      action: actionName.optional(),
      known: knownAccount.optional(),
    }),
  ),
  /** What scripts said to a case's calls the last time that it was run since the start. Personal data may be in it. */
  saidInCase: question.input(z.object({ action: actionName, name: z.string().max(200) })).output(saidInCase),

  /** Keeps how Auth0's machines reach the legacy database; values of the configuration are kept in memory. */
  saveDeploySettings: oc.input(command.extend({ settings: deploySettings, values: configurationValues })),
  /** Reads the connection and works out what a deployment would change. Sends nothing, and writes nothing down. */
  workOutDeployment: question
    .input(z.object({ target: deployTarget, dropConfiguration: z.boolean() }))
    .output(workedOutDeployment),
  /**
   * Deploys what was shown, which its code names; `number` is the deployment's, null where there was nothing to change. A client that
   * goes away meanwhile sees in the state what became of it.
   */
  deploy: question
    .input(
      command.extend({
        target: deployTarget,
        consents: list(consent),
        code: z.string().max(64),
        override: override.optional(),
      }),
    )
    .output(z.object({ number: z.number().int().nullable() })),
  /** A script as the last deployment left it, to be compared with. */
  deployedScript: question.input(z.object({ action: actionName })).output(deployedScript),
  /** How many of Auth0's addresses there are, before they are written; asks nobody. */
  outboundRanges: question.output(outboundRanges),
  /** Writes what others are to carry out into a new folder of the workspace's, and opens what is read first where the host can. Sends nothing. */
  saveExport: question.input(command.extend({ wish: exportWish })).output(writtenExport),
  /** Whether the tenant carries so many sign-ins a second, by what the test cases of login took. */
  capacity: question.input(z.object({ peakSignIns: z.number().positive().max(1_000_000).optional() })).output(capacity),
  /**
   * Takes accounts of every kind through every event of a mode on a practice tenant; the legacy database is only read. `known` as for
   * the test cases.
   */
  rehearse: oc.input(command.extend({ mode: rehearsedMode, known: knownAccount.optional() })),
  /** What came of rehearsing a mode the latest time; no rows where nobody has. */
  rehearsalMatrix: question.input(z.object({ mode: rehearsedMode })).output(rehearsalMatrix),
  /** What scripts said in one event, and who stood for the kind. */
  saidInRehearsal: question
    .input(z.object({ mode: rehearsedMode, kind: z.string().max(200), event: rehearsedEvent }))
    .output(saidInRehearsal),

  /** What a pilot on the tenant would do; reads the connection and which scopes there are. Makes nothing. */
  previewPilot: question.input(z.object({ wish: pilotWish })).output(pilotPreview),
  /** Takes accounts made for it, one for each password format, through the tenant and back; what it makes it removes. */
  pilot: oc.input(command.extend({ wish: pilotWish })),

  makePlan: oc.input(command),
  /**
   * Carries out a plan. With `settleHalfCreated` records that are proven half-created are removed, and their accounts sent again: a new
   * password that somebody chose and never used is lost with its record.
   */
  startRun: oc.input(
    command.extend({
      plan: id,
      settleHalfCreated: z.boolean().optional(),
      override: override.optional(),
      /** Without them everybody is sent in one. The first wave is said yes to with that. */
      inWaves: wavesForm.optional(),
      /** Needed in production for a run in waves. */
      by: begunBy.optional(),
    }),
  ),
  /**
   * What a run of a plan would be: its waves, as they are typed or as they are proposed, and why production is locked for it.
   * Begins nothing.
   */
  workOutRun: question.input(z.object({ plan: id, form: wavesForm.optional() })).output(workedOutRun),
  /** The people of the first wave as it would be, the first 500 of them. Personal data. */
  firstWave: question.input(z.object({ plan: id, form: wavesForm })).output(firstWave),
  /** Looks into the tenant's log how sign-ins go of whom the waves so far have brought; a limit that is exceeded stops the run. */
  lookAtWaves: oc.input(command),
  pauseRun: oc.input(command),
  /** With a yes where the run waits for one. */
  resumeRun: oc.input(command.extend({ yes: waveYes.optional() })),
  /** Stops after the files that are on their way; the run can be resumed later. */
  stopRun: oc.input(command),
  verify: oc.input(command),

  /**
   * Works out whom of the run Auth0 would send a password-change e-mail, and who sends it; reads the connection. Asks for none, and writes
   * nothing down.
   */
  workOutMails: question.input(mailsWish).output(workedOutMails),
  /** Has Auth0 send e-mails, one after another; ending it leaves everybody with what is known of theirs, and it goes on where it was. */
  sendMails: oc.input(command.extend(mailsManner.shape)),
  /** Writes everybody on the run's latest list as CSV into the workspace's folder, and opens it where the host can. */
  saveMails: question.input(command).output(file),

  /**
   * Looks how a trickle migration stands: reads what the tenant's log has new and the connection's users. While the app is open this is
   * done by itself about every hour, in a mode in which accounts move at sign-in, once scripts are deployed; never beside anything else.
   */
  lookAtTrickle: oc.input(command),
  /** A part of the accounts that stood so at the latest look, longest not seen first; `from` is how many come before. */
  standingAccounts: question
    .input(z.object({ standing, from: z.number().int().nonnegative(), limit: z.number().int().min(1).max(500) }))
    .output(z.object({ rows: list(standingRow) })),
  /** Writes everybody who has not moved as CSV into the workspace's folder, and opens it where the host can. */
  saveStragglers: question.input(command).output(file),

  /** A page of what the run's latest verification found of one kind, behind a row. */
  differences: question
    .input(
      z.object({
        kind: differenceKind,
        after: z.number().int().nonnegative(),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.object({ rows: list(differenceRow) })),
  /**
   * Looks into the tenant's log how sign-ins go since the run. One that is `byItself` is not begun beside anything else, or while a failure
   * waits to be read.
   */
  lookAtSignIns: oc.input(command.extend({ byItself: z.boolean() })),
  /** Keeps what is expected of the first sign-ins after a run. */
  setSignInLimits: oc.input(command.extend({ limits: signInLimits })),

  /** Puts the cutover's checklist together; reads the connection and the tenant's log. */
  examineCutover: oc.input(command),
  /** A page of what stands against a cutover, as the checklist found it; `after` is the last name seen. */
  cutoverExceptions: question
    .input(
      z.object({ kind: exceptionKind, after: z.string().max(450).optional(), limit: z.number().int().min(1).max(500) }),
    )
    .output(z.object({ rows: list(exceptionRow), next: z.string().optional() })),
  /** Accepts what the checklist found of a kind, or the one of a name; gives how many were accepted that were not before. */
  acceptExceptions: question.input(command.extend(accepting.shape)).output(z.object({ accepted: z.number().int() })),
  withdrawAcceptances: question
    .input(command.extend(withdrawing.shape))
    .output(z.object({ withdrawn: z.number().int() })),
  /** Writes the exceptions of a kind as CSV into the workspace's folder, and opens it where the host can. */
  saveExceptions: question.input(command.extend({ kind: exceptionKind })).output(file),
  /** Writes how login and firewall rules are removed into the workspace's folder, and opens it where the host can. */
  saveRemoval: question.input(command).output(file),
  /** Ends a survey, a plan, a look, a verification or checks that are under way; what was there before stays. A run has its own stop. */
  cancelActivity: oc.input(command),

  /**
   * A part of a list of the survey's, the plan's or the run's accounts. As long as `opening` is the same, accounts keep their places,
   * whatever a run does meanwhile; `from` is how many come before.
   */
  accounts: question
    .input(
      listed.extend({
        opening: requestId.optional(),
        from: z.number().int().nonnegative(),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.object({ rows: list(accountRow), total: z.number().int() })),

  /**
   * Everything that is known about somebody: one sentence, and what it rests on. Only reads, and keeps nothing; a source that can't be
   * asked is told as such. Addresses and names are masked unless `inClear`.
   */
  findPerson: question.input(z.object({ sought: soughtPerson, inClear: z.boolean() })).output(foundPeople),

  /** Writes the accounts that such a list shows, all of them and in its order, as CSV into the workspace's folder, and opens it where the host can. */
  saveList: question.input(command.extend(listed.shape)).output(file),

  /**
   * Tries a password that somebody knows on an account of the survey, named by key or e-mail address. It is tried in memory and
   * forgotten; a format that is proven shows in the state.
   */
  provePassword: question
    .input(command.extend({ account: z.string().min(1).max(450), password: z.string().min(1).max(1024) }))
    .output(passwordProof),
  /** Reads passwords by the recipe that a test account has shown from now on: puts the plan aside and surveys anew. */
  useRecipe: oc.input(command.extend({ recipe: passwordRecipe })),

  /** The report as one HTML document, to be shown in a sandboxed frame. */
  readReport: question.input(z.object({ run: id })).output(z.object({ html: z.string() })),
  /** Opens a report's file with the system's program for it, where the host can; the answer says whether it could. */
  openReport: question.input(command.extend({ run: id, format: z.enum(['html', 'csv', 'json']) })).output(file),
  /** Writes the report as PDF beside its other files, and opens it; refused where the host can’t make one (`host.pdf`). */
  savePdf: question.input(command.extend({ run: id })).output(file),
  /** Writes a run’s evidence pack beside Userferry’s workspaces, or within this one where it names people, and opens its report where the host can. */
  writePack: question.input(command.extend(packWish.shape)).output(writtenPack),
  /** Whether the pack in a folder is as it was made, and, with a fingerprint, the one that was noted. */
  checkPack: question
    .input(z.object({ folder: z.string().min(1).max(1024), fingerprint: z.string().max(200).optional() }))
    .output(checkedPack),

  /** Works out whom undoing a run would delete, and who is kept; reads the connection. Deletes nobody, and writes nothing down. */
  workOutUndo: question.input(z.object({ run: id })).output(workedOutUndo),
  /** Deletes the users whom a run brought, or goes on with it; ending it loses nothing, and it goes on where it was. */
  undoRun: oc.input(command.extend(undoWish.shape)),
  /** Writes everybody whom a run brought as CSV into the workspace's folder, and opens it where the host can. */
  saveUndo: question.input(command.extend({ run: id })).output(file),

  /** What closing the workspace out would delete and lose; `folder` is where its evidence would go. Deletes nothing. */
  workOutForget: question.input(z.object({ folder: z.string().min(1).max(1024).optional() })).output(workedOutForget),
  /**
   * Closes the workspace out: writes its evidence, then deletes it with its key, for good. One that was begun and not ended is gone on with, in
   * its own folder. What comes of it shows as `closeOut`.
   */
  forget: oc.input(command.extend(forgetWish.shape)),
  /** Leaves the workspace that was closed out behind: Start is shown. Opening or beginning one does so too. */
  leaveClosedOut: oc.input(command),
};
export type Contract = typeof contract;
