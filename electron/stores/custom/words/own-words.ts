import type { Concept } from './lexicon.ts';
import { type ReadName, readName, speaksOfAny } from './read-name.ts';

/** What of a column's name says something of the column: the name itself, or what stands behind the word that all of them share. */
export type OwnWords = (name: string) => string;

/** So many columns, and so many of all, must begin alike for that to be the table's and none of the column's own. */
const FEWEST = 4;
const MOST = 0.6;
const NEARLY_ALL = 0.8;

/**
 * How the columns of one table are to be read: where most begin or end with the same word or letters (`KD_NAME`, `ContactEmail`, `CMFNAM`, `mail_usu`),
 * these say whose the column is, and nothing of what is in it. `USR_NAME` and `USR_ID` stay whole: a user's name is no plain name.
 */
export function ownWords(names: readonly string[]): OwnWords {
  const prefix = sharedWord(names) ?? sharedLetters(names);
  const suffix = prefix === null ? sharedEnding(names) : null;
  if (prefix === null && suffix === null) return (name) => name;
  const shared = (prefix ?? suffix ?? '').replaceAll('_', '');
  if (speaksOfAny(shared, elsewhere)) return (name) => name;
  const isOfPeople = speaksOnlyOf(readName(shared), ['user', 'person', 'login']);
  return (name) => {
    const lower = name.toLowerCase();
    if (!lower.startsWith(prefix ?? '') || !lower.endsWith(suffix ?? '')) return name;
    const rest = name.slice(prefix?.length ?? 0, name.length - (suffix?.length ?? 0));
    const isRest = /^\p{L}/u.test(rest) && rest.length >= 2;
    return isRest && !(isOfPeople && speaksOnlyOf(readName(rest), ['name', 'code'])) ? rest : name;
  };
}

/** A password behind one of these words is not the one of a person who signs in. */
const elsewhere: readonly Concept[] = ['mail', 'server', 'old', 'token', 'question'];

function speaksOnlyOf({ concepts }: ReadName, expected: readonly Concept[]): boolean {
  return concepts.size > 0 && [...concepts].every((concept) => expected.includes(concept));
}

function sharedWord(names: readonly string[]): string | null {
  const words = names.flatMap(
    (name) =>
      (/^[a-z]{1,12}\d{0,2}_/i.exec(name) ??
        /^[a-z]*[a-z](?=[A-Z])|^[A-Z][a-z]+(?=[A-Z])/.exec(name))?.[0].toLowerCase() ?? [],
  );
  const [prefix, times] = mostFrequent(words);
  return prefix !== null && times >= FEWEST && times >= names.length * MOST ? prefix : null;
}

function sharedEnding(names: readonly string[]): string | null {
  const [suffix, times] = mostFrequent(names.flatMap((name) => /_[a-z]{1,12}$/i.exec(name)?.[0].toLowerCase() ?? []));
  return suffix !== null && times >= FEWEST && times >= names.length * MOST ? suffix : null;
}

/** Without a separator they must be the letters of nearly all, in the same case. */
function sharedLetters(names: readonly string[]): string | null {
  for (const length of [4, 3, 2]) {
    const [prefix, times] = mostFrequent(
      names.map((name) => name.slice(0, length)).filter((letters) => /^(?:[a-z]+|[A-Z]+)$/.test(letters)),
    );
    if (prefix?.length === length && times > FEWEST && times >= names.length * NEARLY_ALL) return prefix.toLowerCase();
  }
  return null;
}

function mostFrequent(words: readonly string[]): readonly [string | null, number] {
  const groups = Map.groupBy(words, (word) => word);
  const [largest] = [...groups.values()].toSorted((one, other) => other.length - one.length);
  return [largest?.[0] ?? null, largest?.length ?? 0];
}
