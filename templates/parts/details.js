/** The texts of the first column, each once, in the order of their code units. */
function distinctTexts(rows) {
  const texts = rows.map((row) => Object.values(row)[0]).filter((text) => typeof text === 'string');
  return [...new Set(texts)].sort();
}

function rolesOf(rows) {
  const roles = distinctTexts(rows);
  return roles.length === 0 ? undefined : roles;
}

/** A list, because claim types are addresses, and metadata takes no name with a dot. */
function claimsOf(rows) {
  const claims = rows
    .map((row) => Object.values(row))
    .filter(([type]) => typeof type === 'string')
    .map(([type, value]) => ({ type, value: typeof value === 'string' ? value : null }))
    .map((claim) => ({ claim, text: JSON.stringify([claim.type, claim.value]) }))
    .sort((one, other) => (one.text < other.text ? -1 : one.text > other.text ? 1 : 0))
    .map(({ claim }) => claim);
  return claims.length === 0 ? undefined : claims;
}

function firstText(rows) {
  const text = rows.length === 0 ? null : Object.values(rows[0])[0];
  return typeof text === 'string' && text !== '' ? text : null;
}
