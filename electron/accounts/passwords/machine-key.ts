/** The old application's key (machineKey/@decryptionKey in web.config) for passwords that it encrypted; never stored, never logged. */
export interface MachineKey {
  readonly decryption: 'AES' | '3DES';
  /** AES: 16, 24 or 32 bytes; 3DES: 24. */
  readonly decryptionKey: Uint8Array;
}
