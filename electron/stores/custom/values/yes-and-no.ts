import type { ColumnProfile } from './profile.ts';

/** Texts that stand for yes and no in flags, in the languages of the lexicon; none of them is the other one's in any. */
const yes = '1 -1 Y S J O T X V YES SI SÍ JA OUI SIM TRUE WAHR VRAI VERO ON EVET TAK ANO IGEN DA KYLLÄ KYLLA'.split(
  ' ',
);
const no = '0 N F NO NEIN NON NAO NÃO NEE FALSE FALSCH FAUX FALSO OFF HAYIR HAYİR NIE NEJ NEI NE NEM NU EI'.split(' ');

/** Letters that say it only beside one another: Evet and Hayır; alone, E is also Finnish for no, and H may be anything. */
const pairs: readonly (readonly [yes: string, no: string])[] = [['E', 'H']];

/** How many values say yes and how many no; null where one says neither. */
export function yesAndNo(choices: ReadonlyMap<string, number>): { readonly yes: number; readonly no: number } | null {
  const words = wordsFor([...choices.keys()]);
  const count = (among: readonly string[]) =>
    [...choices].reduce((sum, [text, times]) => sum + (among.includes(plain(text)) ? times : 0), 0);
  const found = { yes: count(words.yes), no: count(words.no) };
  const all = [...choices.values()].reduce((sum, times) => sum + times, 0);
  return found.yes + found.no === all ? found : null;
}

/** Whether a text says yes, as one of a column that has these values. */
export function isYes(text: string, values: readonly string[]): boolean {
  return wordsFor(values).yes.includes(plain(text));
}

/** Capital, small and mixed letters, filled up with blanks where the type does that: conditions compare texts as they stand. */
export function spellingsOfYes({ column, choices }: ColumnProfile): readonly string[] {
  const fixed = /^n?char$/i.test(column.type) ? (column.length ?? 0) : 0;
  const values = [...(choices?.keys() ?? [])];
  const cased = wordsFor(values).yes.flatMap(spellingsOf);
  return [
    ...new Set(
      cased
        .filter((text) => column.length === null || column.length < 0 || text.length <= column.length)
        .map((text) => text.padEnd(fixed))
        // As it stands in a row, with blanks behind it perhaps.
        .concat(values.filter((text) => isYes(text, values))),
    ),
  ];
}

/** A text in capital, small and mixed letters: SQL Server mostly takes them for the same, and conditions don't. */
export function spellingsOf(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return [...new Set([text, text.toUpperCase(), lower, lower.slice(0, 1).toUpperCase() + lower.slice(1)])];
}

function wordsFor(values: readonly string[]): { readonly yes: readonly string[]; readonly no: readonly string[] } {
  const texts = values.map(plain);
  const pair = pairs.find((both) => texts.length === 2 && both.every((text) => texts.includes(text)));
  return pair === undefined ? { yes, no } : { yes: [pair[0]], no: [pair[1]] };
}

function plain(text: string): string {
  return text.trim().toUpperCase();
}
