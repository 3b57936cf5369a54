import { readFile, rm } from 'node:fs/promises';
import type { SafeStorage } from 'electron';
import { fileSecretStorage, type SecretStorage, sealedPath } from '../assistant/workspace/secrets.ts';
import { replaceOwnFile } from '../common/replace-own-file.ts';
import { UserferryError } from '../common/userferry-error.ts';

/** What this needs of Electron. */
export type KeyStore = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/**
 * Secrets encrypted by the operating system (DPAPI, Keychain, a Linux key ring), one file each in the application's folder. A
 * secret that the browser host has put there in a file of its owner's stays one, or that host could not open it any more; and
 * where the system has no key store (Linux without a key ring) Electron does as the browser host does, and `keptInFile` is told.
 */
export function safeSecretStorage(keyStore: KeyStore, home: string, keptInFile: () => void): SecretStorage {
  const files = fileSecretStorage(home);
  const storage: SecretStorage = {
    async get(name) {
      const path = sealedPath(home, name);
      const sealed = await readIfThere(path);
      if (sealed === null) return files.get(name);
      const { result, shouldReEncrypt } = await keyStore.decryptStringAsync(sealed).catch((error: unknown) => {
        throw closed(error);
      });
      // The system's key was changed since: written again, so that the old key is not needed much longer.
      if (shouldReEncrypt) await replaceOwnFile(path, await keyStore.encryptStringAsync(result));
      return result;
    },
    async set(name, secret) {
      if (await seals(keyStore)) {
        // Whole or not at all: half a key would lock the journal for good.
        await replaceOwnFile(sealedPath(home, name), await keyStore.encryptStringAsync(secret));
        return;
      }
      await files.set(name, secret);
      keptInFile();
    },
    // The app runs once at a time (single-instance lock), so nothing comes between the look and the writing.
    async add(name, secret) {
      const kept = await storage.get(name);
      if (kept === null) await storage.set(name, secret);
      return kept ?? secret;
    },
    async delete(name) {
      await rm(sealedPath(home, name), { force: true });
      await files.delete(name);
    },
  };
  return storage;
}

/** Without a key ring Electron on Linux encrypts under a password that is in its source: no better than a plain file. */
async function seals(keyStore: KeyStore): Promise<boolean> {
  if (process.platform === 'linux' && keyStore.getSelectedStorageBackend() === 'basic_text') return false;
  return keyStore.isAsyncEncryptionAvailable();
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function closed(error: unknown): UserferryError {
  return new UserferryError(
    {
      code: 'UF-6302',
      message: 'This computer’s key store does not open the workspace’s key.',
      kept: 'Nothing was read, and nothing was sent; the key is still where it was.',
      next: 'Sign in to the desktop as the user who made the workspace, unlock the key ring, and start Userferry again.',
      detail: error instanceof Error ? error.message : String(error),
    },
    { cause: error },
  );
}
