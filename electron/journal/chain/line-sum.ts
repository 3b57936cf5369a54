/**
 * The marks of a set of lines, added up: it tells whether two sets are the same without regard to order, and follows each change of a
 * line at the cost of that line (Clarke et al. 2003, incremental multiset hash functions: addition of keyed hashes). Marks and sums are
 * known to whoever has the key alone; whoever hasn't can't choose lines that add up to the same.
 */
export class LineSum {
  /** How many lines were added and not taken away again. */
  lines: number;
  readonly #lanes: Uint32Array;

  constructor(lines = 0, sum: Uint8Array = new Uint8Array(LANES * 4)) {
    this.lines = lines;
    const bytes = Buffer.from(sum);
    this.#lanes = Uint32Array.from({ length: LANES }, (_, lane) => bytes.readUInt32LE(lane * 4));
  }

  /** @param mark 32 bytes, one a character */
  add(mark: string): void {
    this.lines += 1;
    for (let lane = 0; lane < LANES; lane += 1) this.#lanes[lane] = (this.#lanes[lane] ?? 0) + laneOf(mark, lane);
  }

  remove(mark: string): void {
    this.lines -= 1;
    for (let lane = 0; lane < LANES; lane += 1) this.#lanes[lane] = (this.#lanes[lane] ?? 0) - laneOf(mark, lane);
  }

  /** Takes in what another has gathered. */
  merge(other: LineSum): void {
    this.lines += other.lines;
    for (let lane = 0; lane < LANES; lane += 1) {
      this.#lanes[lane] = (this.#lanes[lane] ?? 0) + (other.#lanes[lane] ?? 0);
    }
  }

  /** 32 bytes. */
  sum(): Buffer {
    const bytes = Buffer.alloc(LANES * 4);
    for (const [index, lane] of this.#lanes.entries()) bytes.writeUInt32LE(lane, index * 4);
    return bytes;
  }
}

const LANES = 8;

function laneOf(mark: string, lane: number): number {
  const at = lane * 4;
  return (
    mark.charCodeAt(at) |
    (mark.charCodeAt(at + 1) << 8) |
    (mark.charCodeAt(at + 2) << 16) |
    (mark.charCodeAt(at + 3) << 24)
  );
}
