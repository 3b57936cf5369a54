import type { Fixture } from '../fixture.ts';
import { englishFixtures } from './english.ts';
import { latinFixtures } from './latin.ts';
import { northernAndEasternFixtures } from './northern-and-eastern.ts';
import { trapFixtures } from './traps.ts';

/** The second family: whole databases, each in the manner of one that was found in life, invented before the rules were read. */
export const asFoundFixtures: readonly Fixture[] = [
  ...latinFixtures,
  ...northernAndEasternFixtures,
  ...englishFixtures,
  ...trapFixtures,
].map((fixture) => ({ ...fixture, truth: { ...fixture.truth, noOtherFields: true } }));

export { barrenFixtures } from './traps.ts';
