async function bcryptFits(password, stored) {
  if (typeof stored !== 'string') return false;
  // $2y$ is PHP's name for $2b$.
  const hash = stored.trim().replace(/^\$2y\$/, '$2b$');
  if (!/^\$2[ab]\$\d\d\$[./A-Za-z0-9]{53}$/.test(hash)) return false;
  return new Promise((resolve, reject) => {
    bcrypt.compare(password, hash, (error, same) => (error ? reject(error) : resolve(same)));
  });
}
