import type { Mapping } from '../../stores/mapping/mapping.ts';

/** Whether the store keeps that an address is proven: a constant is what a store says that keeps it nowhere. */
export function keepsVerified({ fields: { email_verified: verified } }: Mapping): boolean {
  return verified !== undefined && verified.kind !== 'constant';
}
