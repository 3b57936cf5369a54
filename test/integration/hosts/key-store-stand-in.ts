import type { KeyStore } from '../../../electron/shell/safe-secret-storage.ts';

/** A stand-in for the system's encryption: reversible, and not the text itself. */
export function keyStoreStandIn(options: {
  available?: boolean;
  rotated?: boolean;
  backend?: 'basic_text';
  locked?: boolean;
}) {
  const asked = { encrypted: 0 };
  const keyStore: KeyStore = {
    isAsyncEncryptionAvailable: async () => options.available ?? true,
    getSelectedStorageBackend: () => options.backend ?? 'gnome_libsecret',
    encryptStringAsync: async (text) => {
      asked.encrypted += 1;
      return Buffer.from(Buffer.from(text).map((byte) => byte ^ 0x5a));
    },
    decryptStringAsync: async (sealed) => {
      if (options.locked === true) throw new Error('Error while decrypting the ciphertext.');
      return {
        shouldReEncrypt: options.rotated ?? false,
        result: Buffer.from(sealed.map((byte) => byte ^ 0x5a)).toString(),
      };
    },
  };
  return { keyStore, asked };
}
