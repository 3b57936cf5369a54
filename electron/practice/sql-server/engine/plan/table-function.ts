import { failure, unsupported } from '../failure.ts';
import type { SqlValue } from '../interface.ts';
import { isString, isUnicode, nvarchar, plainType, varchar } from '../scalar/types.ts';
import type { Name } from '../syntax/tree.ts';
import type { BoundValue } from './bound.ts';
import { converted } from './comparison.ts';
import type { BoundQuery, Surroundings } from './environment.ts';
import type { Run } from './run.ts';

const REFUSED = new Set([
  'OPENJSON',
  'GENERATE_SERIES',
  'OPENTRACE',
  'CHANGETABLE',
  'PREDICT',
  'REGEXP_SPLIT_TO_TABLE',
]);

/** A table-valued function. A name that SQL Server doesn't know either is its own error. @throws SqlError 208 */
export function tableFunction(name: Name, args: readonly BoundValue[], surroundings: Surroundings): BoundQuery {
  const [last = '', schema] = name.toReversed();
  const upper = last.toUpperCase();
  if (schema === undefined && upper === 'STRING_SPLIT') return stringSplit(args);
  const found = surroundings.tableFunction(name, args);
  if (found !== undefined) return found;
  const isSystem =
    schema === undefined ? REFUSED.has(upper) || upper.startsWith('FN_') : schema.toLowerCase() === 'sys';
  if (isSystem) throw unsupported(`the table-valued function ${name.join('.')}`);
  throw failure(208, `Invalid object name '${name.join('.')}'.`);
}

/** STRING_SPLIT(text, separator); its `value` is as long as the text ("STRING_SPLIT", Microsoft Learn). */
function stringSplit([text, separator, more]: readonly BoundValue[]): BoundQuery {
  if (text === undefined || separator === undefined || more !== undefined)
    throw unsupported('this call of STRING_SPLIT');
  const unicode = [text, separator].some(({ type }) => type !== null && isUnicode(type));
  const plain = plainType(text.type ?? varchar(1));
  const length = isString(plain) ? plain.length : 8000;
  const bounded = length === 'max' ? 'max' : Math.min(length, unicode ? 4000 : 8000);
  const type = unicode ? nvarchar(bounded) : varchar(bounded);
  const [textOf, separatorOf] = [converted(text, nvarchar('max')), converted(separator, nvarchar('max'))];
  return {
    columns: [{ name: 'value', type, nullable: true, identity: false }],
    *open(run: Run) {
      yield split(textOf([], run), separatorOf([], run)).map((part) => [part]);
    },
  };
}

function split(text: SqlValue, separator: SqlValue): string[] {
  if (typeof separator !== 'string' || [...separator].length !== 1) {
    throw failure(214, "Procedure expects parameter 'separator' of type 'nchar(1)/nvarchar(1)'.", { state: 11 });
  }
  // Whether letters are told apart by case there is not documented.
  if (/\p{L}/u.test(separator)) throw unsupported('STRING_SPLIT at a letter');
  return typeof text === 'string' ? text.split(separator) : [];
}
