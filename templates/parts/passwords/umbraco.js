/** Umbraco 4: an HMAC under the password itself. 6 to 8: 24 characters of salt, then the hash. 9 and later: ASP.NET Identity. */
async function umbracoFits(password, stored, config, algorithm) {
  if (typeof stored !== 'string' || stored === '' || stored.startsWith('___UIDEMPTYPWD__')) return false;
  const named = umbracoAlgorithm(config);
  if (named !== null && named.startsWith('pbkdf2.aspnetcore.')) return identityFits(password, stored);
  const whole = fromBase64(stored);
  if (whole !== null && whole.length === 20) {
    const typed = Buffer.from(password, 'utf16le');
    return sameBytes(hmacOf('sha1', typed, typed), whole);
  }
  if (named === null && isIdentity(whole)) return identityFits(password, stored);
  const salt = fromBase64(stored.slice(0, 24));
  const hash = fromBase64(stored.slice(24));
  if (salt === null || salt.length !== 16 || hash === null) return false;
  const known = named !== null && /^(hmac)?(md5|sha(1|256|384|512))$/.test(named);
  // What a row says of itself holds for it, whatever the length.
  if (known && hash.length !== hashLengthOf(named)) return false;
  return membershipHashFits(password, hash, salt, known ? named : algorithm);
}

/** What the row's passwordConfig names, in small letters. */
function umbracoAlgorithm(config) {
  try {
    const { hashAlgorithm } = JSON.parse(config);
    return typeof hashAlgorithm === 'string' ? hashAlgorithm.toLowerCase() : null;
  } catch (error) {
    return null;
  }
}
