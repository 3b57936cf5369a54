import type { Token } from '../auth/tokens.ts';
import type { Variants } from '../variants.ts';
import { type Connection, type ConnectionOptions, ciphertextsOf } from './connection-store.ts';

/** A connection as the Management API shows it: `options` only to those who may see them, `configuration` as ciphertext. */
export function connectionView(
  connection: Connection,
  token: Token,
  variants: Variants,
): Readonly<Record<string, unknown>> {
  if (variants.configurationCiphertext === 'fresh') {
    connection.ciphertexts = ciphertextsOf(connection.options.configuration);
  }
  return {
    id: connection.id,
    name: connection.name,
    display_name: connection.displayName,
    strategy: connection.strategy,
    realms: connection.realms,
    is_domain_connection: connection.isDomainConnection,
    show_as_button: connection.showAsButton,
    enabled_clients: [...connection.enabledClients],
    ...(connection.metadata === null ? {} : { metadata: connection.metadata }),
    ...(token.scopes.has('read:connections_options') ? { options: sealed(connection) } : {}),
  };
}

function sealed({ options, ciphertexts }: Connection): ConnectionOptions {
  return options.configuration === undefined ? options : { ...options, configuration: ciphertexts };
}
