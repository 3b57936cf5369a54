import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { apiError } from '../http/api-error.ts';
import { type AuthEndpoint, readInput } from '../http/auth-endpoint.ts';
import { logEvent } from '../logs/log-event.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { startReset } from '../tickets/start-reset.ts';
import { clientAndConnection } from './client-and-connection.ts';

const request = z.strictObject({
  client_id: z.string().min(1),
  email: z.string().min(3),
  connection: z.string().min(1),
});

/** Auth0 docs, change password: what is answered is plain text. */
const sent = "We've just sent you an email to reset your password.";

/** `POST /dbconnections/change_password`: begins “forgot password”; what the e-mail's link does is in tickets/follow-link.ts. */
export const changePasswordEndpoint: AuthEndpoint = {
  operation: 'dbconnections.change-password',
  path: '/dbconnections/change_password',
  handle: changePassword,
};

async function changePassword(parts: TenantParts, incoming: IncomingMessage): Promise<string> {
  const input = await readInput(incoming, request);
  const { client, connection } = clientAndConnection(parts, input);
  parts.resetLimit.take(input.email, parts.clock.now());
  const reset = await startReset(parts, connection, input.email, { mailed: true, markVerified: false });
  const started = reset.kind === 'started';
  logEvent(parts, {
    type: started ? 'scpr' : 'fcpr',
    description: started ? '' : reset.why,
    connection,
    userName: input.email,
    client,
  });
  if (!started && parts.settings.variants.resetOfNobody === 'not-found') throw apiError(404, 'User not found.');
  return sent;
}
