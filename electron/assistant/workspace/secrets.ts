import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Where a host keeps small secrets: the operating system's store in Electron, a file that only its owner can read elsewhere.
 * Only the workspace's key is kept by itself; a database password or client secret only when the administrator asked for it.
 */
export interface SecretStorage {
  get(name: string): Promise<string | null>;
  set(name: string, secret: string): Promise<void>;
  delete(name: string): Promise<void>;
}

/** Secrets in files of mode 0600, for hosts without a key store: protects against other users, not against this one. */
export function fileSecretStorage(home: string): SecretStorage {
  const pathOf = (name: string) => join(home, 'keys', `${name}.key`);
  return {
    async get(name) {
      try {
        return await readFile(pathOf(name), 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    async set(name, secret) {
      await mkdir(join(home, 'keys'), { recursive: true, mode: 0o700 });
      await writeFile(pathOf(name), secret, { mode: 0o600 });
    },
    async delete(name) {
      await rm(pathOf(name), { force: true });
    },
  };
}

/** The workspace's key (32 bytes): encrypts what rests in the journal and keys its digests. Made on first use. */
export async function workspaceKey(storage: SecretStorage, workspaceId: string): Promise<Uint8Array> {
  const name = `workspace-${workspaceId}`;
  const kept = await storage.get(name);
  if (kept !== null) return Buffer.from(kept, 'base64');
  const key = randomBytes(32);
  await storage.set(name, key.toString('base64'));
  return key;
}
