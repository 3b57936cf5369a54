import { type Concept, lexicon } from './lexicon.ts';

const conceptsOfWord = new Map<string, Set<Concept>>();
for (const concept of Object.keys(lexicon) as Concept[]) {
  for (const word of lexicon[concept].split(' ')) {
    const known = conceptsOfWord.get(word) ?? new Set<Concept>();
    conceptsOfWord.set(word, known.add(concept));
  }
}
const allWords = [...conceptsOfWord];

/** Shorter beginnings, and shorter skeletons, belong to too many words. */
const SHORTEST_BEGINNING = 4;
const SHORTEST_SKELETON = 4;
/** So many of the words that a shortened one may be must speak of the same. */
const MOST = 0.7;

// Catalogs have tens of thousands of names: nothing looks through all words for each.
const wordsOfSkeleton = Map.groupBy(allWords, ([word]) => skeletonOf(word));
const wordsOfBeginning = Map.groupBy(allWords, ([word]) => word.slice(0, SHORTEST_BEGINNING));

/** In letters. */
export const longestWord = Math.max(...allWords.map(([word]) => word.length));

/** Whether a word stands in the lexicon as it is. */
export function isKnown(word: string): boolean {
  return conceptsOfWord.has(word);
}

/** What a word speaks of, shortened perhaps as programmers shorten; nothing where it is none of the lexicon's. */
export function conceptsOf(word: string): ReadonlySet<Concept> {
  const known = conceptsOfWord.get(word);
  if (known !== undefined) return known;
  const shortened = conceptsOfShortened(word);
  return shortened.size > 0 ? shortened : conceptsOfBeginning(word);
}

/** What the words speak of that are this one when they lose some of their vowels: `usrnm`, `forenm`, `deletd`. */
function conceptsOfShortened(shortened: string): ReadonlySet<Concept> {
  const skeleton = skeletonOf(shortened);
  if (skeleton.length < SHORTEST_SKELETON) return new Set();
  return agreed((wordsOfSkeleton.get(skeleton) ?? []).filter(([word]) => hasLettersOf(word, shortened)));
}

/** A word without vowels but for the first letter, and without double letters. */
function skeletonOf(word: string): string {
  return (word.slice(0, 1) + word.slice(1).replaceAll(/[aeiou]/g, '')).replaceAll(/(.)\1/g, '$1');
}

/** Whether the letters of the shortened word stand in the word in their order. */
function hasLettersOf(word: string, shortened: string): boolean {
  let at = 0;
  for (const letter of shortened) {
    at = word.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** What the words speak of that begin so, as names of eight or ten letters in all have them: `NOMB`, `ESTA`, `USUA`. */
function conceptsOfBeginning(beginning: string): ReadonlySet<Concept> {
  if (beginning.length < SHORTEST_BEGINNING) return new Set();
  const words = wordsOfBeginning.get(beginning.slice(0, SHORTEST_BEGINNING)) ?? [];
  return agreed(words.filter(([word]) => word.startsWith(beginning)));
}

/** What nearly all of these words speak of: a shortened one may be any of them. */
function agreed(words: typeof allWords): ReadonlySet<Concept> {
  const concepts = new Set(words.flatMap(([, found]) => [...found]));
  const times = (concept: Concept) => words.filter(([, found]) => found.has(concept)).length;
  return new Set([...concepts].filter((concept) => times(concept) >= words.length * MOST));
}
