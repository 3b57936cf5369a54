import { isUsableKey, type MachineKey } from '../passwords/machine-key.ts';
import type { Attributes } from './read-sections.ts';
import type { WebConfigWarning } from './warnings.ts';

/** The key that passwords were encrypted with, or why it can't be had from this file. */
export function machineKeyOf(
  attributes: Attributes,
): { readonly key: MachineKey } | { readonly key: null; readonly warning: WebConfigWarning } {
  const { decryptionKey = 'AutoGenerate', decryption = 'Auto' } = attributes;
  // Both change the key by what only the web server knows.
  if (/AutoGenerate|IsolateApps|IsolateByAppId/i.test(decryptionKey))
    return { key: null, warning: 'decryption-key-generated' };
  const isHex = /^(?:[0-9a-f]{2})+$/i.test(decryptionKey);
  const key: MachineKey = {
    decryption: decryption === '3DES' ? '3DES' : 'AES',
    decryptionKey: Buffer.from(isHex ? decryptionKey : '', 'hex'),
  };
  const isKnown = decryption === 'Auto' || decryption === 'AES' || decryption === '3DES';
  return isKnown && isUsableKey(key) ? { key } : { key: null, warning: 'decryption-key-unusable' };
}
