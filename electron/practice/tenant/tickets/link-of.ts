import type { TenantParts } from '../tenant-parts.ts';
import type { Ticket } from './ticket-store.ts';

const paths = { 'password-change': '/lo/reset', verification: '/u/email-verification' } as const;

/** A ticket as a link. Nothing is served there: whoever plays its reader says so by a control call. */
export function linkOf(parts: TenantParts, { kind, id }: Ticket): string {
  return `${parts.origins.api}${paths[kind]}?ticket=${id}`;
}
