import type { Check, LegacyForm } from '../../../electron/assistant/contract/index.ts';

export type TrustChoice = 'name' | 'fingerprint' | 'authority' | 'unchecked';

/** The ways on from a certificate that was not trusted, the best first. Strict encryption always checks. */
export function trustChoices({ failure, certificate }: Check, { encrypt }: LegacyForm): readonly TrustChoice[] {
  const named = failure?.code === 'UF-1110' && certificate?.names[0] !== undefined;
  const looser = encrypt === 'strict' ? [] : (['fingerprint', 'unchecked'] as const);
  const all: readonly TrustChoice[] = [...(named ? (['name'] as const) : []), ...looser, 'authority'];
  return (['name', 'fingerprint', 'authority', 'unchecked'] as const).filter((choice) => all.includes(choice));
}

/** The form with that choice taken; `pem` is the file of the authority. */
export function withTrust(form: LegacyForm, choice: TrustChoice, check: Check, pem: string): LegacyForm {
  const encrypted: LegacyForm = { ...form, encrypt: form.encrypt === 'strict' ? 'strict' : 'yes' };
  switch (choice) {
    case 'name':
      return { ...encrypted, certificateName: check.certificate?.names[0] ?? '' };
    case 'fingerprint':
      return { ...encrypted, trust: { kind: 'fingerprint', fingerprint256: check.certificate?.fingerprint256 ?? '' } };
    case 'authority':
      return { ...encrypted, trust: { kind: 'authority', pem } };
    case 'unchecked':
      return { ...encrypted, trust: { kind: 'unchecked' } };
  }
}
