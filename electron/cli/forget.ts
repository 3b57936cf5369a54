import { forgetWorkspace } from '../assistant/forget/forget.ts';
import { named } from '../common/named.ts';
import { plural } from '../reports/wording.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
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
  const { record, disposal } = await forgetWorkspace(
    {
      withSession: (work) => withSession(options, context, work),
      async letGo(_disposal, goesOn) {
        if (goesOn) terminal.note('Closing out was begun before; it goes on.');
      },
    },
    powers,
    {
      yes: options.yes?.includes('forget') === true,
      by: named(options.by),
      why: named(options.because),
      evenUnfinished: options.evenUnfinished === true,
      folder: options.out,
      file: options.workspace,
    },
  );
  return {
    json: { record, ...disposal },
    lines: [
      `The workspace “${disposal.workspace.name}” is closed out: ${plural(disposal.deleted.length, 'file', 'files')} and the key are deleted.`,
      ...disposal.packs.map(
        ({ run, folder, fingerprint }) => `Evidence of run ${run}: ${folder}, fingerprint ${fingerprint}`,
      ),
      ...(disposal.reports ?? []).map(({ name, sha256 }) => `Report of the trickle: ${name}, SHA-256 ${sha256}`),
      `Disposal record: ${record}`,
      'Not deleted, because it is not Userferry’s to delete:',
      ...disposal.left.map((line) => `  ${line}`),
    ],
    exit: exitCode.done,
  };
}
