/** BLAKE2b without a key (RFC 7693), in up to 64 bytes: Node has it in 64 alone. */
function blake2b(bytes, length) {
  const state = BLAKE2B_START.slice();
  state[0] ^= 0x01010000n ^ BigInt(length);
  const blocks = Math.max(1, Math.ceil(bytes.length / 128));
  const filled = Buffer.concat([bytes, Buffer.alloc(blocks * 128 - bytes.length)]);
  for (let block = 0; block < blocks; block += 1) {
    const isLast = block === blocks - 1;
    const words = BigUint64Array.from({ length: 16 }, (_, word) => filled.readBigUInt64LE(block * 128 + word * 8));
    blake2bBlock(state, words, isLast ? bytes.length : (block + 1) * 128, isLast);
  }
  const hash = Buffer.alloc(64);
  for (const [index, word] of state.entries()) hash.writeBigUInt64LE(word, index * 8);
  return hash.subarray(0, length);
}

/** The fractional parts of the square roots of the first eight primes. */
const BLAKE2B_START = BigUint64Array.of(
  0x6a09e667f3bcc908n,
  0xbb67ae8584caa73bn,
  0x3c6ef372fe94f82bn,
  0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n,
  0x9b05688c2b3e6c1fn,
  0x1f83d9abfb41bd6bn,
  0x5be0cd19137e2179n,
);

/** Which word of the message comes when, round by round; the last two are the first two again. */
const BLAKE2B_ORDER = [
  '0123456789abcdef',
  'ea489fd61c02b753',
  'b8c052fdae367194',
  '7931dcbe265a40f8',
  '905724afe1bc683d',
  '2c6a0b834d75fe19',
  'c51fed4a0763928b',
  'db7ec13950f4862a',
  '6fe9b308c2d714a5',
  'a2847615fb9e3cd0',
];

function blake2bBlock(state, words, counted, isLast) {
  const v = BigUint64Array.of(...state, ...BLAKE2B_START);
  v[12] ^= BigInt(counted);
  if (isLast) v[14] ^= 0xffffffffffffffffn;
  for (let round = 0; round < 12; round += 1) {
    const order = Array.from(BLAKE2B_ORDER[round % 10], (digit) => words[parseInt(digit, 16)]);
    BLAKE2B_PLACES.forEach(([a, b, c, d], index) => {
      v[a] += v[b] + order[2 * index];
      v[d] = turnedRight(v[d] ^ v[a], 32n);
      v[c] += v[d];
      v[b] = turnedRight(v[b] ^ v[c], 24n);
      v[a] += v[b] + order[2 * index + 1];
      v[d] = turnedRight(v[d] ^ v[a], 16n);
      v[c] += v[d];
      v[b] = turnedRight(v[b] ^ v[c], 63n);
    });
  }
  state.forEach((word, index) => {
    state[index] = word ^ v[index] ^ v[index + 8];
  });
}

/** Columns, then diagonals. */
const BLAKE2B_PLACES = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
];

function turnedRight(word, bits) {
  return (word >> bits) | (word << (64n - bits));
}
