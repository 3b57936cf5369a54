/** The key that a user id was made of; null where this database's accounts have no such id. */
function keyOfUserId(prefix, kind, lowest, highest, id) {
  if (typeof id !== 'string' || id.length > 255 || !id.startsWith(prefix)) return null;
  const written = id.slice(prefix.length);
  if (kind === 'guid') {
    return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(written) ? written : null;
  }
  if (kind === 'integer') {
    const whole = /^(0|-?[1-9][0-9]*)$/.test(written);
    return whole && BigInt(written) >= BigInt(lowest) && BigInt(written) <= BigInt(highest) ? written : null;
  }
  const key = textOfUserId(written);
  return userIdOfText('', key) === written ? key : null;
}

function textOfUserId(written) {
  if (written === '~') return '';
  return written.replace(/~([0-9a-f]{2}|u[0-9a-f]{4})/g, (_, hex) =>
    String.fromCharCode(parseInt(hex.startsWith('u') ? hex.slice(1) : hex, 16)),
  );
}
