import { ConnectionsClient } from 'auth0/connections';
import { z } from 'zod';
import type { PracticeTenant } from '../../../electron/practice/practice.ts';

/** A practice tenant's connections, through the official SDK with the assistant's application. */
export async function connectionsOf({
  origin,
  clientId,
  clientSecret,
}: Pick<PracticeTenant, 'origin' | 'clientId' | 'clientSecret'>): Promise<ConnectionsClient> {
  const form = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    audience: `${origin}/api/v2/`,
  };
  const answer = await fetch(`${origin}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) });
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await answer.json());
  return new ConnectionsClient({ baseUrl: `${origin}/api/v2`, token, maxRetries: 0 });
}
