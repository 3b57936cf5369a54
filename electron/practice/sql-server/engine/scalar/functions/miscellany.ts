import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { SqlType } from '../../interface.ts';
import { encodeUtf16 } from '../binary.ts';
import { encodeCodePage } from '../code-page.ts';
import { compileConvert, identity } from '../convert.ts';
import { sqlErrors, unsupported } from '../sql-error.ts';
import { GUID, INT, isBinary, isNumber, isString, isUnicode, plainType, typeName, varbinary } from '../types.ts';
import {
  argument,
  type FunctionDefinition,
  type FunctionTable,
  integerArgument,
  strict,
  textArgument,
} from './function.ts';

const ALGORITHMS: { readonly [name: string]: string } = {
  md5: 'md5',
  sha: 'sha1',
  sha1: 'sha1',
  sha2_256: 'sha256',
  sha2_512: 'sha512',
};

/** HASHBYTES: of the bytes as they are stored, one a character for varchar and two for nvarchar. Unknown algorithms give NULL. */
const hashbytes: FunctionDefinition = {
  least: 2,
  most: 2,
  resolve: (args, name) => {
    const algorithm = textArgument(args, 0, name);
    const given = argument(args, 1).type;
    if (given === null) throw sqlErrors.argumentType('NULL', 2, name);
    const input = plainType(given);
    if (!isString(input) && !isBinary(input)) throw sqlErrors.argumentType(typeName(input), 2, name);
    const encode = isUnicode(input) ? encodeUtf16 : encodeCodePage;
    return strict(varbinary(8000), [algorithm.convert, identity], (wanted, value) => {
      const word = (wanted as string).trim().toLowerCase();
      if (word === 'md2' || word === 'md4') throw unsupported(`HASHBYTES with ${word.toUpperCase()}`);
      const digest = ALGORITHMS[word];
      if (digest === undefined) return null;
      const bytes = typeof value === 'string' ? encode(value) : (value as Uint8Array);
      return new Uint8Array(createHash(digest).update(bytes).digest());
    });
  },
};

/** ISNULL has the type of its first argument, into which the second one is cut. */
const isnull: FunctionDefinition = {
  least: 2,
  most: 2,
  resolve: (args) => {
    const [first, second] = [argument(args, 0), argument(args, 1)];
    const type: SqlType = plainType(first.type ?? second.type ?? INT);
    const convert = second.type === null ? identity : compileConvert(second.type, type, 'implicit');
    return {
      type,
      nullable: first.nullable !== false && second.nullable !== false,
      evaluate: ([value, otherwise]) => {
        if (value !== null && value !== undefined) return value;
        return otherwise === null || otherwise === undefined ? null : convert(otherwise);
      },
    };
  },
};

const NUMBER = /^ *[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,2})? *$/;
/** What converts to money, and the signs alone ("ISNUMERIC", Microsoft Learn). */
const AMOUNT = /^ *[+-]?[$£€¥]?[+-]?[0-9][0-9,]*(\.[0-9]*)?$|^[+\-$]$/;
const NUMBER_CHARACTERS = /^[0-9+\-.,$£€¥¢¤eEdD\s\u00a0]*$/;

/** Whether a text converts to some number type. Oddities such as a lone point are refused rather than guessed. */
function isNumericText(text: string): boolean {
  if ((NUMBER.test(text) && text.length < 38) || (AMOUNT.test(text) && text.length < 15)) return true;
  if (text === '' || !NUMBER_CHARACTERS.test(text) || /^[eEdD]+$/.test(text)) return false;
  throw unsupported(`ISNUMERIC of '${text}'`);
}

const isnumeric: FunctionDefinition = {
  least: 1,
  most: 1,
  resolve: (args, name) => {
    const type = argument(args, 0).type;
    if (type === null) return { type: INT, nullable: false, evaluate: () => 0 };
    if (isNumber(type)) {
      const { base } = type;
      if (base === 'bit') throw unsupported('ISNUMERIC of bit');
      return { type: INT, nullable: false, evaluate: ([value]) => (value === null || value === undefined ? 0 : 1) };
    }
    const { convert } = textArgument(args, 0, name);
    if (!isString(plainType(type))) throw unsupported(`ISNUMERIC of ${typeName(type)}`);
    return {
      type: INT,
      nullable: false,
      evaluate: ([value]) => (typeof value === 'string' && isNumericText(String(convert(value))) ? 1 : 0),
    };
  },
};

/** Functions that belong to no larger family. */
export const miscellany: FunctionTable = {
  CRYPT_GEN_RANDOM: {
    least: 1,
    most: 2,
    resolve: (args, name) => {
      if (args.length > 1) throw unsupported('CRYPT_GEN_RANDOM with a seed');
      return strict(varbinary(8000), [integerArgument(args, 0, name)], (length) => {
        if (typeof length !== 'number' || length < 1 || length > 8000) {
          throw unsupported('CRYPT_GEN_RANDOM of a length outside 1 to 8000');
        }
        return new Uint8Array(randomBytes(length));
      });
    },
  },
  HASHBYTES: hashbytes,
  ISNULL: isnull,
  ISNUMERIC: isnumeric,
  NEWID: {
    least: 0,
    most: 0,
    resolve: () => ({ type: GUID, nullable: false, evaluate: () => randomUUID().toUpperCase() }),
  },
};
