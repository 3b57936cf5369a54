/** As another PasswordHash of the same column: of version 3, or of the older ones. */
function identityLike(password, stored) {
  const bytes = stored === null ? null : fromBase64(stored.hash);
  return bytes !== null && bytes[0] === 0 ? oldIdentityHash(password) : identityHash(password);
}

/** As another value of a column whose values say themselves how they were made. */
async function selfDescribingLike(password, stored) {
  const text = stored === null || Buffer.isBuffer(stored.hash) ? '' : withoutFill(stored.hash);
  const [, version, cost] = /^\$2([aby])\$(\d\d)\$/.exec(text) || [];
  if (version !== undefined) return { hash: await bcryptHash(password, version, Number(cost)) };
  if (isIdentity(fromBase64(text))) return identityLike(password, { hash: text });
  const ldap = /^\{S?(MD5|SHA\d*)\}/i.exec(text);
  if (ldap !== null) return { hash: ldapHash(password, ldap[0]) };
  if (stored !== null && Buffer.isBuffer(stored.hash)) return { hash: pwdencryptHash(password) };
  if (/^0x0[12]00/i.test(text)) return { hash: `0x${pwdencryptHash(password).toString('hex').toUpperCase()}` };
  console.log('No other password in this store says how a new one is to be kept.');
  throw new Error('New passwords can’t be kept just now.');
}

function bcryptHash(password, version, cost) {
  return new Promise((resolve, reject) => {
    bcrypt.hash(password, cost, (error, hash) => (error ? reject(error) : resolve(`$2${version}$${hash.slice(4)}`)));
  });
}

/** With eight bytes of salt where the scheme is a salted one. */
function ldapHash(password, scheme) {
  const [, salted, named] = /^\{(S?)(MD5|SHA\d*)\}$/i.exec(scheme);
  const name = named.toLowerCase() === 'sha' ? 'sha1' : named.toLowerCase();
  const salt = crypto.randomBytes(salted === '' ? 0 : 8);
  const hash = digestOf(name, Buffer.concat([Buffer.from(password, 'utf8'), salt]));
  return scheme + Buffer.concat([hash, salt]).toString('base64');
}

/** As PWDENCRYPT of SQL Server 2012 and later. */
function pwdencryptHash(password) {
  const salt = crypto.randomBytes(4);
  const hash = digestOf('sha512', Buffer.concat([Buffer.from(password, 'utf16le'), salt]));
  return Buffer.concat([Buffer.of(2, 0), salt, hash]);
}
