/** MD4 (RFC 1320), which Node has no more. */
function md4(bytes) {
  const padding = Buffer.alloc(((bytes.length + 8) >>> 6) * 64 + 64 - bytes.length);
  padding[0] = 0x80;
  padding.writeBigUInt64LE(BigInt(bytes.length) * 8n, padding.length - 8);
  const padded = Buffer.concat([bytes, padding]);
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let from = 0; from < padded.length; from += 64) {
    const before = state.slice();
    MD4_ROUNDS.forEach(({ mix, plus, order, turns }) => {
      order.forEach((word, step) => {
        // The four words of the state take turns.
        const [a, b, c, d] = [0, 1, 2, 3].map((index) => (index + 4 - (step % 4)) % 4);
        const sum = (state[a] + mix(state[b], state[c], state[d]) + padded.readInt32LE(from + 4 * word) + plus) | 0;
        state[a] = (sum << turns[step % 4]) | (sum >>> (32 - turns[step % 4]));
      });
    });
    before.forEach((word, index) => {
      state[index] += word;
    });
  }
  const hash = Buffer.alloc(16);
  for (const [index, word] of state.entries()) hash.writeInt32LE(word, 4 * index);
  return hash;
}

const MD4_ROUNDS = [
  {
    mix: (x, y, z) => (x & y) | (~x & z),
    plus: 0,
    order: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    turns: [3, 7, 11, 19],
  },
  {
    mix: (x, y, z) => (x & y) | (x & z) | (y & z),
    plus: 0x5a827999,
    order: [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
    turns: [3, 5, 9, 13],
  },
  {
    mix: (x, y, z) => x ^ y ^ z,
    plus: 0x6ed9eba1,
    order: [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
    turns: [3, 9, 11, 15],
  },
];
