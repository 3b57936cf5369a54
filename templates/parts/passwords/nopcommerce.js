/** CustomerPassword: clear (0), or a digest over password and salt (1) whose length tells which. */
function nopcommerceFits(password, stored, salt, format) {
  if (format === 0) return clearFits(password, stored);
  if (format === 2) throw cannotCheck('encrypted by the shop');
  const hash = typeof stored === 'string' ? fromHex(stored) : null;
  if (format !== 1 || hash === null || typeof salt !== 'string' || salt === '') return false;
  const name = { 16: 'md5', 20: 'sha1', 32: 'sha256', 48: 'sha384', 64: 'sha512' }[hash.length];
  return name !== undefined && sameBytes(digestOf(name, Buffer.from(password + salt, 'utf8')), hash);
}
