/** crypt(3) with a marker, phpass and Drupal 7: a digest taken again and again. Whole values, as a marker alone says nothing. */
const UNIX_CRYPTS = [
  [/^\$(1|apr1)\$([^$:\n]{0,8})\$([./0-9A-Za-z]{22})$/, md5CryptFits],
  [/^\$(5)\$(?:rounds=(\d{1,9})\$)?([^$:\n]{0,16})\$([./0-9A-Za-z]{43})$/, shaCryptFits],
  [/^\$(6)\$(?:rounds=(\d{1,9})\$)?([^$:\n]{0,16})\$([./0-9A-Za-z]{86})$/, shaCryptFits],
  [/^()\$([PH])\$([5-9A-S])([./0-9A-Za-z]{8})([./0-9A-Za-z]{22})$/, phpassFits],
  [/^(U?)\$(S)\$([5-9A-S])([./0-9A-Za-z]{8})([./0-9A-Za-z]{43})$/, phpassFits],
];

/** The check of such a value, to be given the password; undefined for anything else. */
function unixCryptCheck(text) {
  for (const [pattern, fits] of UNIX_CRYPTS) {
    const found = pattern.exec(text);
    // libxcrypt takes no more either, and every round would take longer.
    if (found !== null) return (password) => Buffer.byteLength(password) < 512 && fits(password, ...found.slice(1));
  }
  return undefined;
}

/** Six bits a character, the lowest first. */
const CRYPT_DIGITS = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function cryptText(bytes) {
  let text = '';
  for (let from = 0; from < bytes.length; from += 3) {
    const three = bytes.subarray(from, from + 3);
    const number = three.reduce((sum, byte, index) => sum + byte * 256 ** index, 0);
    for (let digit = 0; digit <= three.length; digit += 1) text += CRYPT_DIGITS[(number >>> (6 * digit)) & 63];
  }
  return text;
}

/** Portable hashes of phpass, in MD5, and Drupal 7's, in SHA-512 and cut. `U`: over the MD5 that Drupal 6 had kept. */
async function phpassFits(password, over, kind, digit, salt, hash) {
  const name = kind === 'S' ? 'sha512' : 'md5';
  const rounds = 2 ** CRYPT_DIGITS.indexOf(digit);
  const typed = Buffer.from(over === '' ? password : digestOf('md5', Buffer.from(password)).toString('hex'));
  const first = digestOf(name, Buffer.concat([Buffer.from(salt), typed]));
  const made = await digestAgain(rounds, first, name, (before) => [before, typed]);
  return sameTexts(cryptText(made).slice(0, hash.length), hash);
}

/** FreeBSD’s crypt in MD5, and Apache’s. */
async function md5CryptFits(password, marker, saltText, hash) {
  const typed = Buffer.from(password);
  const salt = Buffer.from(saltText);
  const filled = filledWith(digestOf('md5', Buffer.concat([typed, salt, typed])), typed.length);
  const byBits = bitsOf(typed.length).map((bit) => (bit === 1 ? Buffer.alloc(1) : typed.subarray(0, 1)));
  const first = digestOf('md5', Buffer.concat([typed, Buffer.from(`$${marker}$`), salt, filled, ...byBits]));
  const made = await digestAgain(1000, first, 'md5', cryptRound(typed, salt));
  const order = [12, 6, 0, 13, 7, 1, 14, 8, 2, 15, 9, 3, 5, 10, 4, 11];
  return sameTexts(cryptText(Buffer.from(order.map((index) => made[index]))), hash);
}

/** Drepper’s crypt in SHA-256 (5) and SHA-512 (6), whose rounds are at least 1,000, and 5,000 where none are named. */
async function shaCryptFits(password, kind, named, saltText, hash) {
  const name = { 5: 'sha256', 6: 'sha512' }[kind];
  const typed = Buffer.from(password);
  const salt = Buffer.from(saltText);
  const other = digestOf(name, Buffer.concat([typed, salt, typed]));
  const byBits = bitsOf(typed.length).map((bit) => (bit === 1 ? other : typed));
  const first = digestOf(name, Buffer.concat([typed, salt, filledWith(other, typed.length), ...byBits]));
  const typedDigest = digestOf(name, Buffer.concat(Array(typed.length).fill(typed)));
  const saltDigest = digestOf(name, Buffer.concat(Array(16 + first[0]).fill(salt)));
  const round = cryptRound(filledWith(typedDigest, typed.length), filledWith(saltDigest, salt.length));
  const rounds = named === undefined ? 5000 : Math.max(1000, Number(named));
  const made = await digestAgain(rounds, first, name, round);
  return sameTexts(cryptText(Buffer.from(shaCryptOrder(kind).map((index) => made[index]))), hash);
}

/** One byte of each third, the three of them turned by one place from group to group. */
function shaCryptOrder(kind) {
  const [third, turn, rest] = kind === '5' ? [10, 2, [30, 31]] : [21, 1, [63]];
  const group = (index) => [2, 1, 0].map((place) => index + third * ((place + turn * index) % 3));
  return [...Array(third).keys()].flatMap(group).concat(rest);
}

/** What crypt(3) takes the digest of in each round. */
function cryptRound(typed, salt) {
  return (before, round) => [
    round % 2 === 1 ? typed : before,
    ...(round % 3 === 0 ? [] : [salt]),
    ...(round % 7 === 0 ? [] : [typed]),
    round % 2 === 1 ? before : typed,
  ];
}

function filledWith(bytes, length) {
  return Buffer.alloc(length, bytes);
}

/** The lowest first; none of nothing. */
function bitsOf(number) {
  return number === 0 ? [] : Array.from(number.toString(2), Number).reverse();
}

// A script has some 20 seconds: this is 5 of them.
const DIGESTS_AT_MOST = 3000000;

/** Between slices other calls of this container have their turn. */
async function digestAgain(rounds, first, name, parts) {
  if (rounds > DIGESTS_AT_MOST) {
    throw cannotCheck(`a digest taken ${rounds} times, for which a script has not the time`);
  }
  let made = first;
  for (let round = 0; round < rounds; round += 1) {
    made = digestOf(name, Buffer.concat(parts(made, round)));
    if (round % 5000 === 4999) await new Promise((resolve) => setImmediate(resolve));
  }
  return made;
}
