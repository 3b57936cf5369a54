/** A connection of a tenant, as journals name where a look was taken. */
export function placeOf(domain: string, connectionName: string): string {
  return `${domain} ${connectionName}`;
}
