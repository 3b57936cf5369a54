/** As ASP.NET Membership keeps it. What was clear stays so; what was encrypted is hashed, as the key is not known here. */
function membershipPassword(password, format, name) {
  const salt = crypto.randomBytes(16);
  const hash = format === 0 ? password : membershipHash(password, salt, name).toString('base64');
  return { hash, salt: salt.toString('base64'), format: format === 0 ? 0 : 1 };
}

/** The algorithm by which another password of the same application was hashed; null where there is none. */
function algorithmOf(stored) {
  if (stored === null || stored.format !== 1) return null;
  const bytes = fromBase64(stored.hash);
  if (bytes === null) return null;
  const [name, other] = usualAlgorithms(bytes.length);
  if (name !== undefined && other === undefined) return name;
  console.log(
    `Which algorithm makes hashes of ${bytes.length} bytes is not known: name it, and render this script again.`,
  );
  throw new Error('New passwords can’t be kept just now.');
}
