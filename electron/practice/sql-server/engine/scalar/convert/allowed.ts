import type { SqlType } from '../../interface.ts';
import { sqlErrors, unsupported } from '../sql-error.ts';
import { isBinary, isMoney, isNumber, isString, isTemporal, isUnicode, plainType, typeName } from '../types.ts';

export type ConversionMode = 'implicit' | 'explicit' | 'try';
type Rule = 'implicit' | 'explicit' | 'never';

/**
 * Throws where SQL Server does not convert between two types: 206 or 257 for an implicit conversion, 529 for an explicit
 * one (the matrix in "CAST and CONVERT", Microsoft Learn).
 */
export function checkConversion(from: SqlType, to: SqlType, mode: ConversionMode): void {
  if (from.base === 'xml' || to.base === 'xml') throw unsupported('conversions of xml');
  const rule = ruleFor(plainType(from), plainType(to));
  if (rule === 'implicit') return;
  if (rule === 'explicit') {
    if (mode === 'implicit') throw sqlErrors.implicitConversion(typeName(from), typeName(to));
    return;
  }
  if (mode === 'implicit') throw sqlErrors.operandClash(typeName(from), typeName(to));
  throw sqlErrors.explicitConversion(typeName(from), typeName(to));
}

function ruleFor(from: SqlType, to: SqlType): Rule {
  if (from.base === to.base) return 'implicit';
  if (from.base === 'text' || from.base === 'ntext' || from.base === 'image') return fromLarge(from, to);
  if (isString(from)) return fromString(to);
  if (isBinary(from) || from.base === 'rowversion') return fromBinary(from, to);
  if (isNumber(from)) return fromNumber(from, to);
  if (from.base === 'uniqueidentifier') return isString(to) || isBinary(to) ? 'implicit' : 'never';
  return fromMoment(from, to);
}

function fromLarge(from: SqlType, to: SqlType): Rule {
  if (from.base === 'image') return isBinary(to) || to.base === 'rowversion' ? 'implicit' : 'never';
  return isString(to) || to.base === 'text' || to.base === 'ntext' ? 'implicit' : 'never';
}

function fromString(to: SqlType): Rule {
  return isBinary(to) || to.base === 'rowversion' ? 'explicit' : 'implicit';
}

function fromBinary(from: SqlType, to: SqlType): Rule {
  if (to.base === 'float' || to.base === 'real' || to.base === 'text' || to.base === 'ntext') return 'never';
  if (to.base === 'date' || to.base === 'time' || to.base === 'datetime2' || to.base === 'datetimeoffset') {
    return from.base === 'rowversion' ? 'never' : 'explicit';
  }
  if (from.base === 'rowversion' && (to.base === 'uniqueidentifier' || isUnicode(to))) return 'never';
  return 'implicit';
}

function fromNumber(from: SqlType, to: SqlType): Rule {
  if (isNumber(to)) return 'implicit';
  if (isString(to)) return isMoney(from) ? 'explicit' : 'implicit';
  if (isBinary(to)) return 'implicit';
  if (to.base === 'datetime' || to.base === 'smalldatetime') return 'implicit';
  return to.base === 'rowversion' && from.base !== 'float' && from.base !== 'real' ? 'implicit' : 'never';
}

function fromMoment(from: SqlType, to: SqlType): Rule {
  if (isString(to)) return 'implicit';
  if (isBinary(to)) return 'explicit';
  if (isTemporal(to)) {
    const impossible = (from.base === 'date' && to.base === 'time') || (from.base === 'time' && to.base === 'date');
    return impossible ? 'never' : 'implicit';
  }
  const legacy = from.base === 'datetime' || from.base === 'smalldatetime';
  return legacy && isNumber(to) ? 'explicit' : 'never';
}
