/** An Argon2 string says itself what it was made with: `$argon2id$v=19$m=65536,t=3,p=4$salt$hash`; the oldest have no version. */
function argon2Check(text) {
  const [, type, version = '16', memory, iterations, parallelism, salt, hash] =
    /^\$(argon2(?:id|i|d))(?:\$v=(\d+))?\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(text) ||
    [];
  if (type === undefined || (version !== '16' && version !== '19')) return undefined;
  const numbers = { version: Number(version), memoryKiB: Number(memory), iterations: Number(iterations) };
  const shape = { type, ...numbers, parallelism: Number(parallelism) };
  return (password) => argon2Fits(password, Buffer.from(hash, 'base64'), Buffer.from(salt, 'base64'), shape);
}

async function argon2Fits(password, hash, salt, shape) {
  const { memoryKiB, iterations, parallelism } = shape;
  if (hash === null || salt === null || hash.length < 4 || salt.length < 8) return false;
  if (parallelism < 1 || iterations < 1 || memoryKiB < 8 * parallelism) return false;
  const typed = Buffer.from(password, 'utf8');
  if (shape.version === 19 && nodeHasArgon2())
    return sameBytes(await argon2ByNode(typed, salt, hash.length, shape), hash);
  if (memoryKiB > ARGON2_KIB || memoryKiB * iterations > ARGON2_WORK) {
    throw cannotCheck(
      `Argon2 over ${memoryKiB} KiB, ${iterations} times, for which a script has not the time or the memory`,
    );
  }
  return sameBytes(await inArgon2Turn(() => argon2Key(typed, salt, hash.length, shape)), hash);
}

// A script has some 20 seconds, and its container perhaps 512 MiB. What follows does 70 KiB a millisecond: this is 4 seconds of it.
const ARGON2_WORK = 262144;
const ARGON2_KIB = 131072;

/** One at a time in a container: each takes the whole processor while it runs, and much memory. */
async function inArgon2Turn(work) {
  const asked = Date.now();
  const before = global['userferry-argon2'] || Promise.resolve();
  const own = before.then(() => {
    if (Date.now() - asked > 10000) throw new Error('Too many sign in at once.');
    return work();
  });
  global['userferry-argon2'] = own.catch(() => undefined);
  return own;
}

/** Node has Argon2 from 24.7 on, where its OpenSSL has it, and computes it beside everything else. */
function nodeHasArgon2() {
  try {
    const least = { message: '', nonce: Buffer.alloc(8), memory: 8, passes: 1, parallelism: 1, tagLength: 4 };
    return crypto.argon2Sync('argon2id', least).length === 4;
  } catch (error) {
    return false;
  }
}

function argon2ByNode(message, nonce, tagLength, { type, memoryKiB, iterations, parallelism }) {
  const parameters = { message, nonce, memory: memoryKiB, passes: iterations, parallelism, tagLength };
  return new Promise((resolve, reject) => {
    crypto.argon2(type, parameters, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/**
 * Argon2 as RFC 9106 has it, since Node 22 has none and Auth0 no module that is known to stay. Between slices other calls of this
 * container have their turn.
 */
async function argon2Key(password, salt, length, { type, version, memoryKiB, iterations, parallelism }) {
  const laneLength = 4 * Math.floor(memoryKiB / (4 * parallelism));
  const memory = new Uint32Array(laneLength * parallelism * BLOCK_WORDS);
  const kind = { argon2d: 0, argon2i: 1, argon2id: 2 }[type];
  const run = { kind, version, iterations, parallelism, laneLength, memory };
  const numbers = [parallelism, length, memoryKiB, iterations, version, kind].map(int32);
  // Neither a key nor further data: they are empty.
  const parts = [password, salt, Buffer.alloc(0), Buffer.alloc(0)].map((part) => [int32(part.length), part]);
  const seed = blake2b(Buffer.concat([...numbers, ...parts.flat()]), 64);
  for (let lane = 0; lane < parallelism; lane += 1) {
    for (const column of [0, 1]) {
      const block = longBlake2b(Buffer.concat([seed, int32(column), int32(lane)]), 4 * BLOCK_WORDS);
      memory.set(wordsOf(block), (lane * laneLength + column) * BLOCK_WORDS);
    }
  }
  for (let pass = 0; pass < iterations; pass += 1) {
    for (let slice = 0; slice < 4; slice += 1) {
      for (let lane = 0; lane < parallelism; lane += 1) fillSegment(run, pass, slice, lane);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const last = new Uint32Array(BLOCK_WORDS);
  for (let lane = 1; lane <= parallelism; lane += 1) {
    const at = (lane * laneLength - 1) * BLOCK_WORDS;
    for (let word = 0; word < BLOCK_WORDS; word += 1) last[word] ^= memory[at + word];
  }
  return longBlake2b(bytesOf(last), length);
}

/** A block is 1,024 bytes: 128 words of 64 bits, each as its low and its high half. */
const BLOCK_WORDS = 256;

/** One lane's blocks of a slice, each made of the one before it and of another one. */
function fillSegment(run, pass, slice, lane) {
  const { kind, version, parallelism, laneLength, memory } = run;
  const segment = laneLength / 4;
  // Where the password is not to show in which memory is read: always (i), or in the first half of the first pass (id).
  const addresses = kind === 1 || (kind === 2 && pass === 0 && slice < 2) ? addressesOf(run, pass, slice, lane) : null;
  for (let index = pass === 0 && slice === 0 ? 2 : 0; index < segment; index += 1) {
    const column = slice * segment + index;
    const before = (lane * laneLength + ((column + laneLength - 1) % laneLength)) * BLOCK_WORDS;
    const [low, high] = addresses === null ? [memory[before], memory[before + 1]] : addresses(index);
    const otherLane = pass === 0 && slice === 0 ? lane : high % parallelism;
    const isOwn = otherLane === lane;
    // What is finished: of this lane up to the block before, of the others the slices that are over.
    const slices = pass === 0 ? slice : 3;
    const finished = slices * segment + (isOwn ? index - 1 : index === 0 ? -1 : 0);
    const back = highProduct(finished, highProduct(low, low));
    const from = pass === 0 ? 0 : (slice + 1) * segment;
    const otherColumn = (from + finished - 1 - back) % laneLength;
    const other = (otherLane * laneLength + otherColumn) * BLOCK_WORDS;
    const into = (lane * laneLength + column) * BLOCK_WORDS;
    compress(memory, before, memory, other, memory, into, pass > 0 && version === 0x13);
  }
}

/** The pseudo-random numbers that choose blocks without looking at the password. */
function addressesOf({ kind, iterations, parallelism, laneLength }, pass, slice, lane) {
  const zero = new Uint32Array(BLOCK_WORDS);
  const input = new Uint32Array(BLOCK_WORDS);
  const numbers = new Uint32Array(BLOCK_WORDS);
  [pass, lane, slice, laneLength * parallelism, iterations, kind].forEach((number, word) => {
    input[2 * word] = number;
  });
  return (index) => {
    const counter = 1 + Math.floor(index / 128);
    if (input[12] !== counter) {
      input[12] = counter;
      compress(zero, 0, input, 0, numbers, 0, false);
      compress(zero, 0, numbers, 0, numbers, 0, false);
    }
    const at = 2 * (index % 128);
    return [numbers[at], numbers[at + 1]];
  };
}

/** RFC 9106's G: one block of two, over what was there or mixed with it. */
function compress(one, oneAt, other, otherAt, into, intoAt, mixed) {
  const sum = new Uint32Array(BLOCK_WORDS);
  for (let word = 0; word < BLOCK_WORDS; word += 1) sum[word] = one[oneAt + word] ^ other[otherAt + word];
  const block = sum.slice();
  // Eight rows of 16 words, then eight columns of 8 pairs.
  for (let row = 0; row < 256; row += 32) permute(block, row, 2, 4);
  for (let column = 0; column < 32; column += 4) permute(block, column, 2, 32);
  for (let word = 0; word < BLOCK_WORDS; word += 1) {
    const made = block[word] ^ sum[word];
    into[intoAt + word] = mixed ? into[intoAt + word] ^ made : made;
  }
}

/** RFC 9106's P over 16 words: pairs of them begin `apart` from each other. */
function permute(block, from, next, apart) {
  const at = (word) => from + (word >> 1) * apart + (word & 1) * next;
  const [a, b, c, d, e, f, g, h] = [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7)];
  const [i, j, k, l, m, n, o, p] = [at(8), at(9), at(10), at(11), at(12), at(13), at(14), at(15)];
  mix(block, a, e, i, m);
  mix(block, b, f, j, n);
  mix(block, c, g, k, o);
  mix(block, d, h, l, p);
  mix(block, a, f, k, p);
  mix(block, b, g, l, m);
  mix(block, c, h, i, n);
  mix(block, d, e, j, o);
}

function mix(block, a, b, c, d) {
  multiplyAndTurn(block, a, b, d, 0, true);
  multiplyAndTurn(block, c, d, b, 24, false);
  multiplyAndTurn(block, a, b, d, 16, false);
  multiplyAndTurn(block, c, d, b, 31, true);
}

/** x becomes x + y + twice the product of their low halves; then z becomes z XOR x, turned right by `turn` bits, and 32 more where `swapped`. */
function multiplyAndTurn(block, x, y, z, turn, swapped) {
  const [xLow, yLow] = [block[x], block[y]];
  const product = Math.imul(xLow, yLow);
  const low = xLow + yLow + 2 * (product >>> 0);
  const carry = Math.floor(low / 4294967296);
  block[x] = low;
  block[x + 1] = block[x + 1] + block[y + 1] + 2 * highProduct(xLow, yLow) + carry;
  const [first, second] = [block[z] ^ block[x], block[z + 1] ^ block[x + 1]];
  const [lower, upper] = swapped ? [second, first] : [first, second];
  block[z] = turn === 0 ? lower : (lower >>> turn) | (upper << (32 - turn));
  block[z + 1] = turn === 0 ? upper : (upper >>> turn) | (lower << (32 - turn));
}

/** The upper 32 of the 64 bits of a product. */
function highProduct(one, other) {
  const [oneLow, oneHigh, otherLow, otherHigh] = [one & 0xffff, one >>> 16, other & 0xffff, other >>> 16];
  const middle = oneHigh * otherLow + ((oneLow * otherLow) >>> 16);
  const crossed = oneLow * otherHigh + (middle % 65536);
  return oneHigh * otherHigh + Math.floor(middle / 65536) + Math.floor(crossed / 65536);
}

/** BLAKE2b of any length: RFC 9106's H'. */
function longBlake2b(bytes, length) {
  const numbered = Buffer.concat([int32(length), bytes]);
  if (length <= 64) return blake2b(numbered, length);
  const parts = [];
  let left = length;
  let hash = blake2b(numbered, 64);
  for (; left > 64; left -= 32) {
    parts.push(hash.subarray(0, 32));
    hash = blake2b(hash, Math.min(64, left - 32));
  }
  return Buffer.concat([...parts, hash]);
}

function int32(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

function wordsOf(bytes) {
  return Uint32Array.from({ length: bytes.length / 4 }, (_, word) => bytes.readUInt32LE(4 * word));
}

function bytesOf(words) {
  return Buffer.concat(Array.from(words, int32));
}
