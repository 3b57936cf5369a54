import { randomBytes, randomUUID } from 'node:crypto';
import { access, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserferryError } from '../../common/userferry-error.ts';

/**
 * Where a host keeps small secrets: the operating system's store in Electron, a file that only its owner can read elsewhere.
 * Only the workspace's key is kept by itself; a database password or client secret only when the administrator asked for it.
 */
export interface SecretStorage {
  get(name: string): Promise<string | null>;
  set(name: string, secret: string): Promise<void>;
  /** Keeps the secret unless one of that name is kept already; gives the one that is kept. */
  add(name: string, secret: string): Promise<string>;
  delete(name: string): Promise<void>;
}

/** Where Electron keeps a secret that the operating system's key store has encrypted. */
export function sealedPath(home: string, name: string): string {
  return join(home, 'keys', `${name}.sealed`);
}

/**
 * Secrets in files of mode 0600, for hosts without a key store: protects against other users, not against this one.
 * @throws UserferryError UF-6303 for a secret that lies in the key store, where only Electron can open it
 */
export function fileSecretStorage(home: string): SecretStorage {
  const pathOf = (name: string) => join(home, 'keys', `${name}.key`);
  const read = (name: string) => readFile(pathOf(name), 'utf8');
  /** A file of its own first: half a key would lock the journal for good. */
  const writeAside = async (name: string, secret: string): Promise<string> => {
    const aside = `${pathOf(name)}.${randomUUID()}.new`;
    await mkdir(join(home, 'keys'), { recursive: true, mode: 0o700 });
    await writeFile(aside, secret, { mode: 0o600, flush: true });
    return aside;
  };
  return {
    get: (name) =>
      read(name).catch(async (error: unknown) => {
        if (!hasCode(error, 'ENOENT')) throw error;
        // Taken for missing, it would be made anew, and the journal could not be read under the new one.
        if (await isThere(sealedPath(home, name))) throw sealedElsewhere(home);
        return null;
      }),
    async set(name, secret) {
      await rename(await writeAside(name, secret), pathOf(name));
    },
    async add(name, secret) {
      const aside = await writeAside(name, secret);
      try {
        await link(aside, pathOf(name));
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      } finally {
        await rm(aside, { force: true });
      }
      return read(name);
    },
    async delete(name) {
      await rm(pathOf(name), { force: true });
    },
  };
}

/**
 * The workspace's key (32 bytes): encrypts what rests in the journal and keys its digests. Made on first use.
 * @throws UserferryError UF-6004 (the key can't be read or written where it is kept)
 */
export async function workspaceKey(storage: SecretStorage, workspaceId: string): Promise<Uint8Array> {
  try {
    return await keptOrNewKey(storage, workspaceId);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new UserferryError(
      {
        code: 'UF-6004',
        message: 'The workspace’s key can’t be read or written where Userferry keeps it.',
        kept: 'Nothing was read and nothing was sent.',
        next: 'Make sure that this account may use the folder that the detail names, or choose another with USERFERRY_HOME.',
        detail: error.message,
      },
      { cause: error },
    );
  }
}

/** What the workspace's key is called in secret storage. */
export function keyName(workspaceId: string): string {
  return `workspace-${workspaceId}`;
}

async function keptOrNewKey(storage: SecretStorage, workspaceId: string): Promise<Uint8Array> {
  const name = keyName(workspaceId);
  const kept = await storage.get(name);
  if (kept !== null) return Buffer.from(kept, 'base64');
  // Another process may be making one at this moment: the journal can only ever have one.
  return Buffer.from(await storage.add(name, randomBytes(32).toString('base64')), 'base64');
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function sealedElsewhere(home: string): UserferryError {
  return new UserferryError({
    code: 'UF-6303',
    message: 'This workspace was made in the Electron app, and its key lies in this computer’s key store.',
    kept: 'Nothing was read and nothing was sent.',
    next: 'Open Userferry in Electron, or begin in another folder, which USERFERRY_HOME names.',
    detail: home,
  });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
