import type { PasswordProof } from '../../../electron/assistant/contract/index.ts';

/** What trying a password shows, by the account that it is tried on; any other account is proven. */
export const proofs: { readonly proven: PasswordProof } & Readonly<Record<string, PasswordProof>> = {
  proven: { kind: 'proven', format: 'membership-sha1', label: 'SHA-1 with salt', treatment: 'imported-as-it-is' },
  'otherwise@example.com': {
    kind: 'other-recipe',
    format: 'membership-sha256',
    label: 'SHA-256 with salt',
    treatment: 'imported-as-it-is',
    recipe: { kind: 'membership', hash: 'sha256' },
    how: 'ASP.NET Membership makes it with SHA256',
  },
  'ambiguous@example.com': { kind: 'ambiguous', why: 'password-encoding', recipes: 2 },
  'unproven@example.com': {
    kind: 'unproven',
    format: 'membership-sha1',
    label: 'SHA-1 with salt',
    treatment: 'imported-as-it-is',
    tried: 1_412,
  },
};
