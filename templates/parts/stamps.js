/** As ASP.NET Core Identity makes one: 20 random bytes in the letters of base 32. */
function securityStamp() {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return Array.from(crypto.randomBytes(32), (byte) => letters[byte % 32]).join('');
}

/** As SimpleMembership makes one: 16 random bytes as HttpServerUtility.UrlTokenEncode writes them. */
function confirmationToken() {
  return `${crypto.randomBytes(16).toString('base64').slice(0, 22).replace(/\+/g, '-').replace(/\//g, '_')}2`;
}

/** A moment without its milliseconds, as the providers keep them. */
function wholeSecond() {
  return new Date(Math.floor(Date.now() / 1000) * 1000);
}
