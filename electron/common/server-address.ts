/** Where a SQL Server is, taken apart from what people write in one field. */
export type ServerAddress =
  | { readonly kind: 'address'; readonly server: string; readonly instance?: string; readonly port?: number }
  | { readonly kind: 'refused'; readonly why: string };

/** What SqlClient calls the instance that has no name. */
const defaultInstance = /^mssqlserver$/i;
const thisComputer = /^(\.|\(local\))$/i;
const prefix = /^(tcp|np|lpc|admin)\s*:/i;

/** Whether a text is a whole connection string: no address has `;` or `=` in it, and what follows may be a password. */
export function isConnectionString(text: string): boolean {
  return /[;=]/.test(text);
}

/**
 * Takes an address apart as SqlClient understands a Data Source (Microsoft: SqlConnection.ConnectionString): `HOST`,
 * `HOST\INSTANCE`, `HOST,PORT`, `HOST\INSTANCE,PORT`, each with or without `tcp:`; `.` and `(local)` are this computer. IPv6
 * addresses may stand in brackets. A port that is written the way of URLs, `HOST:PORT`, is understood too. Empty stays empty.
 */
export function parseServerAddress(text: string): ServerAddress {
  const typed = text.trim();
  if (isConnectionString(typed)) {
    return refused('This is a connection string: “Paste a connection string” puts each of its parts where it belongs.');
  }
  const protocol = prefix.exec(typed)?.[1]?.toLowerCase() ?? 'tcp';
  if (protocol !== 'tcp' || typed.startsWith('\\\\')) {
    return refused('Userferry connects over TCP/IP. Leave the protocol out, and enable TCP/IP for the instance.');
  }
  const place = typed.replace(prefix, '').trim();
  if (/^\(localdb\)/i.test(place)) {
    return refused(
      'LocalDB answers only programs of the same Windows user over named pipes: name a SQL Server instance.',
    );
  }
  const [withInstance = '', ...ports] = place.split(',').map((part) => part.trim());
  if (ports.length > 1) return refused('There is more than one comma: HOST,PORT is what is understood.');
  const [host = '', ...instances] = withInstance.split('\\').map((part) => part.trim());
  if (instances.length > 1) return refused('There is more than one backslash: HOST\\INSTANCE is what is understood.');
  const { name, urlPort } = splitHost(host);
  const port = ports[0] ?? urlPort;
  if (port !== undefined && !isPort(port)) return refused('The port must be a number from 1 to 65535.');
  const instance = instances[0] ?? '';
  return {
    kind: 'address',
    server: thisComputer.test(name) ? 'localhost' : name,
    ...(instance === '' || defaultInstance.test(instance) ? {} : { instance }),
    ...(port === undefined ? {} : { port: Number(port) }),
  };
}

/** Brackets belong to the way an IPv6 address is written, not to the address; one colon alone parts a port. */
function splitHost(host: string): { readonly name: string; readonly urlPort?: string } {
  const bracketed = /^\[([^\]]*)\](?::(\d*))?$/.exec(host);
  const parted = bracketed ?? /^([^:]*):(\d*)$/.exec(host);
  if (parted === null) return { name: host };
  const [, name = '', urlPort] = parted;
  return urlPort === undefined ? { name } : { name, urlPort };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function refused(why: string): ServerAddress {
  return { kind: 'refused', why };
}
