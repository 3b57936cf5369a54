import type { z } from 'zod';
import type { createConnectionSchema } from './connection-schema.ts';
import type { ConnectionOptions, NewConnection } from './connection-store.ts';

/** Options as the store keeps them: members that are absent stay absent. */
export function optionsOf(options: Readonly<Record<string, unknown>> | null | undefined): ConnectionOptions {
  return Object.fromEntries(Object.entries(options ?? {}).filter(([, value]) => value !== undefined));
}

export function newConnectionOf(body: z.output<typeof createConnectionSchema>): NewConnection {
  return {
    name: body.name,
    strategy: body.strategy,
    options: optionsOf(body.options),
    ...(body.display_name === undefined ? {} : { displayName: body.display_name }),
    ...(body.realms === undefined ? {} : { realms: body.realms }),
    ...(body.metadata === undefined ? {} : { metadata: body.metadata }),
    ...(body.is_domain_connection === undefined ? {} : { isDomainConnection: body.is_domain_connection }),
    ...(body.show_as_button === undefined ? {} : { showAsButton: body.show_as_button }),
    ...(body.enabled_clients === undefined ? {} : { enabledClients: body.enabled_clients }),
  };
}
