/** The bytes of a hash column: `bytes` of a binary one, hexadecimal or base64 of text; null for anything else. */
function hashBytes(stored, encoding) {
  if (encoding === 'bytes') return Buffer.isBuffer(stored) ? stored : null;
  if (typeof stored !== 'string') return null;
  const text = withoutFill(stored);
  return encoding === 'hex' ? fromHex(text) : fromBase64(text);
}

/** Without the blanks that a column of fixed length fills up with. */
function withoutFill(text) {
  return text.replace(/ +$/, '');
}

/** The bytes of a salt column as the old application hashed them; null where there are none. */
function saltBytes(stored, reading) {
  const bytes = saltAs(stored, reading);
  return bytes === null || bytes.length === 0 ? null : bytes;
}

function saltAs(stored, reading) {
  if (Buffer.isBuffer(stored)) return reading === 'bytes' ? stored : null;
  if (typeof stored !== 'string') return null;
  const spelled = withoutFill(stored);
  switch (reading) {
    case 'text-utf8':
      return Buffer.from(stored, 'utf8');
    case 'text-utf16le':
      return Buffer.from(stored, 'utf16le');
    case 'text-latin1':
      return windows1252(stored);
    case 'hex':
      return fromHex(spelled);
    case 'base64':
      return fromBase64(stored);
    case 'guid-bytes':
      return guidBytes(spelled);
    case 'guid-upper-ascii':
      return Buffer.from(spelled.toUpperCase(), 'latin1');
    case 'guid-upper-utf16le':
      return Buffer.from(spelled.toUpperCase(), 'utf16le');
    case 'guid-lower-ascii':
      return Buffer.from(spelled.toLowerCase(), 'latin1');
    case 'guid-lower-utf16le':
      return Buffer.from(spelled.toLowerCase(), 'utf16le');
    default:
      return null;
  }
}

/** Of a uniqueidentifier as binary(16): the first three parts backwards. */
function guidBytes(text) {
  const parts = text.replace(/[{}]/g, '').split('-');
  return Buffer.concat(
    parts.map((part, index) => {
      const bytes = Buffer.from(part, 'hex');
      return index < 3 ? bytes.reverse() : bytes;
    }),
  );
}

/** The bytes of a varchar in the usual code page; null when a character has none there. */
function windows1252(text) {
  const decoder = new TextDecoder('windows-1252');
  const all = Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte)));
  const bytes = Array.from(text, (character) => all.indexOf(character));
  return bytes.includes(-1) ? null : Buffer.from(bytes);
}
