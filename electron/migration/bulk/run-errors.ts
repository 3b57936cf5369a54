import { UserferryError } from '../../common/userferry-error.ts';

/** UF-4010: one file again and again without a clear answer. */
export function tooManyAttempts(file: number, attempts: number): UserferryError {
  return new UserferryError({
    code: 'UF-4010',
    message: `File ${file} was sent ${attempts} times, and Auth0 never gave an answer that settles it.`,
    kept: 'Nobody was imported twice and nothing is lost: the run can be resumed, and the file is looked up first.',
    next: 'Look at the tenant’s log and at status.auth0.com, then resume the run.',
  });
}

/** UF-4011: 413 for a file of hardly more than one user. */
export function capTooSmall(bytes: number): UserferryError {
  return new UserferryError({
    code: 'UF-4011',
    message: 'Auth0 finds even a very small import file too large.',
    kept: 'Nothing of the file was imported, and the run can be resumed.',
    next: 'Look for a proxy between this computer and Auth0 that limits the size of uploads.',
    detail: `a file of ${bytes} bytes was answered with 413`,
  });
}

/** UF-4012: the connections handed over belong to another tenant or connection than the run's. */
export function otherConnection(expected: string, found: string): UserferryError {
  return new UserferryError({
    code: 'UF-4012',
    message: `This run belongs to ${expected}, and the workspace points at ${found} now.`,
    kept: 'Nothing was sent.',
    next: 'Point the workspace at the run’s tenant and connection again, or start a new run.',
  });
}

/** UF-4013: an earlier run sent files to this connection whose end it does not know. */
export function unsettledRun(run: string, files: number): UserferryError {
  return new UserferryError({
    code: 'UF-4013',
    message: `Run ${run} was stopped before it knew the end of ${files === 1 ? 'a file' : `${files} files`} that it had sent.`,
    kept: 'Nothing new was sent, so that nobody is sent twice at the same time.',
    next: `Resume run ${run}: it looks those files up first. A new run can follow when it has settled them.`,
  });
}

/** What stopped a run, in words; whatever no room has classified is a defect. */
export function asFailure(error: unknown): UserferryError {
  return error instanceof UserferryError ? error : defect(error);
}

/** UF-4099: a mistake of ours. */
function defect(error: unknown): UserferryError {
  return new UserferryError(
    {
      code: 'UF-4099',
      message: 'Userferry itself made a mistake and stopped the run.',
      kept: 'The ledger is whole: nobody was imported twice, and the run can be resumed.',
      next: 'Resume the run. If it stops here again, report it with the details below.',
      detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    },
    { cause: error },
  );
}
