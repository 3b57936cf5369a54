type HashEncoding = 'base64' | 'hex' | 'utf8';

interface Salt {
  readonly value: string;
  readonly encoding: HashEncoding;
  readonly position: 'prefix' | 'suffix';
}

interface PasswordEncoding {
  readonly encoding: 'utf8' | 'utf16le' | 'latin1';
}

/** `custom_password_hash` of Auth0's bulk import schema, as far as Userferry writes it. */
export type CustomPasswordHash =
  | {
      readonly algorithm: 'pbkdf2' | 'bcrypt' | 'argon2' | 'ldap';
      readonly hash: { readonly value: string; readonly encoding: 'utf8' };
    }
  | {
      readonly algorithm: 'md4' | 'md5' | 'sha1' | 'sha256' | 'sha512';
      readonly hash: { readonly value: string; readonly encoding: 'base64' | 'hex' };
      readonly salt?: Salt;
      readonly password?: PasswordEncoding;
    }
  | {
      readonly algorithm: 'hmac';
      readonly hash: {
        readonly value: string;
        readonly encoding: 'base64' | 'hex';
        readonly digest: 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';
        readonly key: { readonly value: string; readonly encoding: HashEncoding };
      };
      readonly password?: PasswordEncoding;
    }
  | {
      readonly algorithm: 'scrypt';
      readonly hash: { readonly value: string; readonly encoding: 'base64' };
      readonly salt: Omit<Salt, 'position'>;
      readonly keylen: number;
      readonly cost: number;
      readonly blockSize: number;
      readonly parallelization: number;
    };

/** The object for a bcrypt hash, which a clear password is sent as: `password_hash` would be for a first import only. */
export function bcryptHash(value: string): CustomPasswordHash {
  return { algorithm: 'bcrypt', hash: { value, encoding: 'utf8' } };
}
