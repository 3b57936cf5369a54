/** As PasswordHasher of ASP.NET Core Identity writes it: version 3, PBKDF2 with SHA-512 and 100,000 iterations. */
async function identityHash(password) {
  const salt = crypto.randomBytes(16);
  const header = Buffer.alloc(13);
  header[0] = 1;
  header.writeUInt32BE(2, 1);
  header.writeUInt32BE(100000, 5);
  header.writeUInt32BE(salt.length, 9);
  const key = await pbkdf2(password, salt, 100000, 32, 'sha512');
  return { hash: Buffer.concat([header, salt, key]).toString('base64') };
}

/** As ASP.NET Identity 1 and 2 and SimpleMembership write it: PBKDF2 with SHA-1 and 1,000 iterations. */
async function oldIdentityHash(password) {
  const salt = crypto.randomBytes(16);
  const key = await pbkdf2(password, salt, 1000, 32, 'sha1');
  return { hash: Buffer.concat([Buffer.of(0), salt, key]).toString('base64') };
}
