import { ProtocolError } from './protocol-error.ts';

/** MS-TDS 2.2.5.1.2: bits of COLLATION above the 20 of the locale. */
const flags = {
  ignoreCase: 0x10,
  ignoreAccent: 0x20,
  ignoreWidth: 0x40,
  ignoreKana: 0x80,
} as const;
const binaryFlags = { binary: 0x01, binary2: 0x02, utf8: 0x04 } as const;

/** Sort orders of the SQL_ collations over code page 1252 (sys.fn_helpcollations; COLLATIONPROPERTY 'SqlSortID'). */
const sqlSortIds: Readonly<Record<string, number>> = {
  SQL_Latin1_General_CP1_CS_AS: 51,
  SQL_Latin1_General_CP1_CI_AS: 52,
  SQL_Latin1_General_Pref_CP1_CI_AS: 53,
  SQL_Latin1_General_CP1_CI_AI: 54,
};

const known = new Map<string, Buffer>();

/** The five bytes of a Latin1 collation: locale 1033 (`09 04`), comparison, version, sort order. */
export function collationBytes(name: string): Buffer {
  const already = known.get(name);
  if (already !== undefined) return already;
  const parts = new Set(name.split('_'));
  const binary = parts.has('BIN') ? binaryFlags.binary : parts.has('BIN2') ? binaryFlags.binary2 : 0;
  const comparison =
    binary !== 0
      ? 0
      : (parts.has('CI') ? flags.ignoreCase : 0) |
        (parts.has('AI') ? flags.ignoreAccent : 0) |
        (parts.has('WS') ? 0 : flags.ignoreWidth) |
        (parts.has('KS') ? 0 : flags.ignoreKana);
  // Windows collations of 2008 (`_100_`) carry version 2; their locale stays the same.
  const version = parts.has('100') ? 0x20 : 0;
  const bytes = Buffer.from([0x09, 0x04, comparison, version | binary, sqlSortIds[name] ?? 0]);
  known.set(name, bytes);
  return bytes;
}

export type TextEncoding = 'windows-1252' | 'utf-8';

/** How a client's text with this collation is encoded; all zeros is the database's own. */
export function encodingOf(collation: Buffer): TextEncoding {
  const upper = collation[3];
  if (upper === undefined) throw new ProtocolError('A collation is cut short.');
  return (upper & binaryFlags.utf8) !== 0 ? 'utf-8' : 'windows-1252';
}

/** Whether text under the collation is told apart by case (COLMETADATA says so of each column). */
export function isCaseSensitive(name: string): boolean {
  return !name.includes('_CI');
}
