import { failure } from '../failure.ts';
import type { SqlType } from '../interface.ts';
import { DEFAULT_COLLATION } from '../scalar/types.ts';
import type { Token } from './token.ts';
import type { Expression } from './tree.ts';

/** A constant with the type that SQL Server gives it (SQL Server docs: "Constants", "int, bigint, smallint, and tinyint"). */
export function literal(token: Token): Expression {
  switch (token.kind) {
    case 'string':
      return stringLiteral(token.text, token.national);
    case 'binary':
      return binaryLiteral(token.text);
    case 'number':
      return numberLiteral(token.text, token.form, token.line);
    default:
      throw new RangeError(`no literal begins with a ${token.kind}`);
  }
}

function stringLiteral(text: string, national: boolean): Expression {
  const limit = national ? 4000 : 8000;
  const length = text.length > limit ? 'max' : Math.max(1, text.length);
  const type: SqlType = { base: national ? 'nvarchar' : 'varchar', length, collation: DEFAULT_COLLATION };
  return { kind: 'literal', type, value: text };
}

function binaryLiteral(digits: string): Expression {
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  const value = Uint8Array.from(Buffer.from(even, 'hex'));
  const type: SqlType = { base: 'varbinary', length: value.length > 8000 ? 'max' : Math.max(1, value.length) };
  return { kind: 'literal', type, value };
}

/** What follows the currency sign, which may be a sign of its own. */
function moneyLiteral(text: string): Expression {
  const [whole = '', fraction = ''] = text.replace(/^[-+]/, '').split('.');
  const units = BigInt(`${whole}${fraction.slice(0, 4).padEnd(4, '0')}`) + (fraction.charAt(4) >= '5' ? 1n : 0n);
  return { kind: 'literal', type: { base: 'money' }, value: text.startsWith('-') ? -units : units };
}

function numberLiteral(text: string, form: 'integer' | 'decimal' | 'float' | 'money', line: number): Expression {
  if (form === 'float') {
    const exponentless = /e[+-]?$/i.test(text) ? text.replace(/e[+-]?$/i, '') : text;
    const value = Number(exponentless);
    if (!Number.isFinite(value)) {
      throw failure(
        168,
        `The floating point value '${text}' is out of the range of computer representation (8 bytes).`,
        {
          severity: 15,
          line,
        },
      );
    }
    return { kind: 'literal', type: { base: 'float' }, value };
  }
  if (form === 'money') return moneyLiteral(text);
  const [whole = '', fraction = ''] = text.split('.');
  if (form === 'integer' && BigInt(whole) <= 2147483647n) {
    return { kind: 'literal', type: { base: 'int' }, value: Number(whole) };
  }
  const significant = whole.replace(/^0+/, '');
  const precision = Math.max(1, significant.length + fraction.length);
  if (precision > 38) {
    throw failure(1007, `The number '${text}' is out of the range for numeric representation (maximum precision 38).`, {
      severity: 15,
      line,
    });
  }
  return {
    kind: 'literal',
    type: { base: 'decimal', precision, scale: fraction.length, numeric: true },
    value: BigInt(whole + fraction),
  };
}
