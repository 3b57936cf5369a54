import { apiError } from '../http/api-error.ts';
import type { LogEntry } from './log-store.ts';

/** Fields that the practice tenant can search by, of the many that a real one knows. */
const searchable: Readonly<Record<string, (entry: LogEntry) => string | undefined>> = {
  type: (entry) => entry.type,
  log_id: (entry) => entry.log_id,
  description: (entry) => entry.description,
  client_id: (entry) => entry.client_id,
  connection: (entry) => entry.connection,
  connection_id: (entry) => entry.connection_id,
  user_id: (entry) => entry.user_id,
  user_name: (entry) => entry.user_name,
  'references.correlation_id': (entry) => entry.references?.correlation_id,
};

const term =
  /^(?<field>[\w.]+):(?:"(?<quoted>[^"]*)"|\[(?<from>\S+) TO (?<to>[^\]\s]+)\]|(?<bare>[^\s"()[\]]+))(?:\s+AND\s+|\s*$)/;

/** A filter for `field:"value"` and `date:[from TO to]`, joined by AND; anything else is refused, not misread. */
export function logFilter(q: string): (entry: LogEntry) => boolean {
  const tests: ((entry: LogEntry) => boolean)[] = [];
  let rest = q.trim();
  while (rest !== '') {
    const groups = term.exec(rest)?.groups;
    const field = groups?.field ?? '';
    const read = searchable[field];
    if (groups === undefined || (read === undefined && field !== 'date')) throw unknown(q);
    rest = rest.slice(term.exec(rest)?.[0].length ?? rest.length);
    const { quoted, bare, from, to } = groups;
    if (field === 'date') {
      if (from === undefined || to === undefined) throw unknown(q);
      tests.push(({ date }) => (from === '*' || date >= from) && (to === '*' || date <= to));
    } else {
      const value = quoted ?? bare;
      if (value === undefined || read === undefined) throw unknown(q);
      tests.push((entry) => read(entry) === value);
    }
  }
  return (entry) => tests.every((test) => test(entry));
}

function unknown(q: string): Error {
  return apiError(400, `The practice tenant does not know this log query: ${q}`, 'invalid_query_string');
}
