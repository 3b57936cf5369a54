import type { Draws } from './random.ts';

/** Given names with the Latin spelling that the address has, and family names, by script. */
interface Script {
  readonly given: readonly (readonly [native: string, latin: string])[];
  readonly family: readonly string[];
}

const scripts: readonly Script[] = [
  {
    given: [
      ['Anna', 'anna'],
      ['Peter', 'peter'],
      ['Mary', 'mary'],
      ['John', 'john'],
    ],
    family: ['Larsson', "O'Neill", 'Smith', 'van der Berg'],
  },
  {
    given: [
      ['José', 'jose'],
      ['Zoë', 'zoe'],
      ['Søren', 'soren'],
      ['Małgorzata', 'malgorzata'],
    ],
    family: ['Muñoz', 'Großmann', 'Łukasiewicz', 'Çelik'],
  },
  // The same letters decomposed, as some keyboards and imports write them.
  {
    given: [
      ['Jose\u0301', 'jose'],
      ['He\u0301le\u0300ne', 'helene'],
    ],
    family: ['Nu\u0301n\u0303ez', 'A\u030angstro\u0308m'],
  },
  {
    given: [
      ['İbrahim', 'ibrahim'],
      ['Işıl', 'isil'],
    ],
    family: ['Yıldırım', 'Özdemir'],
  },
  {
    given: [
      ['Nguyễn', 'nguyen'],
      ['Thị Hương', 'huong'],
    ],
    family: ['Trần', 'Đặng'],
  },
  {
    given: [
      ['Олена', 'olena'],
      ['Иван', 'ivan'],
      ['Ђорђе', 'djordje'],
    ],
    family: ['Шевченко', 'Кузнецов', 'Петровић'],
  },
  {
    given: [
      ['Σωκράτης', 'sokratis'],
      ['Ελένη', 'eleni'],
    ],
    family: ['Παπαδόπουλος', 'Γεωργίου'],
  },
  {
    given: [
      ['美咲', 'misaki'],
      ['さくら', 'sakura'],
      ['ケンジ', 'kenji'],
    ],
    family: ['山田', '渡邉', 'サトウ'],
  },
  {
    given: [
      ['伟', 'wei'],
      ['秀英', 'xiuying'],
    ],
    family: ['王', '歐陽'],
  },
  {
    given: [
      ['지우', 'jiwoo'],
      ['서연', 'seoyeon'],
    ],
    family: ['김', '박'],
  },
  {
    given: [
      ['فاطمة', 'fatima'],
      ['محمد', 'mohammed'],
      ['نرگس', 'narges'],
    ],
    family: ['الحسن', 'رضایی'],
  },
  {
    given: [
      ['יעל', 'yael'],
      ['דוד', 'david'],
    ],
    family: ['כהן', 'לוי'],
  },
  {
    given: [
      ['สมชาย', 'somchai'],
      ['กัญญา', 'kanya'],
    ],
    family: ['ใจดี', 'ศรีสุข'],
  },
  {
    given: [
      ['प्रिया', 'priya'],
      ['अर्जुन', 'arjun'],
    ],
    family: ['शर्मा', 'क्षत्रिय'],
  },
  {
    given: [
      ['தமிழ்', 'tamil'],
      ['আনিকা', 'anika'],
    ],
    family: ['செல்வன்', 'রহমান'],
  },
  {
    given: [
      ['ანა', 'ana'],
      ['Արամ', 'aram'],
      ['ሰላም', 'selam'],
    ],
    family: ['ბერიძე', 'Պետրոսյան', 'ተስፋዬ'],
  },
  // Beyond the Basic Multilingual Plane: a rare Han character, Gothic, an emoji with a joiner.
  {
    given: [
      ['𠮷子', 'yoshiko'],
      ['𐌰𐌽𐌽𐌰', 'anna'],
      ['Max 👩‍🚀', 'max'],
    ],
    family: ['𠮷野', '𐌲𐌿𐍄𐌰', 'Mc😀'],
  },
];

const domains = [
  'example.com',
  'example.org',
  'example.net',
  'mail.example.com',
  'contoso.example',
  'fabrikam.example',
];

/** No c, d, i or s: without them no number spells a word such as `svc`, `iis`, `cron` or `test`, under which programs sign in. */
const SUFFIX_DIGITS = '0123456789abefghjklmnopqrtuvwxyz';

/** A number as short letters that make an address nobody else's. */
function suffixOf(index: number): string {
  const rest = Math.floor(index / SUFFIX_DIGITS.length);
  return (rest === 0 ? '' : suffixOf(rest)) + SUFFIX_DIGITS.charAt(index % SUFFIX_DIGITS.length);
}

/** Somebody made up: one per index. */
export interface Person {
  /** In the person's script, with the index behind it: unique even to a collation that ignores what it does not know. */
  readonly name: string;
  readonly family: string;
  /** Small letters, unique. */
  readonly address: string;
}

export function personAt(draws: Draws, index: number): Person {
  const script = draws.pick('script', index, scripts);
  const [given, latin] = draws.pick('given-name', index, script.given);
  const family = draws.pick('family-name', index, script.family);
  const address = `${latin}.${suffixOf(index)}@${draws.pick('domain', index, domains)}`;
  return { name: `${given} ${family} ${index}`, family, address };
}

/** The address as its owner once typed it: one in five with capitals. */
export function asTyped(draws: Draws, index: number, address: string): string {
  if (draws.below('spelling', index, 5) !== 0) return address;
  return address.replace(/(^|[.@])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** A name over Auth0's 150 characters and within the column's 256: somebody once pasted into the field. */
export function overlongNameAt(draws: Draws, index: number): string {
  const { family } = personAt(draws, index);
  const inBasicPlane = /[\ud800-\udfff]/.test(family) ? 'Långström' : family;
  return `${`${inBasicPlane} `.repeat(180).slice(0, 180)}${index}`;
}
