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
    'PWDCOMPARE PWDENCRYPT RADIANS RAND SMALLDATETIMEFROMPARTS SOUNDEX SQL_VARIANT_PROPERTY TRY_PARSE CRYPT_GEN_RANDOM ' +
    'APPLOCK_MODE APPLOCK_TEST ASSEMBLYPROPERTY ASYMKEYPROPERTY ASYMKEY_ID BASE64_DECODE BASE64_ENCODE CERTPRIVATEKEY ' +
    'CERTPROPERTY CERT_ID CHANGE_TRACKING_CURRENT_VERSION CHANGE_TRACKING_IS_COLUMN_IN_MASK ' +
    'CHANGE_TRACKING_MIN_VALID_VERSION COLLATIONPROPERTY COLUMNS_UPDATED CONNECTIONPROPERTY CONTEXT_INFO CURRENT_REQUEST_ID ' +
    'CURRENT_TIMEZONE_ID CURRENT_TRANSACTION_ID CURSOR_STATUS DATABASEPROPERTY DECRYPTBYASYMKEY DECRYPTBYCERT ' +
    'DECRYPTBYKEYAUTOASYMKEY DECRYPTBYKEYAUTOCERT ENCRYPTBYASYMKEY ENCRYPTBYCERT EVENTDATA FILEGROUPPROPERTY FILEGROUP_ID ' +
    'FILEGROUP_NAME FILEPROPERTY FILEPROPERTYEX FILE_ID FILE_IDEX FILE_NAME FULLTEXTCATALOGPROPERTY FULLTEXTSERVICEPROPERTY ' +
    'GETANSINULL GET_BIT GET_FILESTREAM_TRANSACTION_CONTEXT HOST_ID INDEXKEY_PROPERTY INDEXPROPERTY INDEX_COL ' +
    'IS_OBJECTSIGNED JSON_ARRAY JSON_OBJECT JSON_PATH_EXISTS KEY_GUID KEY_ID KEY_NAME LEFT_SHIFT LOGINPROPERTY ' +
    'MIN_ACTIVE_ROWVERSION OBJECTPROPERTYEX ORIGINAL_DB_NAME PERMISSIONS PUBLISHINGSERVERNAME RIGHT_SHIFT SESSIONPROPERTY ' +
    'SESSION_CONTEXT SET_BIT SIGNBYASYMKEY SIGNBYCERT STATS_DATE SUSER_ID SUSER_SID SYMKEYPROPERTY TERTIARY_WEIGHTS TEXTPTR ' +
    'TEXTVALID TRIGGER_NESTLEVEL TYPEPROPERTY VERIFYSIGNEDBYASYMKEY VERIFYSIGNEDBYCERT'
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
