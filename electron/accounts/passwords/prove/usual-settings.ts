import type { RecipeOf } from '../recipe.ts';

// Settings of derived keys that applications are found with: the defaults of libraries, OWASP's advice of each year, round numbers.
// What is not here can still be named in a mapping and proved.

/** Cheap enough to come before scrypt and Argon2. */
export const fewIterations: readonly number[] = [
  1000, 10_000, 5000, 2000, 20_000, 1, 100, 500, 1024, 2048, 3000, 4000, 4096, 8000, 8192, 12_000, 15_000, 16_384,
];

export const manyIterations: readonly number[] = [
  24_000, 25_000, 27_500, 30_000, 32_000, 32_768, 40_000, 50_000, 60_000, 64_000, 65_536, 80_000, 100_000, 101_101,
  120_000, 150_000, 180_000, 200_000, 210_000, 216_000, 250_000, 260_000, 300_000, 310_000, 320_000, 350_000, 390_000,
  480_000, 500_000, 600_000, 720_000, 1_000_000,
];

export const scryptSettings: readonly Pick<RecipeOf<'scrypt'>, 'cost' | 'blockSize' | 'parallelization'>[] = [
  { cost: 16_384, blockSize: 8, parallelization: 1 },
  { cost: 16_384, blockSize: 8, parallelization: 5 },
  { cost: 32_768, blockSize: 8, parallelization: 1 },
  { cost: 32_768, blockSize: 8, parallelization: 3 },
  { cost: 65_536, blockSize: 8, parallelization: 1 },
  { cost: 65_536, blockSize: 8, parallelization: 2 },
  { cost: 131_072, blockSize: 8, parallelization: 1 },
  { cost: 1024, blockSize: 8, parallelization: 1 },
  { cost: 4096, blockSize: 8, parallelization: 1 },
  { cost: 8192, blockSize: 8, parallelization: 1 },
];

const argon2 = (
  type: RecipeOf<'argon2'>['type'],
  memoryKiB: number,
  iterations: number,
  parallelism: number,
): Pick<RecipeOf<'argon2'>, 'type' | 'version' | 'memoryKiB' | 'iterations' | 'parallelism'> => ({
  type,
  version: 19,
  memoryKiB,
  iterations,
  parallelism,
});

export const argon2Settings = [
  argon2('argon2id', 19_456, 2, 1),
  argon2('argon2id', 65_536, 3, 4),
  argon2('argon2id', 65_536, 3, 1),
  argon2('argon2id', 65_536, 4, 1),
  argon2('argon2id', 65_536, 4, 8),
  argon2('argon2id', 65_536, 2, 1),
  argon2('argon2id', 8192, 4, 8),
  argon2('argon2id', 8192, 40, 16),
  argon2('argon2id', 8192, 4, 16),
  argon2('argon2id', 4096, 3, 1),
  argon2('argon2id', 12_288, 3, 1),
  argon2('argon2id', 9216, 4, 1),
  argon2('argon2id', 7168, 5, 1),
  argon2('argon2id', 47_104, 1, 1),
  argon2('argon2i', 4096, 3, 1),
  argon2('argon2i', 65_536, 3, 1),
];
