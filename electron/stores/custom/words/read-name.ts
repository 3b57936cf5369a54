import { conceptsOf, isKnown, longestWord } from './known-words.ts';
import type { Concept } from './lexicon.ts';

/** A name taken apart. */
export interface ReadName {
  /** What its words speak of; empty for a name that says nothing, like `F07`. */
  readonly concepts: ReadonlySet<Concept>;
  /** The digits at its end, as in `Email2` or `Users_2019`; empty without. */
  readonly digits: string;
  /** Words of three letters or more that no dictionary knows: who reads the name has not read them. */
  readonly unread: readonly string[];
}

const read = new Map<string, ReadName>();
/** Names come from catalogs of thousands of tables, and the same ones again and again. */
const REMEMBERED = 20_000;

/** Takes a name apart by its case, its separators and, where words are run together, by the words that are known. */
export function readName(name: string): ReadName {
  const known = read.get(name);
  if (known !== undefined) return known;
  if (read.size >= REMEMBERED) read.clear();
  const result = takeApart(name);
  read.set(name, result);
  return result;
}

function takeApart(name: string): ReadName {
  const plain = name
    .replaceAll(/ä/gi, 'ae')
    .replaceAll(/ö/gi, 'oe')
    .replaceAll(/ü/gi, 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll(/[æ]/gi, 'ae')
    .replaceAll(/[ø]/gi, 'o')
    .replaceAll(/[ł]/gi, 'l')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
  const digits = /(\d+)[^\p{L}\d]*$/u.exec(plain)?.[1] ?? '';
  const whole = plain.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
  const concepts = new Set<Concept>();
  const words = plain
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    // `LastSignIn` and `LOG_ON` are of one word in two.
    .replaceAll(/(?<!\p{L})(sign|log)[^\p{L}\d](in|on|up)(?!\p{L})/gu, '$1$2')
    .split(/[^\p{L}\d]+/u)
    .flatMap((part) => (isKnown(part) ? [part] : part.split(/\d+/)))
    .filter((part) => part !== '');
  // `EMail`, `PassWord` and `eMail` fall into parts that say less than the whole.
  const parts = isKnown(whole) ? [whole] : words;
  const unread: string[] = [];
  for (const word of parts.flatMap(segments)) {
    const found = conceptsOf(word);
    if (found.size === 0 && word.length >= 3) unread.push(word);
    for (const concept of found) concepts.add(concept);
  }
  concepts.delete('noise');
  return { concepts, digits, unread };
}

/** A letter run as known words without rest, the fewest that do; itself when it can't be divided so. */
function segments(run: string): readonly string[] {
  if (isKnown(run)) return [run];
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= run.length; end += 1) {
    best[end] = null;
    for (let start = Math.max(0, end - longestWord); start < end; start += 1) {
      const before = best[start] ?? null;
      const word = run.slice(start, end);
      if (before === null || !isPart(word, start, end === run.length)) continue;
      const kept = best[end] ?? null;
      if (kept === null || before.length + 1 < kept.length) best[end] = [...before, word];
    }
  }
  return best[run.length] ?? [run];
}

/** Short words are found by chance within others, so within a run they count as its prefix alone, and some as its ending. */
function isPart(word: string, start: number, isLast: boolean): boolean {
  if (alone.has(word)) return false;
  return isKnown(word) && (word.length >= 3 || start === 0 || (isLast && endings.has(word)));
}

/** Short words of one language that stand by chance within the words of others. */
const alone: ReadonlySet<string> = new Set(
  'act ad age akt anm ape est edad eta kon nb nip nu ort pic plec sn sol son sum ts vip'.split(' '),
);

/** What programmers of short names end them with: Kennzeichen, Nummer, identifier, date. */
const endings: ReadonlySet<string> = new Set(['kz', 'nr', 'id', 'dt']);

/** Whether a name speaks of all of these. */
export function speaksOf(name: string, ...concepts: readonly Concept[]): boolean {
  const said = readName(name).concepts;
  return concepts.every((concept) => said.has(concept));
}

/** Whether a name speaks of any of these. */
export function speaksOfAny(name: string, concepts: readonly Concept[]): boolean {
  const said = readName(name).concepts;
  return concepts.some((concept) => said.has(concept));
}

/** Whether a name says nothing that is known here. */
export function saysNothing(name: string): boolean {
  return readName(name).concepts.size === 0;
}
