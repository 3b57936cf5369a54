import { dateArithmetic } from './functions/date-arithmetic.ts';
import { dateMaking } from './functions/date-making.ts';
import { dateReading } from './functions/date-reading.ts';
import type { FunctionArgument, FunctionTable, ResolvedFunction } from './functions/function.ts';
import { mathematics } from './functions/mathematics.ts';
import { miscellany } from './functions/miscellany.ts';
import { textBuilding } from './functions/text-building.ts';
import { textChanges } from './functions/text-changes.ts';
import { textParts } from './functions/text-parts.ts';
import { sqlErrors, unsupported } from './sql-error.ts';

export type { FunctionArgument, ResolvedFunction } from './functions/function.ts';

const FUNCTIONS: FunctionTable = {
  ...textParts,
  ...textChanges,
  ...textBuilding,
  ...mathematics,
  ...dateReading,
  ...dateArithmetic,
  ...dateMaking,
  ...miscellany,
};

/** Built-in functions that SQL Server has and the practice server refuses. */
const REFUSED = new Set(
  (
    'ACOS ASIN ATAN ATN2 BINARY_CHECKSUM BIT_COUNT CERTENCODED CHECKSUM COMPRESS COT CURRENT_TIMEZONE DATETIMEOFFSETFROMPARTS ' +
    'DATETRUNC DATE_BUCKET DECOMPRESS DECRYPTBYKEY DECRYPTBYPASSPHRASE DEGREES DIFFERENCE ENCRYPTBYKEY ENCRYPTBYPASSPHRASE ' +
    'FORMAT FORMATMESSAGE GENERATE_SERIES GREATEST ISJSON JSON_MODIFY JSON_QUERY JSON_VALUE LEAST NEWSEQUENTIALID PARSE ' +
    'PARSENAME PWDCOMPARE PWDENCRYPT RADIANS RAND SMALLDATETIMEFROMPARTS SOUNDEX SQL_VARIANT_PROPERTY TRY_PARSE CRYPT_GEN_RANDOM'
  ).split(' '),
);

/**
 * A built-in scalar function by name (in any case) and argument types; undefined where the library has none of that name.
 * COALESCE, NULLIF, IIF, CHOOSE, CASE and conversions are no functions here: they do not evaluate all of their arguments.
 * TRIM(x FROM y) takes x first.
 *
 * @throws SqlError 174 or 189 for the number of arguments, 8116 and others for their types, 50999 for functions that are refused
 */
export function resolveFunction(name: string, args: readonly FunctionArgument[]): ResolvedFunction | undefined {
  const upper = name.toUpperCase();
  const definition = Object.hasOwn(FUNCTIONS, upper) ? FUNCTIONS[upper] : undefined;
  if (definition === undefined) {
    if (REFUSED.has(upper)) throw unsupported(`the function ${upper}`);
    return undefined;
  }
  const lower = upper.toLowerCase();
  const { least, most } = definition;
  if (args.length < least || args.length > most) {
    throw least === most ? sqlErrors.argumentCount(lower, least) : sqlErrors.argumentCounts(lower, least, most);
  }
  return definition.resolve(args, lower);
}
