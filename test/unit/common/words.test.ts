import { describe, expect, test } from 'vitest';
import { experiences, experienceText, traits, traitText } from '../../../electron/common/words.ts';

describe('words that follow a number', () => {
  const texts: readonly (readonly [string, (accounts: number) => string])[] = [
    ...traits.map((trait) => [trait, (accounts: number) => traitText(trait, accounts)] as const),
    ...experiences.map(
      (experience) => [experience, (accounts: number) => experienceText(experience, accounts)] as const,
    ),
  ];

  test.each(texts)('%s: one does something, others do it', (_, text) => {
    expect(`1 ${text(1)}`).toMatch(/^1 (is|was|has|signs|brings|looks|shares|never|signed)\b/);
    for (const accounts of [0, 2, 1_001])
      expect(text(accounts)).toMatch(/^(are|were|have|sign|bring|look|share|never|signed)\b/);
  });
});
