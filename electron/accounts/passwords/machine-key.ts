import { createDecipheriv } from 'node:crypto';

// How MembershipProvider encrypts: machineKey/@decryptionKey, CBC with an IV of zeros, PKCS #7, and no signature. In front of the
// UTF-16LE password stand the bytes of the salt column, 16 of them. Source: microsoft/referencesource MachineKeySection.cs
// (SetKeyOnSymAlgorithm, EncryptOrDecryptData with IVType.None), SQLMembershipProvider.cs (EncodePassword, UnEncodePassword).

/** The old application's key (machineKey/@decryptionKey in web.config) for passwords that it encrypted; never stored, never logged. */
export interface MachineKey {
  readonly decryption: 'AES' | '3DES';
  /** AES: 16, 24 or 32 bytes; 3DES: 24. */
  readonly decryptionKey: Uint8Array;
}

const SALT_BYTES = 16;

const ciphers: Readonly<Record<MachineKey['decryption'], ReadonlyMap<number, string>>> = {
  AES: new Map([
    [16, 'aes-128-cbc'],
    [24, 'aes-192-cbc'],
    [32, 'aes-256-cbc'],
  ]),
  '3DES': new Map([[24, 'des-ede3-cbc']]),
};

/** As web.config writes it. */
export function keyText({ decryptionKey }: MachineKey): string {
  return Buffer.from(decryptionKey).toString('hex').toUpperCase();
}

/** Whether a key has a length that its algorithm knows. */
export function isUsableKey(key: MachineKey): boolean {
  return cipherOf(key) !== null;
}

/** What a key encrypts by, as OpenSSL calls it, and the length of its IV of zeros; null for a key of a length that its algorithm doesn't know. */
export function cipherOf({ decryption, decryptionKey }: MachineKey) {
  const cipher = ciphers[decryption].get(decryptionKey.length);
  return cipher === undefined ? null : { cipher, blockBytes: decryption === 'AES' ? 16 : 8 };
}

/**
 * The password, or null when the key is not the one it was encrypted with: what was decrypted must begin with the very salt
 * that the row holds, so that a wrong key never yields a password.
 */
export function decryptPassword(encrypted: Buffer, salt: Buffer, key: MachineKey): string | null {
  const named = cipherOf(key);
  if (named === null || salt.length !== SALT_BYTES) return null;
  const decipher = createDecipheriv(named.cipher, key.decryptionKey, Buffer.alloc(named.blockBytes));
  let clear: Buffer;
  try {
    clear = Buffer.concat([decipher.update(encrypted), decipher.final()]);
  } catch {
    return null;
  }
  const isOurs = clear.subarray(0, SALT_BYTES).equals(salt) && clear.length % 2 === 0;
  return isOurs ? clear.toString('utf16le', SALT_BYTES) : null;
}
