import { UserferryError } from '../../common/userferry-error.ts';

/** UF-3003: the workspace's prefix was changed after a run has made user ids with the old one. */
export function frozenPrefix(used: string, wanted: string): UserferryError {
  return new UserferryError({
    code: 'UF-3003',
    message: `The prefix of user ids can’t become “${wanted}”: a run of this workspace has made users with “${used}”.`,
    kept: 'Nothing was read or sent, and every user keeps the id that it has.',
    next: `Write “${used}” into the workspace again, or begin a new workspace for other ids.`,
  });
}

/** UF-3004: the plan decrypts passwords, and the key for it is another one or missing. */
export function otherMachineKey(): UserferryError {
  return new UserferryError({
    code: 'UF-3004',
    message: 'The plan decrypts passwords with the old application’s machine key, and that key is not at hand.',
    kept: 'Nothing was sent. The key is never kept, so it has to be given again after a start.',
    next: 'Give the same web.config as for the plan (in a terminal: --web-config FILE), or make a plan without it.',
  });
}

/** UF-3107: an account was deleted between a survey and the proof. */
export function accountGone(): UserferryError {
  return new UserferryError({
    code: 'UF-3107',
    message: 'This account is no longer in the legacy database.',
    kept: 'Nothing was changed, and the password was not kept.',
    next: 'Choose another account whose password you know, or survey again.',
  });
}

/** UF-3002: a run asks for a plan that was never finished. */
export function unfinishedPlan(plan: string): UserferryError {
  return new UserferryError({
    code: 'UF-3002',
    message: `Plan ${plan} was not finished.`,
    kept: 'Nothing was sent.',
    next: 'Make a new plan.',
  });
}
