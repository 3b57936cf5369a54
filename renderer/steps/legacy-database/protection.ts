import type { LegacyForm } from '../../../electron/assistant/contract/index.ts';

/** Encryption and trust as one choice of the form. */
export type Protection = 'strict' | 'checked' | 'authority' | 'fingerprint' | 'unchecked' | 'none';

/** The choice that a form's fields amount to. */
export function protectionOf({ encrypt, trust }: LegacyForm): Protection {
  if (encrypt === 'no') return 'none';
  if (encrypt === 'strict') return 'strict';
  return trust.kind === 'system' ? 'checked' : trust.kind;
}

/** The form with another choice; a certificate that was trusted before can be chosen again, and not invented here. */
export function withProtection(form: LegacyForm, choice: Protection): LegacyForm {
  switch (choice) {
    case 'none':
      return { ...form, encrypt: 'no' };
    case 'strict':
      // Strict encryption checks the certificate whatever is said: only an authority of one's own may stay.
      return { ...form, encrypt: 'strict', trust: form.trust.kind === 'authority' ? form.trust : { kind: 'system' } };
    case 'checked':
      return { ...form, encrypt: 'yes', trust: { kind: 'system' } };
    case 'unchecked':
      return { ...form, encrypt: 'yes', trust: { kind: 'unchecked' } };
    case 'fingerprint':
    case 'authority':
      return { ...form, encrypt: 'yes' };
  }
}
