import { readFile } from 'node:fs/promises';
import type { MembershipHash } from '../accounts/passwords/recipe.ts';
import { readSections, type Sections } from '../accounts/web-config/read-sections.ts';
import { webConfigWarnings } from '../accounts/web-config/warnings.ts';
import { type WebConfig, webConfigOf } from '../accounts/web-config/web-config-of.ts';
import type { WorkspaceFile } from '../assistant/workspace/workspace.ts';
import { UserferryError } from '../common/userferry-error.ts';
import type { Terminal } from './output.ts';

/** A web.config is some kilobytes; what is larger is none, and is not read into memory. */
const LARGEST = 8 * 1024 * 1024;

/**
 * Reads the old application's web.config and the files of sections that it names: how Membership hashes, the key of what it
 * encrypted, and nothing else of them. What they leave open is said on the terminal.
 * @throws UserferryError UF-3105 (can't be read), UF-3101, UF-3102, UF-3103
 */
export async function readWebConfigFiles(paths: readonly string[], terminal: Terminal): Promise<WebConfig> {
  const files: Sections[] = [];
  for (const path of paths) files.push(readSections(await readText(path)));
  const told = webConfigOf(files, { withKey: true });
  terminal.note(`web.config: ${told.algorithm.why}`);
  for (const warning of told.warnings) terminal.note(`web.config: ${webConfigWarnings[warning]}`);
  return told;
}

async function readText(path: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    return textOf(bytes.subarray(0, LARGEST + 1));
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Visual Studio writes UTF-8 with a byte-order mark, Windows' Editor sometimes UTF-16. */
function textOf(bytes: Buffer): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(utf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
}

/** The workspace with the algorithm that web.config names, where its rules leave that open. */
export function withMembershipHash(workspace: WorkspaceFile, hash: MembershipHash | null): WorkspaceFile {
  const { strategy } = workspace;
  if (hash === null || strategy.rules.membershipHash !== 'auto') return workspace;
  return { ...workspace, strategy: { ...strategy, rules: { ...strategy.rules, membershipHash: hash } } };
}

function unreadable(path: string, cause: unknown): UserferryError {
  return new UserferryError(
    {
      code: 'UF-3105',
      message: `The file ${path} can’t be read.`,
      kept: 'Nothing was read and nothing was sent.',
      next: 'Check the path, and that you may read the file: copy it from the web server to this computer.',
      detail: cause instanceof Error ? cause.message : String(cause),
    },
    { cause },
  );
}
