/** A value that says itself how it was made. */
function selfDescribingFits(password, stored) {
  if (stored === null || stored === '') return false;
  const check = markedCheck(stored);
  if (check === undefined) throw cannotCheck('of a kind that no script knows, or damaged');
  return check(password);
}

/** An application that changed its hashing keeps values of both kinds in one column: `usual` checks those that don't say what they are. */
function mixedFits(password, stored, usual) {
  if (stored === null || stored === '') return false;
  const check = markedCheck(stored);
  if (check !== undefined) return check(password);
  // Neither hexadecimal nor base64.
  if (typeof stored === 'string' && /^[${]/.test(stored))
    throw cannotCheck('of a kind that no script knows, or damaged');
  return usual();
}

/** Of clear passwords one that is a whole hash is taken for that; one that only begins like one is not. */
function mixedClearFits(password, stored) {
  const check = stored === null ? undefined : markedCheck(stored);
  return check === undefined ? filledClearFits(password, stored) : check(password);
}

/** The check of a value that says as a whole how it was made, to be given the password; undefined for any other. */
function markedCheck(stored) {
  if (Buffer.isBuffer(stored)) return pwdencryptCheck(stored);
  const text = withoutFill(stored).replace(/^\{CRYPT\}/i, '');
  if (isBcrypt(text)) return (password) => bcryptFits(password, text);
  if (isIdentity(fromBase64(text))) return (password) => identityFits(password, text);
  if (/^0x/i.test(text)) return pwdencryptCheck(fromHex(text));
  return argon2Check(text) || ldapCheck(text) || unixCryptCheck(text) || overDigestCheck(text);
}

/** $2y$ is PHP's name for $2b$. */
function isBcrypt(text) {
  return /^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/.test(text);
}

function bcryptFits(password, hash) {
  return new Promise((resolve, reject) => {
    bcrypt.compare(password, hash.replace(/^\$2y\$/, '$2b$'), (error, same) => (error ? reject(error) : resolve(same)));
  });
}

/** RFC 2307: a digest, in the salted schemes of password and salt, with the salt behind it. */
function ldapCheck(text) {
  const [, salted, scheme, base64] = /^\{(S?)(MD5|SHA(?:224|256|384|512)?)\}(.*)$/i.exec(text) || [];
  const bytes = scheme === undefined ? null : fromBase64(base64);
  if (bytes === null) return undefined;
  const name = scheme.toLowerCase() === 'sha' ? 'sha1' : scheme.toLowerCase();
  const length = digestOf(name, '').length;
  const salt = bytes.subarray(length);
  if (bytes.length < length || salt.length > 0 !== (salted !== '')) return undefined;
  return (password) =>
    sameBytes(digestOf(name, Buffer.concat([Buffer.from(password), salt])), bytes.subarray(0, length));
}

/** PWDENCRYPT: a version, four bytes of salt, and the digest of password and salt; SQL Server 2000 adds one of capitals. */
function pwdencryptCheck(bytes) {
  if (bytes === null || bytes.length < 26) return undefined;
  const version = bytes.readUInt16BE(0);
  const name = { 256: 'sha1', 512: 'sha512' }[version];
  const lengths = { 256: [26, 46], 512: [70] }[version];
  if (name === undefined || !lengths.includes(bytes.length)) return undefined;
  return (password) => {
    const made = digestOf(name, Buffer.concat([Buffer.from(password, 'utf16le'), bytes.subarray(2, 6)]));
    return sameBytes(made, bytes.subarray(6, 6 + made.length));
  };
}
