import { own } from '../../common/own.ts';
import type { ConfigurationMark, ConnectionImage } from '../../journal/deployments.ts';
import type { WholeConnection } from '../../tenant/whole-connection.ts';

/**
 * A connection as it is, without its secrets.
 * @param seals Keyed digests of the ciphertexts of its configuration, by key; null where Auth0 never gives the same twice
 * @param known What is known to have been deployed: a value of it holds for as long as its ciphertext is the same
 */
export function imageOf(
  connection: WholeConnection,
  seals: Readonly<Record<string, string>> | null,
  known: readonly ConnectionImage[],
): ConnectionImage {
  const { fields, options, scripts, applications } = connection;
  const markOf = (key: string): ConfigurationMark => {
    const sealed = seals === null ? null : (own(seals, key) ?? null);
    const deployed = known.map(({ configuration }) => own(configuration, key)).find((mark) => mark !== undefined);
    const told = deployed !== undefined && (sealed === null || deployed.sealed === sealed);
    return { value: told ? deployed.value : null, sealed };
  };
  return {
    fields,
    options,
    scripts,
    configuration: Object.fromEntries(Object.keys(connection.configuration).map((key) => [key, markOf(key)])),
    applications,
  };
}
