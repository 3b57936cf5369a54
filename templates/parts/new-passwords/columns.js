/** Hash and salt as their columns hold them; `compute` gives the hash's bytes for the salt's. `stored` is another such password. */
async function keptPassword(salt, reading, encoding, stored, compute) {
  const hash = await compute(salt === null ? null : saltBytes(salt, reading));
  return { hash: hashAs(hash, encoding, stored), salt };
}

/** Hexadecimal in the letters, and with the beginning, that the old application writes. */
function hashAs(bytes, encoding, stored) {
  if (encoding === 'bytes') return bytes;
  if (encoding === 'base64') return bytes.toString('base64');
  const like = stored === null ? '' : stored.hash;
  const digits = bytes.toString('hex');
  const [, front, others] = /^(0x)?(.*)$/i.exec(like);
  return (front || '') + (/[a-f]/.test(others) ? digits : digits.toUpperCase());
}

/** As much randomness as fits the column, up to 16 bytes, in the way that the old application reads it. */
function newSalt(reading, length) {
  const bytes = crypto.randomBytes(16);
  if (reading === 'bytes') return bytes.subarray(0, Math.min(16, length));
  if (reading.startsWith('guid-')) return crypto.randomUUID().toUpperCase();
  // Whole bytes of what spells bytes: two digits are one, four letters are three.
  const [text, unit] = { hex: [bytes.toString('hex'), 2], base64: [bytes.toString('base64'), 4] }[reading] || [
    bytes.toString('base64'),
    1,
  ];
  const most = Math.min(length, text.length);
  return text.slice(0, most - (most % unit));
}
