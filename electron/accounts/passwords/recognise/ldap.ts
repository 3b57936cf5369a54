import { decodeBase64 } from '../columns/base64.ts';
import { damaged, notImportable, type PasswordVerdict } from '../verdict.ts';
import { bcryptVerdict } from './bcrypt.ts';
import { unixCryptVerdict } from './unix-crypt.ts';

// RFC 2307 userPassword: `{SCHEME}` and base64; in the salted schemes (S in front) the salt follows the digest.

const digestBytes = { md5: 16, sha: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 } as const;
type LdapDigest = keyof typeof digestBytes;

const scheme = /^\{(S?)(MD5|SHA(?:224|256|384|512)?)\}(.*)$/i;
const crypt = /^\{CRYPT\}(.+)$/i;

/** The verdict on an LDAP password; null for what has none of its schemes in front. */
export function ldapVerdict(text: string): PasswordVerdict | null {
  const [, crypted] = crypt.exec(text) ?? [];
  if (crypted !== undefined) return notImportable(saysItsAlgorithm(crypted) ? 'ldap-crypt' : 'ldap-crypt-other');
  const [, salted, name, base64 = ''] = scheme.exec(text) ?? [];
  if (salted === undefined || name === undefined) return null;
  const digest = name.toLowerCase() as LdapDigest;
  const bytes = decodeBase64(base64)?.length ?? 0;
  const sound = salted === '' ? bytes === digestBytes[digest] : bytes > digestBytes[digest];
  if (!sound) return damaged('ldap-unreadable');
  return {
    kind: 'importable',
    format: salted === '' ? `ldap-${digest}` : `ldap-s${digest}`,
    // RFC 2307 takes a scheme in any case; in which Auth0 takes it is not said, so it goes out as its documentation spells it.
    hash: { algorithm: 'ldap', hash: { value: `{${salted}${name}}`.toUpperCase() + base64, encoding: 'utf8' } },
  };
}

/** Of what crypt(3) of some system or other understands: neither DES, which has no marker, nor yescrypt. */
function saysItsAlgorithm(crypted: string): boolean {
  const marked = unixCryptVerdict(crypted);
  return bcryptVerdict(crypted)?.kind === 'importable' || (marked !== null && marked.format !== 'crypt-yescrypt');
}
