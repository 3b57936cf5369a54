/** With blanks, in several scripts, beyond the BMP, with quotes: what hashing and transport get wrong first. */
const special = [
  'Sju sjösjuka sjömän-81',
  ' Leading-blank-1847',
  'Trailing-blank-2093 ',
  'two  blanks  within-5',
  'Straße-und-Öl-4471',
  'пароль-из-букв-19',
  'κωδικός-πρόσβασης-8',
  '合い言葉-かぎ-3127',
  'סיסמה-ארוכה-52',
  'Raketen-🚀🔑-6650',
  'O\'Brien";--DROP-77',
  'back\\slash/%41+&=-9',
  'cafe\u0301-decomposed-31',
  'tab\tinside-it-204',
];

const words = [
  'Quittenbaum',
  'Harbour-fog',
  'Rimfrost',
  'Lantern-Oil',
  'Moorhuhn',
  'Birkenrinde',
  'Salt-Marsh',
  'Kvarnsten',
];

/** The password of the n-th hash of a pool: long enough that none turns up in a file by chance. */
export function samplePassword(place: number): string {
  return special[place] ?? `${words[place % words.length]}~${((place + 11) * 7919) % 100_003}`;
}

/** Clear passwords that bcrypt can't read whole: over 72 bytes of UTF-8, by letters or by their encoding. */
export const overlongPasswords: readonly string[] = [
  'Long-winded-lighthouse-keeper-who-never-tires-of-counting-the-ships-at-night-1',
  'очень-длинный-пароль-смотрителя-маяка-который-считает-корабли',
];
