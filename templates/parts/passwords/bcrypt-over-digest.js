/** bcrypt of another digest’s text, where the value says so: its check, to be given the password; undefined for anything else. */
function overDigestCheck(stored) {
  const [, kind, hash] = /^(\$wp|bcrypt_sha256\$)(\$.*)$/.exec(stored) || [];
  if (kind === undefined) return passlibCheck(stored);
  if (!isBcrypt(hash)) return undefined;
  return (password) => bcryptFits(kind === '$wp' ? forWordPress(password) : forDjango(password), hash);
}

/** WordPress 6.8 and later; it leaves out the blanks around a password. */
function forWordPress(password) {
  const typed = password.replace(/^[ \t\n\r\v]+|[ \t\n\r\v]+$/g, '');
  return hmacOf('sha384', 'wp-sha384', typed).toString('base64');
}

function forDjango(password) {
  return digestOf('sha256', Buffer.from(password)).toString('hex');
}

/** `$bcrypt-sha256$` of passlib: version 2 takes the salt as a key, version 1 has no number. */
function passlibCheck(stored) {
  const [, later, kind, cost, salt, end] =
    /^\$bcrypt-sha256\$(?:(v=2,t=)(?=2[aby],r=))?(2[aby]),(?:r=)?(\d{1,2})\$([./A-Za-z0-9]{22})\$([./A-Za-z0-9]{31})$/.exec(
      stored,
    ) || [];
  if (kind === undefined) return undefined;
  const hash = `$${kind}$${cost.padStart(2, '0')}$${salt}${end}`;
  return (password) => {
    const typed = Buffer.from(password);
    const made = later === undefined ? digestOf('sha256', typed) : hmacOf('sha256', salt, typed);
    return bcryptFits(made.toString('base64'), hash);
  };
}
