/** A value that says itself how it was made. */
async function selfDescribingFits(password, stored) {
  if (stored === null || stored === '') return false;
  if (Buffer.isBuffer(stored)) return pwdencryptFits(password, stored);
  const text = withoutFill(stored);
  if (/^\$2[aby]\$/.test(text)) return bcryptFits(password, text);
  if (text.startsWith('$argon2')) return argon2TextFits(password, text);
  if (/^\{S?(MD5|SHA\d*)\}/i.test(text)) return ldapFits(password, text);
  if (/^0x0[12]00/i.test(text)) return pwdencryptFits(password, fromHex(text));
  if (isIdentity(fromBase64(text))) return identityFits(password, text);
  throw cannotCheck('of a kind that Auth0 has no module for');
}

async function bcryptFits(password, hash) {
  // $2y$ is PHP's name for $2b$.
  const known = hash.replace(/^\$2y\$/, '$2b$');
  if (!/^\$2[ab]\$\d\d\$[./A-Za-z0-9]{53}$/.test(known)) return false;
  return new Promise((resolve, reject) => {
    bcrypt.compare(password, known, (error, same) => (error ? reject(error) : resolve(same)));
  });
}

/** RFC 2307: a digest, in the salted schemes of password and salt, with the salt behind it. */
function ldapFits(password, text) {
  const [, salted, scheme, base64] = /^\{(S?)(MD5|SHA\d*)\}(.*)$/i.exec(text);
  const name = scheme.toLowerCase() === 'sha' ? 'sha1' : scheme.toLowerCase();
  const bytes = fromBase64(base64);
  if (bytes === null) return false;
  const length = digestOf(name, '').length;
  const salt = salted === '' ? Buffer.alloc(0) : bytes.subarray(length);
  const hash = salted === '' ? bytes : bytes.subarray(0, length);
  return sameBytes(digestOf(name, Buffer.concat([Buffer.from(password, 'utf8'), salt])), hash);
}

/** PWDENCRYPT: a version, four bytes of salt, and the digest of password and salt. */
function pwdencryptFits(password, bytes) {
  if (bytes === null || bytes.length < 26) return false;
  const [name, length] = bytes.readUInt16BE(0) === 0x0200 ? ['sha512', 64] : ['sha1', 20];
  const made = digestOf(name, Buffer.concat([Buffer.from(password, 'utf16le'), bytes.subarray(2, 6)]));
  return sameBytes(made, bytes.subarray(6, 6 + length));
}
