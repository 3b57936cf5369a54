export type PasswordTreatment = 'imported-as-it-is' | 'sent-as-bcrypt' | 'held';

export interface FormatLabel {
  /** For screens and reports. */
  readonly label: string;
  readonly treatment: PasswordTreatment;
}

export function asItIs(label: string): FormatLabel {
  return { label, treatment: 'imported-as-it-is' };
}

export function asBcrypt(label: string): FormatLabel {
  return { label, treatment: 'sent-as-bcrypt' };
}

export function held(label: string): FormatLabel {
  return { label, treatment: 'held' };
}
