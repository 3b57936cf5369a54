import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { wrongKey } from './errors.ts';

const nonceBytes = 12;
const tagBytes = 16;
/** 128 bits: two different values meeting in a workspace of a million accounts is out of the question. */
const digestBytes = 16;

/** What the workspace's one key is used for; each use has its own key derived from it. */
export interface JournalKeys {
  /** Encrypts a text for rest (AES-256-GCM: nonce, ciphertext, tag). */
  seal(text: string): Buffer;
  open(sealed: Uint8Array): string;
  /** Finds a folded e-mail address again without keeping it. */
  emailHash(foldedEmail: string): Buffer;
  /** The same for a phone number or user name as it is sent. */
  identifierHash(kind: 'phone' | 'username', identifier: string): Buffer;
  /** Recognises values that must not be kept, e.g. the fields that were sent for a user. */
  digest(text: string): Buffer;
  /** Recognises a value of a connection's configuration, plain or as Auth0 encrypted it, without keeping it. */
  configurationMark(key: string, value: string): string;
  /** The same for bytes, e.g. an account's source values. */
  digestBytes(bytes: Uint8Array): Buffer;
  /** Of a line that the chain of evidence covers: 32 bytes, one a character; for the chain's sums alone, which nobody sees. */
  lineMark(line: string): string;
  /** What a link of the chain of evidence can have from this journal alone, hexadecimal. */
  chainMark(text: string): string;
  /** Names an account in an evidence pack without saying who it is, hexadecimal; the same in every pack of the workspace. */
  pseudonym(accountKey: string): string;
  /** Tells whether a journal was written under this key. */
  readonly fingerprint: Buffer;
}

/**
 * `workspaceKey`: 32 random bytes from secret storage; never written anywhere by the journal.
 * @throws UserferryError UF-4002 for a key of another length
 */
export function journalKeys(workspaceKey: Uint8Array): JournalKeys {
  // Half written, or edited by hand: no journal was ever made under it.
  if (workspaceKey.length !== 32) throw wrongKey();
  // Key objects: from plain bytes Node makes one anew with every call, which costs several times the work itself.
  const derive = (use: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', workspaceKey, '', `userferry/journal/${use}`, 32)));
  const sealing = derive('sealing');
  const emails = derive('email-index');
  const identifiers = derive('identifier-index');
  const fields = derive('field-digests');
  const sources = derive('source-digests');
  const configuration = derive('configuration-marks');
  const chain = derive('chain');
  const pseudonyms = derive('pseudonyms');
  // As a prefix in the text, which is hashed in one call: an HMAC takes five times as long, and there are three of them for an account.
  // Nobody sees the result, so that nobody can lengthen it.
  const linePrefix = derive('chain-lines').export().toString('hex');
  const mac = (key: KeyObject, text: string | Uint8Array) =>
    createHmac('sha256', key).update(text).digest().subarray(0, digestBytes);
  return {
    seal(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, nonceBytes));
      decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
      const text = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    },
    emailHash: (foldedEmail) => mac(emails, foldedEmail),
    identifierHash: (kind, identifier) => mac(identifiers, `${kind}:${identifier}`),
    digest: (text) => mac(fields, text),
    configurationMark: (key, value) => mac(configuration, `${key}\0${value}`).toString('hex'),
    digestBytes: (bytes) => mac(sources, bytes),
    lineMark: (line) => hash('sha256', linePrefix + line, 'binary'),
    chainMark: (text) => mac(chain, text).toString('hex'),
    pseudonym: (accountKey) => mac(pseudonyms, accountKey).toString('hex'),
    fingerprint: mac(derive('fingerprint'), 'userferry'),
  };
}
