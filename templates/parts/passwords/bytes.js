/** In a time that tells nothing of the bytes. */
function sameBytes(one, other) {
  return one.length === other.length && crypto.timingSafeEqual(one, other);
}

/** In a time that tells nothing of the texts, not even of their length. */
function sameTexts(one, other) {
  return sameBytes(digestOf('sha256', Buffer.from(one)), digestOf('sha256', Buffer.from(other)));
}

/** Bytes of base64 as .NET reads it; null for anything else. */
function fromBase64(text) {
  const plain = text.replace(/[ \t\r\n]+/g, '');
  if (plain === '' || plain.length % 4 !== 0) return null;
  const bytes = Buffer.from(plain, 'base64');
  return bytes.toString('base64') === plain ? bytes : null;
}

function fromHex(text) {
  const digits = /^0x/i.test(text) ? text.slice(2) : text;
  return digits.length % 2 === 0 && /^[0-9a-f]+$/i.test(digits) ? Buffer.from(digits, 'hex') : null;
}

/** `name` is Node's, or a function for a digest that Node has no more. */
function digestOf(name, bytes) {
  return typeof name === 'function' ? name(bytes) : crypto.createHash(name).update(bytes).digest();
}

function hmacOf(name, key, bytes) {
  return crypto.createHmac(name, key).update(bytes).digest();
}

function pbkdf2(password, salt, iterations, length, name) {
  return new Promise((resolve, reject) => {
    crypto.pbkdf2(password, salt, iterations, length, name, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
