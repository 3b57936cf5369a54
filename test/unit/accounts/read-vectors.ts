import { readFileSync } from 'node:fs';

/** The vectors of a JSON file that ships with the product beside the function it describes. */
export function readVectors<Vector>(name: string): readonly Vector[] {
  const url = new URL(`../../../electron/accounts/data/${name}`, import.meta.url);
  const { vectors } = JSON.parse(readFileSync(url, 'utf8')) as { vectors: readonly Vector[] };
  if (vectors.length === 0) throw new Error(`${name} has no vectors`);
  return vectors;
}
