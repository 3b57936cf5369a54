/** The same user id that a bulk import gives: what is no small letter, digit or one of . _ @ - is written as ~hh or ~uhhhh. */
function userIdOfText(prefix, key) {
  if (key === '') return `${prefix}~`;
  const escaped = key.replace(/[^a-z0-9._@-]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return code < 0x80 ? `~${code.toString(16).padStart(2, '0')}` : `~u${code.toString(16).padStart(4, '0')}`;
  });
  return prefix + escaped;
}

/** Auth0 takes no longer one, and a shortened one would be somebody else's. */
function fittingUserId(id) {
  if (id.length > 255) throw unfitAccount('This account has a key that is too long for a user id.');
  return id;
}
