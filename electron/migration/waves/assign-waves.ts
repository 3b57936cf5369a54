import type { WaveDefinition } from './wave-definition.ts';

/** What is known of a password format among the accounts to import, as places in the plan. */
export interface FormatPlaces {
  /** Its first account. */
  readonly first: number;
  /** Its first one that no wave names by itself; null where each is named. */
  readonly firstFree: number | null;
  /** The first wave names one of them. */
  readonly inFirstWave: boolean;
}

/** Accounts of a wave that stand side by side in the plan; what lies between is not to be imported. */
export interface WaveRange {
  readonly wave: number;
  readonly first: number;
  readonly last: number;
}

/**
 * Gives one account to import after another its wave, in the order of the plan. Whom a wave names by itself is of that wave, but for
 * the one of each password format that the first wave lacks; numbers and shares take who is left, one wave after the other.
 */
export class WaveAssigner {
  /** Accounts of each wave so far; the last wave is everybody else. */
  readonly accounts: number[];
  /** What the first wave has beyond its definition, for the sake of password formats. */
  extra = 0;
  readonly #definitions: readonly WaveDefinition[];
  readonly #left: number[];
  readonly #fillIns: ReadonlySet<number>;
  #open: WaveRange | null = null;

  /** @param total accounts to import, of which shares are reckoned */
  constructor(definitions: readonly WaveDefinition[], total: number, formats: readonly FormatPlaces[]) {
    this.#definitions = definitions.at(-1)?.kind === 'rest' ? definitions : [...definitions, { kind: 'rest' }];
    this.#left = this.#definitions.map((definition) => quotaOf(definition, total));
    this.accounts = this.#definitions.map(() => 0);
    this.#fillIns = new Set(
      formats.filter(({ inFirstWave }) => !inFirstWave).map(({ first, firstFree }) => firstFree ?? first),
    );
  }

  /** With everybody else behind what was asked for. */
  get definitions(): readonly WaveDefinition[] {
    return this.#definitions;
  }

  /**
   * Takes the next account; gives a range that ended before it.
   * @param named the number of the wave that names it, from 1; null for none
   */
  take(sequence: number, named: number | null): WaveRange | null {
    const wave = this.#waveOf(sequence, named);
    this.accounts[wave - 1] = (this.accounts[wave - 1] ?? 0) + 1;
    const open = this.#open;
    if (open?.wave === wave) {
      this.#open = { ...open, last: sequence };
      return null;
    }
    this.#open = { wave, first: sequence, last: sequence };
    return open;
  }

  /** The range that is open still, after all accounts were taken. */
  end(): WaveRange | null {
    return this.#open;
  }

  #waveOf(sequence: number, named: number | null): number {
    if (this.#fillIns.has(sequence)) {
      if ((this.#left[0] ?? 0) > 0) this.#use(0);
      else this.extra += 1;
      return 1;
    }
    if (named !== null) return named;
    const next = this.#left.findIndex((left) => left > 0);
    this.#use(next);
    return next + 1;
  }

  #use(index: number): void {
    this.#left[index] = (this.#left[index] ?? 0) - 1;
  }
}

/** How many accounts a wave takes of those whom no wave names. */
function quotaOf(definition: WaveDefinition, total: number): number {
  switch (definition.kind) {
    case 'first':
      return definition.accounts;
    case 'share':
      // What a binary fraction has too much makes no account more.
      return Math.ceil((total * definition.percent) / 100 - 1e-6);
    case 'ids':
    case 'application':
    case 'role':
      return 0;
    case 'rest':
      return Number.POSITIVE_INFINITY;
  }
}
