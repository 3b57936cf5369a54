import type { ConnectionImage } from '../../journal/deployments.ts';

/** What Auth0's deploy tool replaces by an environment variable's value when it imports a folder. */
export interface Keyword {
  /** Of the connection's `configuration`. */
  readonly key: string;
  readonly variable: string;
}

/** What a folder for Auth0's deploy tool is made of. */
export interface DeployCliParts {
  readonly connection: string;
  readonly mode: string;
  /** The connection as it is to be. */
  readonly wished: ConnectionImage;
  /** Whether the folder says for which applications the connection is enabled; the tool disables it for all others then. */
  readonly withApplications: boolean;
  /** Values of the configuration that are no secret, by key; told in its README alone. */
  readonly open: Readonly<Record<string, string>>;
}

/** One environment variable for each key, named so that it meets no other of the machine. */
export function keywordsOf(connection: string, keys: readonly string[]): readonly Keyword[] {
  const taken = new Set<string>();
  return keys.toSorted().map((key) => {
    const name = `DATABASE_${connection}_${key}`.toUpperCase().replace(/[^A-Z0-9]/g, '_');
    let variable = name;
    for (let next = 2; taken.has(variable); next += 1) variable = `${name}_${next}`;
    taken.add(variable);
    return { key, variable };
  });
}
