import type { Barren, Fixture } from '../fixture.ts';
import { englishFixtures } from './english.ts';
import { latinFixtures } from './latin.ts';
import { neverTunedBarren, neverTunedFixtures } from './never-tuned.ts';
import { northernAndEasternFixtures } from './northern-and-eastern.ts';
import { secondLookFixtures } from './second-look.ts';
import { terseFixtures } from './terse.ts';
import { barrenFixtures as firstBarren, trapFixtures } from './traps.ts';
import { unseenBarren, unseenFixtures } from './unseen.ts';

/** The second family: whole databases, each in the manner of one that was found in life, invented before the rules were read. */
export const asFoundFixtures: readonly Fixture[] = exactly([
  ...latinFixtures,
  ...northernAndEasternFixtures,
  ...englishFixtures,
  ...trapFixtures,
]);

/** Sixteen more, invented when those had changed the rules; these changed them once more. */
export const secondFoundFixtures: readonly Fixture[] = exactly(secondLookFixtures);

/** Twelve more; three of them had gone silently wrong, and what mended those mended others. */
export const thirdFoundFixtures: readonly Fixture[] = exactly(unseenFixtures);

/** The last family: twelve for which no rule was made. */
export const neverTuned: readonly Fixture[] = exactly(neverTunedFixtures);

/** Ten with hardly a letter to a name, as terse as programmers have been. */
export const terse: readonly Fixture[] = exactly(terseFixtures);

/** Databases in which nobody has an account. */
export const barrenFixtures: readonly Barren[] = [...firstBarren, ...unseenBarren, ...neverTunedBarren];

/** Any field that is mapped besides those that are true is wrong. */
function exactly(fixtures: readonly Fixture[]): readonly Fixture[] {
  return fixtures.map((fixture) => ({ ...fixture, truth: { ...fixture.truth, noOtherFields: true } }));
}
