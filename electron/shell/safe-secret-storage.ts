import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import type { SecretStorage } from '../assistant/workspace/secrets.ts';
import { UserferryError } from '../common/userferry-error.ts';

type Encryption = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>;

/** Secrets encrypted by the operating system (DPAPI, Keychain, a Linux key ring), one file each in the application's folder. */
export function safeSecretStorage(safeStorage: Encryption, folder: string): SecretStorage {
  const pathOf = (name: string) => join(folder, 'keys', `${name}.sealed`);
  const storage: SecretStorage = {
    async get(name) {
      const sealed = await readIfThere(pathOf(name));
      if (sealed === null) return null;
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
      // The system's key was changed since: written again, so that the old key is not needed much longer.
      if (shouldReEncrypt) await write(pathOf(name), await safeStorage.encryptStringAsync(result));
      return result;
    },
    async set(name, secret) {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) throw noKeyStore();
      await mkdir(join(folder, 'keys'), { recursive: true, mode: 0o700 });
      await write(pathOf(name), await safeStorage.encryptStringAsync(secret));
    },
    // The app runs once at a time (single-instance lock), so nothing comes between the look and the writing.
    async add(name, secret) {
      const kept = await storage.get(name);
      if (kept === null) await storage.set(name, secret);
      return kept ?? secret;
    },
    async delete(name) {
      await rm(pathOf(name), { force: true });
    },
  };
  return storage;
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all: half a key would lock the journal for good. */
async function write(path: string, sealed: Buffer): Promise<void> {
  await writeFile(`${path}.new`, sealed, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

function noKeyStore(): UserferryError {
  return new UserferryError({
    code: 'UF-6302',
    message: 'This computer’s key store does not answer, so the workspace’s key has no safe place.',
    kept: 'Nothing was written.',
    next: 'Sign in to the desktop with a key ring (GNOME Keyring or KWallet), or open Userferry in the browser.',
  });
}
