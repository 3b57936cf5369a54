/** Only a whole number with its country is one that Auth0 takes. */
function phoneNumber(text) {
  const number = (text || '').trim();
  return /^\+[1-9][0-9]{1,14}$/.test(number) ? number : undefined;
}

/** An absolute address; a path of the old site leads nowhere. */
function pictureAddress(text) {
  const address = (text || '').trim();
  if (!/^https?:\/\//i.test(address)) return undefined;
  try {
    return new URL(address) && address;
  } catch (error) {
    return undefined;
  }
}

/** None where it only repeats the address. */
function fullName(text, email) {
  const name = orNothing(text);
  return name !== undefined && foldEmail(name) === email ? undefined : name;
}

function username(text, shortest, longest) {
  const name = (text || '').trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const fits = name.length >= shortest && name.length <= longest && /^[a-z0-9@^$.!`\-#+'~_]+$/.test(name);
  return fits && !/^[^@]+@[^@]+\.[^@]+$/.test(name) ? name : undefined;
}

/** An authenticator app with its secret as Auth0 takes it. */
function authenticatorFactor(text) {
  const secret = (text || '').replace(/[\s=-]/g, '').toUpperCase();
  return /^[A-Z2-7]+$/.test(secret) ? [{ totp: { secret } }] : undefined;
}

/** Without what is not there, so that the profile is the one that a bulk import sends. */
function compact(fields) {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  return present.length === 0 ? undefined : Object.fromEntries(present);
}
