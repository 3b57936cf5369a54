import { follow, submit } from './import-into.ts';
import type { PilotParts, Throwaway } from './pilot-types.ts';

/** Auth0 docs, bulk import: 500 KB, counted as 512,000 bytes. */
const CAP = 512_000;
/** Below the cap by less than what the multipart parts around the users take, some 700 bytes. */
const BELOW = 200;
export const CAP_USERS = 1_000;

/** Users of no meaning, whose file has exactly so many bytes. */
export function fileOf(token: string, bytes: number): Uint8Array {
  const users = (filling: string) =>
    Array.from({ length: CAP_USERS }, (_, place) => ({
      user_id: `userferry-pilot-${token}-c${place}`,
      email: `userferry-pilot-${token}-c${place}@example.com`,
      email_verified: true,
      // Auth0 docs: metadata of more than 2 KB a field is advised against.
      user_metadata: { filling: place === 0 ? filling : 'x'.repeat(330) },
    }));
  const bare = JSON.stringify(users('')).length;
  return new TextEncoder().encode(JSON.stringify(users('x'.repeat(bytes - bare))));
}

/**
 * Imports a file that is a little below the cap by itself and above it as a request: taken where the cap counts the file, refused where
 * it counts the request. Costs about a thousand users in the pilot's connection, and nothing where it is refused.
 */
export async function measureCap(parts: PilotParts, connection: Throwaway): Promise<'file' | 'request'> {
  const sending = await submit(parts, connection, fileOf(parts.token, CAP - BELOW));
  if (sending.kind === 'too-large') return 'request';
  await follow(parts, sending.job);
  return 'file';
}
