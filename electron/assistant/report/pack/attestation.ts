import type { Attestation } from '../../../common/circumstances.ts';
import { named } from '../../../common/named.ts';

export interface AttestationOptions {
  readonly operator?: string;
  readonly approver?: string;
  readonly change?: string;
}

/** What somebody said of who answers for it; null where nobody said anything. */
export function attestationOf({ operator, approver, change }: AttestationOptions): Attestation | null {
  const attestation = { operator: named(operator), approver: named(approver), change: named(change) };
  return Object.values(attestation).every((value) => value === null) ? null : attestation;
}
