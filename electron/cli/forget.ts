import { begunDisposal, isUntouched, refuseClosedOut } from '../assistant/forget/find-disposal.ts';
import { begunWithoutYes } from '../assistant/forget/forget-errors.ts';
import { carryOutDisposal, type ForgetWish, prepareDisposal } from '../assistant/forget/forget-workspace.ts';
import { UserferryError } from '../common/userferry-error.ts';
import { plural } from '../reports/wording.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { named } from './named.ts';
import { exitCode, type VerbResult } from './output.ts';

interface ForgetOptions extends WorkspaceOptions {
  readonly out: string;
  readonly yes?: readonly 'forget'[];
  readonly by?: string;
  readonly because?: string;
  readonly evenUnfinished?: boolean;
}

/** `forget --out DIR`: writes the evidence, deletes workspace, journal and key, and writes down that it was done. */
export async function forgetVerb(options: ForgetOptions, context: VerbContext): Promise<VerbResult> {
  const { powers, terminal } = context;
  const wish: ForgetWish = {
    yes: options.yes?.includes('forget') === true,
    by: named(options.by),
    why: named(options.because),
    evenUnfinished: options.evenUnfinished === true,
    folder: options.out,
    file: options.workspace,
  };
  await refuseClosedOut(options.out, options.workspace, powers);
  const begun = await begunDisposal(options.out, options.workspace);
  if (begun !== null && !wish.yes) throw begunWithoutYes(begun);
  const prepare = () => withSession(options, context, (session) => prepareDisposal(session, powers, wish));
  // Who went on working after it was begun has evidence that isn't in the packs of then.
  const goesOn = begun !== null && !(await isUntouched(begun, powers));
  const prepared = goesOn
    ? begun
    : await prepare().catch((error: unknown) => {
        // Whoever opened the workspace after its key was gone has made another one, which opens nothing.
        if (begun !== null && error instanceof UserferryError && error.code === 'UF-4002') return begun;
        throw error;
      });
  if (prepared === begun) terminal.note('Closing out was begun before; it goes on.');
  const { record, disposal } = await carryOutDisposal(prepared, options.out, powers);
  return {
    json: { record, ...disposal },
    lines: [
      `The workspace “${disposal.workspace.name}” is closed out: ${plural(disposal.deleted.length, 'file', 'files')} and the key are deleted.`,
      ...disposal.packs.map(
        ({ run, folder, fingerprint }) => `Evidence of run ${run}: ${folder}, fingerprint ${fingerprint}`,
      ),
      `Disposal record: ${record}`,
      'Not deleted, because it is not Userferry’s to delete:',
      ...disposal.left.map((line) => `  ${line}`),
    ],
    exit: exitCode.done,
  };
}
