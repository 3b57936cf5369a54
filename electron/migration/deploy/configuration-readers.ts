import type { ConnectionImage } from '../../journal/deployments.ts';

const readsConfiguration = (text: string) => /\bconfiguration\b/.test(text);

/** Keys of scripts whose text mentions the configuration: better one too many than one that finds nothing at its next call. */
export function scriptsThatReadConfiguration(scripts: ConnectionImage['scripts']): readonly string[] {
  return Object.entries(scripts).flatMap(([key, text]) => (readsConfiguration(text) ? [key] : []));
}

/**
 * Keys of scripts that would read the configuration and miss a value of it: they name one that goes, or none of those that stay, so that
 * nobody can say which they read.
 * @param going Keys of values that go
 * @param staying Keys of values that stay
 */
export function scriptsThatMiss(
  scripts: ConnectionImage['scripts'],
  going: readonly string[],
  staying: readonly string[],
): readonly string[] {
  if (going.length === 0) return [];
  return scriptsThatReadConfiguration(scripts).filter((script) => {
    const words = new Set(scripts[script]?.match(/[\w$]+/g));
    return going.some((key) => words.has(key)) || !staying.some((key) => words.has(key));
  });
}
