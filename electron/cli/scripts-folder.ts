import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { UserferryError } from '../common/userferry-error.ts';
import { type ActionName, actionNames } from '../scripts/actions.ts';
import { scriptKeys } from '../tenant/script-keys.ts';
import { readScript } from './script.ts';

/** By its action, or by Auth0's key for it, as Auth0's own deploy tool names it: `getUser.js`, `get_user.js`. */
const actionOfFile: ReadonlyMap<string, ActionName> = new Map(
  actionNames.flatMap((action) => [
    [`${action}.js`, action],
    [`${scriptKeys[action]}.js`, action],
  ]),
);

/** The scripts of the folder that a verb was told of, if any. */
export async function editedScripts({
  scripts,
}: {
  readonly scripts?: string;
}): Promise<ReadonlyMap<ActionName, string>> {
  return scripts === undefined ? new Map() : readScriptsFolder(scripts);
}

/**
 * The action scripts that somebody keeps in a folder; files that are no JavaScript are none of them.
 * @throws UserferryError UF-6122 where a file is for no action, two are for one, or there is none at all; UF-7205
 */
async function readScriptsFolder(folder: string): Promise<ReadonlyMap<ActionName, string>> {
  const names = (await namesIn(folder)).filter((name) => extname(name) === '.js').toSorted();
  const scripts = new Map<ActionName, string>();
  for (const name of names) {
    const action = actionOfFile.get(name);
    if (action === undefined) throw unfit(`${name} in ${folder} is named after no action script.`);
    if (scripts.has(action)) throw unfit(`${folder} has two files for ${action}.`);
    scripts.set(action, await readScript(join(folder, name)));
  }
  if (scripts.size === 0) throw unfit(`There is no action script in ${folder}.`);
  return scripts;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw unfit(`The folder ${folder} can’t be read.`, error instanceof Error ? error.message : String(error));
  }
}

function unfit(message: string, detail?: string): UserferryError {
  return new UserferryError({
    code: 'UF-6122',
    message,
    kept: 'Nothing was deployed, and the tenant is as it was.',
    next: `Name a folder whose .js files are among: ${actionNames.map((action) => `${action}.js`).join(', ')}.`,
    ...(detail === undefined ? {} : { detail }),
  });
}
