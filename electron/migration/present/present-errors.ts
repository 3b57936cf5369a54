import { UserferryError } from '../../common/userferry-error.ts';

const kept = 'Nobody was changed.';

/** UF-4651: who was there before is known for good when the run is at its end. */
export function runNotOver(run: string): UserferryError {
  return new UserferryError({
    code: 'UF-4651',
    message: `Run ${run} is not at its end: who was there before it isn’t known for everybody.`,
    kept,
    next: `Let it end first: on Migrate in the app, or userferry resume ${run}`,
  });
}

/** UF-4652: nobody was updated, or everybody is put back. */
export function nobodyToPutBack(run: string): UserferryError {
  return new UserferryError({
    code: 'UF-4652',
    message: `Of run ${run} nobody is updated: there is nobody to put back.`,
    kept,
    next: `See how it stands: Migrate in the app, or userferry status ${run}`,
  });
}

/** UF-4653: one thing at a time. */
export function beingPutBack(run: string): UserferryError {
  return new UserferryError({
    code: 'UF-4653',
    message: `The people who were there before run ${run} are being put back to what they were, and not all of them are yet.`,
    kept,
    next: `Let that end first: under “Who was there before” in the app, or userferry update-present ${run} --put-back --yes put-back`,
  });
}
