import { UserferryError } from '../../common/userferry-error.ts';
import type { Activity } from '../contract/index.ts';

const activityNames: Readonly<Record<Activity['kind'], string>> = {
  diagnose: 'The checks of the legacy database are',
  survey: 'The survey is',
  'tenant-check': 'The checks of the tenant are',
  'script-cases': 'The test cases are',
  rehearsal: 'The rehearsal is',
  pilot: 'A pilot is',
  plan: 'A plan is being made and is',
  verify: 'The verification is',
  practice: 'The practice environment is being started and is',
  'trickle-look': 'The look at who has moved is',
  'sign-ins-look': 'The look at how sign-ins go is',
  'cutover-look': 'The checklist of the cutover is being put together and is',
  'waves-look': 'The look at how people sign in is',
  'reset-mails': 'Password-change e-mails are being asked for, and that is',
  undo: 'A run is being undone, and that is',
  'delta-look': 'What changed in the legacy database is being read, and that is',
  'present-look': 'Who was there before is being looked at, and that is',
  present: 'People who were there before are being updated, and that is',
  'present-back': 'People who were updated are being put back, and that is',
  'roles-look': 'Who would be given which role is being looked up, and that is',
  roles: 'Roles are being given, and that is',
  delta: 'Changes are being carried over, and that is',
  forget: 'The workspace is being closed out, and that is',
};

/** UF-6201: something long is under way, and what was asked for would pull the ground from under it. */
export function busy(kind: Activity['kind']): UserferryError {
  return new UserferryError({
    code: 'UF-6201',
    message: `${activityNames[kind]} not done yet.`,
    kept: 'It goes on; nothing was changed.',
    next: 'Wait until it is done, then try again.',
  });
}

/** UF-6209: somebody has ended it. */
export function cancelled(kind: Activity['kind']): UserferryError {
  return new UserferryError({
    code: 'UF-6209',
    message: `${activityNames[kind]} not done: you have stopped it.`,
    kept: 'What was there before is kept.',
    next: 'Begin it again when you like.',
  });
}

/** UF-6202: the same, of a run. */
export function runUnderWay(): UserferryError {
  return new UserferryError({
    code: 'UF-6202',
    message: 'A run is under way, and this can’t be done beside it.',
    kept: 'The run goes on as it was.',
    next: 'Wait until it is finished, or stop it first; it can be resumed later.',
  });
}

/** UF-6203: a command for a run where there is none. */
export function noRun(): UserferryError {
  return new UserferryError({
    code: 'UF-6203',
    message: 'There is no run for this.',
    kept: 'Nothing was changed.',
    next: 'Make a plan and start a run.',
  });
}

/** UF-6235: a yes that was said to one run while another is open by now. */
export function yesToOtherRun(run: string): UserferryError {
  return new UserferryError({
    code: 'UF-6235',
    message: `The yes was said to run ${run}, and another run is open here by now.`,
    kept: 'Nothing more is sent, of either.',
    next: 'See which run is shown now, and say yes to its wave if you mean it.',
  });
}

/** UF-6233: exceptions before anybody looked what stands against the cutover. */
export function nothingExamined(): UserferryError {
  return new UserferryError({
    code: 'UF-6233',
    message: 'Nobody has looked yet what stands against the cutover.',
    kept: 'Nothing was changed.',
    next: 'Put the checklist together first, on Verify and cut over.',
  });
}

/** UF-6234: somebody is looked for before anything was read. */
export function nothingToFindIn(): UserferryError {
  return new UserferryError({
    code: 'UF-6234',
    message: 'Nobody can be found yet: the accounts have not been read.',
    kept: 'Nothing was changed.',
    next: 'Survey the database first, on Accounts.',
  });
}

/** UF-6205: the run is on its way to its end. */
export function runIsStopping(): UserferryError {
  return new UserferryError({
    code: 'UF-6205',
    message: 'The run is being stopped.',
    kept: 'The files on their way are followed to their end; nothing new is sent.',
    next: 'Wait until it has stopped, then resume it.',
  });
}

/** UF-6204: Userferry is on its way out. */
export function closing(): UserferryError {
  return new UserferryError({
    code: 'UF-6204',
    message: 'Userferry is closing.',
    kept: 'What the journal holds is kept; a run can be resumed.',
    next: 'Open Userferry again.',
  });
}

/** UF-6207: somebody has turned to another workspace while this was waiting for its turn. */
export function left(): UserferryError {
  return new UserferryError({
    code: 'UF-6207',
    message: 'Another workspace has been opened meanwhile, and this was meant for the one before.',
    kept: 'Nothing was changed in either.',
    next: 'Go back to that workspace on Start, and try again.',
  });
}
