/** The members of an import's `custom_password_hash` that its check has passed (Auth0 docs: bulk import schema). */
export interface CustomPasswordHash {
  readonly algorithm: HashAlgorithm;
  readonly hash: {
    readonly value: string;
    readonly encoding?: 'base64' | 'hex' | 'utf8';
    readonly digest?: string;
    readonly key?: EncodedValue;
  };
  readonly salt?: EncodedValue & { readonly position?: 'prefix' | 'suffix' };
  readonly password?: { readonly encoding?: PasswordEncoding };
  readonly keylen?: number;
  readonly cost?: number;
  readonly blockSize?: number;
  readonly parallelization?: number;
}

export interface EncodedValue {
  readonly value: string;
  readonly encoding?: 'base64' | 'hex' | 'utf8';
}

export const hashAlgorithms = [
  'argon2',
  'bcrypt',
  'hmac',
  'ldap',
  'md4',
  'md5',
  'sha1',
  'sha256',
  'sha512',
  'pbkdf2',
  'scrypt',
] as const;
export type HashAlgorithm = (typeof hashAlgorithms)[number];

export const hmacDigests = [
  'md4',
  'md5',
  'ripemd160',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'whirlpool',
] as const;

export const valueEncodings = ['base64', 'hex', 'utf8'] as const;
export const passwordEncodings = ['ascii', 'utf8', 'utf16le', 'ucs2', 'latin1', 'binary'] as const;
export type PasswordEncoding = (typeof passwordEncodings)[number];
