import { UserferryError } from '../../common/userferry-error.ts';
import type { Powers } from '../powers.ts';
import type { WorkspaceSession } from '../session.ts';
import type { Disposal } from './disposal.ts';
import { begunDisposal, isUntouched, refuseClosedOut } from './find-disposal.ts';
import { begunWithoutYes } from './forget-errors.ts';
import { carryOutDisposal, type EndedDisposal, type ForgetWish, prepareDisposal } from './forget-workspace.ts';

/** What differs between a terminal and the app. */
export interface ForgettingHost {
  /** Lends a session on the workspace. */
  withSession(work: (session: WorkspaceSession) => Promise<Disposal>): Promise<Disposal>;
  /** Right before something is deleted: nothing of the host's may have the journal open from here on. `goesOn`: it was begun before. */
  letGo(disposal: Disposal, goesOn: boolean): Promise<void>;
}

/**
 * Closes a workspace out: writes the evidence, deletes everything of the workspace, and writes down that it was done. What was begun before
 * and killed is gone on with.
 * @throws UserferryError UF-4801 to UF-4808, UF-4703
 */
export async function forgetWorkspace(host: ForgettingHost, powers: Powers, wish: ForgetWish): Promise<EndedDisposal> {
  await refuseClosedOut(wish.folder, wish.file, powers);
  const begun = await begunDisposal(wish.folder, wish.file);
  if (begun !== null && !wish.yes) throw begunWithoutYes(begun);
  const prepare = () => host.withSession((session) => prepareDisposal(session, powers, wish));
  // Who went on working after it was begun has evidence that isn't in the packs of then.
  const goesOn = begun !== null && !(await isUntouched(begun, powers));
  const prepared = goesOn
    ? begun
    : await prepare().catch((error: unknown) => {
        // Whoever opened the workspace after its key was gone has made another one, which opens nothing.
        if (begun !== null && error instanceof UserferryError && error.code === 'UF-4002') return begun;
        throw error;
      });
  await host.letGo(prepared, prepared === begun);
  return carryOutDisposal(prepared, wish.folder, powers);
}
