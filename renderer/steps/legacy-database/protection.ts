import type { LegacyForm } from '../../../electron/assistant/contract/index.ts';

/** Encryption and trust as one choice of the form. */
export type Protection = 'checked' | 'fingerprint' | 'unchecked' | 'none';

/** The choice that a form's two fields amount to. */
export function protectionOf({ encrypt, trust }: LegacyForm): Protection {
  if (encrypt === 'no') return 'none';
  return trust.kind === 'system' ? 'checked' : trust.kind;
}

/** The form with another choice; a fingerprint that was trusted before can be chosen again, and not invented here. */
export function withProtection(form: LegacyForm, choice: Protection): LegacyForm {
  switch (choice) {
    case 'none':
      return { ...form, encrypt: 'no' };
    case 'checked':
      return { ...form, encrypt: 'yes', trust: { kind: 'system' } };
    case 'unchecked':
      return { ...form, encrypt: 'yes', trust: { kind: 'unchecked' } };
    case 'fingerprint':
      return { ...form, encrypt: 'yes' };
  }
}
