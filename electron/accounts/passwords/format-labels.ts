import type { MembershipHash } from './recipe.ts';

/** Stable names of the ways in which stores keep passwords; they stand in plans and reports. */
export type PasswordFormat =
  | 'none'
  | 'identity-v2-pbkdf2-sha1'
  | 'identity-v3-pbkdf2-sha1'
  | 'identity-v3-pbkdf2-sha256'
  | 'identity-v3-pbkdf2-sha512'
  | 'identity-unreadable'
  | `membership-${MembershipHash}`
  | 'membership-md5-assumed'
  | 'membership-sha1-assumed'
  | 'membership-hmacsha256-assumed'
  | 'membership-sha512-assumed'
  | 'membership-sha384-or-hmacsha384'
  | 'membership-encrypted'
  | 'membership-unreadable'
  | 'clear-text'
  | 'other';

export type PasswordTreatment = 'imported-as-it-is' | 'sent-as-bcrypt' | 'held';

export interface FormatLabel {
  /** For screens and reports. */
  readonly label: string;
  readonly treatment: PasswordTreatment;
}

/** How a screen calls each format, and what becomes of its accounts. */
export const formatLabels: Readonly<Record<PasswordFormat, FormatLabel>> = {
  none: held('No password'),
  'identity-v2-pbkdf2-sha1': asItIs('PBKDF2-SHA1, Identity v2'),
  'identity-v3-pbkdf2-sha1': asItIs('PBKDF2-SHA1, Identity v3'),
  'identity-v3-pbkdf2-sha256': asItIs('PBKDF2-SHA256, Identity v3'),
  'identity-v3-pbkdf2-sha512': asItIs('PBKDF2-SHA512, Identity v3'),
  'identity-unreadable': held('Damaged Identity hash'),
  'membership-md5': asItIs('MD5 with salt'),
  'membership-sha1': asItIs('SHA-1 with salt'),
  'membership-sha256': asItIs('SHA-256 with salt'),
  'membership-sha384': held('SHA-384 with salt'),
  'membership-sha512': asItIs('SHA-512 with salt'),
  'membership-hmacmd5': asItIs('HMAC-MD5'),
  'membership-hmacsha1': asItIs('HMAC-SHA-1'),
  'membership-hmacsha256': asItIs('HMAC-SHA-256'),
  'membership-hmacsha384': asItIs('HMAC-SHA-384'),
  'membership-hmacsha512': asItIs('HMAC-SHA-512'),
  'membership-md5-assumed': asItIs('MD5 with salt, assumed from the length'),
  'membership-sha1-assumed': asItIs('SHA-1 with salt, assumed from the length'),
  'membership-hmacsha256-assumed': asItIs('HMAC-SHA-256, assumed from the length'),
  'membership-sha512-assumed': asItIs('SHA-512 with salt, assumed from the length'),
  'membership-sha384-or-hmacsha384': held('SHA-384 or HMAC-SHA-384: web.config says which'),
  'membership-encrypted': held('Encrypted with the machine key'),
  'membership-unreadable': held('Damaged membership hash'),
  'clear-text': { label: 'Clear text', treatment: 'sent-as-bcrypt' },
  other: held('Another format'),
};

function asItIs(label: string): FormatLabel {
  return { label, treatment: 'imported-as-it-is' };
}

function held(label: string): FormatLabel {
  return { label, treatment: 'held' };
}
