import { UserferryError } from '../../common/userferry-error.ts';

/** UF-3001: a plan or workspace of a newer release. */
export function unknownStore(name: string): UserferryError {
  return new UserferryError({
    code: 'UF-3001',
    message: `This release does not know the store “${name}”.`,
    kept: 'Nothing was read or sent.',
    next: 'Choose one of the stores that the survey names, or open the workspace with a newer Userferry.',
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
