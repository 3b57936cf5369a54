async function pbkdf2Fits(password, hash, salt, name, iterations) {
  if (hash === null || salt === null) return false;
  return sameBytes(await pbkdf2(password, salt, iterations, hash.length, name), hash);
}

async function scryptFits(password, hash, salt, options) {
  if (hash === null || salt === null) return false;
  return sameBytes(await scryptKey(password, salt, hash.length, options), hash);
}

function scryptKey(password, salt, length, options) {
  // Node refuses more than 32 MiB unless told.
  const maxmem = 128 * options.r * (options.N + options.p + 2);
  return new Promise((resolve, reject) => {
    crypto.scrypt(password, salt, length, { ...options, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
