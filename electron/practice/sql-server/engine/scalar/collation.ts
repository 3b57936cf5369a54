import { sqlErrors, unsupported } from './sql-error.ts';

/** What a collation's name says. */
export interface Collation {
  /** Order and equality by code unit (BIN2): nothing is folded. */
  readonly binary: boolean;
  readonly caseSensitive: boolean;
  readonly accentSensitive: boolean;
  /** A collation of the SQL_ family: non-Unicode text follows its sort order, not the Windows rules. */
  readonly sqlSortOrder: boolean;
}

/** The collations that the practice server has, all of code page 1252, by lower-case name. */
const COLLATIONS = new Map<string, Collation>();
const defineCollations = (family: string, sqlSortOrder: boolean) => {
  for (const [suffix, caseSensitive, accentSensitive] of [
    ['ci_as', false, true],
    ['ci_ai', false, false],
    ['cs_as', true, true],
  ] as const) {
    COLLATIONS.set(`${family}_${suffix}`, { binary: false, caseSensitive, accentSensitive, sqlSortOrder });
  }
};
defineCollations('sql_latin1_general_cp1', true);
defineCollations('latin1_general', false);
COLLATIONS.set('latin1_general_bin2', {
  binary: true,
  caseSensitive: true,
  accentSensitive: true,
  sqlSortOrder: false,
});

/** The collation of that name; one that the practice server does not have is refused, what is no name at all is error 448. */
export function collationByName(name: string): Collation {
  const collation = COLLATIONS.get(name.toLowerCase());
  if (collation !== undefined) return collation;
  if (!/_(BIN2?|C[IS]_A[IS])(_|$)/i.test(name)) throw sqlErrors.collationName(name);
  throw unsupported(`the collation ${name}`);
}
