import { randomBytes } from 'node:crypto';

/** A connection's `options`: known members are checked where they come in, the rest is kept as it came. */
export type ConnectionOptions = Readonly<Record<string, unknown>> & {
  readonly import_mode?: boolean;
  readonly enabledDatabaseCustomization?: boolean;
  readonly requires_username?: boolean;
  readonly enable_script_context?: boolean;
  readonly disable_signup?: boolean;
  readonly set_user_root_attributes?: string;
  /** Texts of scripts by Auth0's keys. */
  readonly customScripts?: Readonly<Partial<Record<string, string>>>;
  readonly configuration?: Readonly<Record<string, string>>;
};

/** Mutable: PATCH changes it in place, so that users may point at it. */
export interface Connection {
  readonly id: string;
  readonly name: string;
  readonly strategy: string;
  displayName: string;
  options: ConnectionOptions;
  /** What reading gives for each value of `configuration`: ciphertext, never the value (terraform-provider-auth0 #251). */
  ciphertexts: Readonly<Record<string, string>>;
  realms: readonly string[];
  metadata: Readonly<Record<string, string>> | null;
  isDomainConnection: boolean;
  showAsButton: boolean;
  readonly enabledClients: Set<string>;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `^con_[A-Za-z0-9]{16}$` (Auth0 OpenAPI: users-imports). */
function newConnectionId(): string {
  return `con_${Array.from(randomBytes(16), (byte) => alphabet[byte % alphabet.length]).join('')}`;
}

/** Ciphertexts for a configuration; values only look encrypted, the tenant never reads them back. */
export function ciphertextsOf(configuration: Readonly<Record<string, string>> | undefined): Record<string, string> {
  const seal = () => `2.0$${randomBytes(16).toString('hex')}$${randomBytes(16).toString('hex')}`;
  return Object.fromEntries(Object.keys(configuration ?? {}).map((key) => [key, seal()]));
}

export interface NewConnection {
  readonly name: string;
  readonly strategy: string;
  readonly displayName?: string;
  readonly options?: ConnectionOptions;
  readonly realms?: readonly string[];
  readonly metadata?: Readonly<Record<string, string>>;
  readonly isDomainConnection?: boolean;
  readonly showAsButton?: boolean;
  readonly enabledClients?: readonly string[];
}

export class ConnectionStore {
  readonly #byId = new Map<string, Connection>();

  create(from: NewConnection): Connection {
    const options = from.options ?? {};
    const connection: Connection = {
      id: newConnectionId(),
      name: from.name,
      strategy: from.strategy,
      displayName: from.displayName ?? from.name,
      options,
      ciphertexts: ciphertextsOf(options.configuration),
      realms: from.realms ?? [from.name],
      metadata: from.metadata ?? null,
      isDomainConnection: from.isDomainConnection ?? false,
      showAsButton: from.showAsButton ?? false,
      enabledClients: new Set(from.enabledClients),
    };
    this.#byId.set(connection.id, connection);
    return connection;
  }

  delete(connection: Connection): void {
    this.#byId.delete(connection.id);
  }

  byId(id: string): Connection | null {
    return this.#byId.get(id) ?? null;
  }

  byName(name: string): Connection | null {
    return this.all().find((connection) => connection.name === name) ?? null;
  }

  /** In the order of their creation. */
  all(): readonly Connection[] {
    return [...this.#byId.values()];
  }
}
