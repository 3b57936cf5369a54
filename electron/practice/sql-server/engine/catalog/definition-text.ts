import type { Expression, TypeName } from '../syntax/tree.ts';

/** A form whose written-out text is not known for sure. */
class Unknown extends Error {}

/**
 * The definition of a default or check constraint as SQL Server writes it out: `((1))`, `(getdate())`, `([a]>(0))`. Forms
 * that are rare in constraints keep their own text.
 */
export function definitionText(expression: Expression, written: string): string {
  try {
    return `(${text(expression)})`;
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    return written.startsWith('(') ? written : `(${written})`;
  }
}

function text(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return literalText(expression);
    case 'null':
      return 'NULL';
    case 'column':
      return expression.name.map(bracketed).join('.');
    case 'unary':
      if (expression.operator !== '-' || expression.operand.kind !== 'literal') throw new Unknown();
      return text(expression.operand).replace('(', '(-');
    case 'binary':
      if (expression.left.kind === 'binary' || expression.right.kind === 'binary') throw new Unknown();
      return `${text(expression.left)}${expression.operator}${text(expression.right)}`;
    case 'call':
      return callText(expression);
    case 'cast': {
      if (expression.mode === 'try') throw new Unknown();
      const style = expression.style === undefined ? '' : `,${text(expression.style)}`;
      return `CONVERT(${typeText(expression.type)},${text(expression.operand)}${style})`;
    }
    case 'compare':
      return `${text(expression.left)}${expression.operator}${text(expression.right)}`;
    case 'and':
    case 'or': {
      const side = (part: Expression) =>
        expression.kind === 'and' && part.kind === 'or' ? `(${text(part)})` : text(part);
      return `${side(expression.left)} ${expression.kind.toUpperCase()} ${side(expression.right)}`;
    }
    case 'isNull':
      return `${text(expression.operand)} IS ${expression.negated ? 'NOT ' : ''}NULL`;
    case 'like': {
      if (expression.escape !== undefined) throw new Unknown();
      const like = `${text(expression.operand)} like ${text(expression.pattern)}`;
      return expression.negated ? `NOT ${like}` : like;
    }
    case 'between':
      if (expression.negated) throw new Unknown();
      return `${text(expression.operand)}>=${text(expression.low)} AND ${text(expression.operand)}<=${text(expression.high)}`;
    case 'inList': {
      if (expression.negated) throw new Unknown();
      // SQL Server writes the list out from its end.
      const each = expression.list.map((value) => `${text(expression.operand)}=${text(value)}`);
      return each.toReversed().join(' OR ');
    }
    default:
      throw new Unknown();
  }
}

function literalText({ type, value }: Extract<Expression, { kind: 'literal' }>): string {
  if (typeof value === 'string' && (type.base === 'varchar' || type.base === 'nvarchar')) {
    return `${type.base === 'nvarchar' ? 'N' : ''}'${value.replaceAll("'", "''")}'`;
  }
  if (type.base === 'int') return `(${value})`;
  if (type.base !== 'decimal' || typeof value !== 'bigint') throw new Unknown();
  const digits = String(value).padStart(type.scale + 1, '0');
  const whole = digits.slice(0, digits.length - type.scale);
  return `(${whole}${type.scale === 0 ? '' : `.${digits.slice(digits.length - type.scale)}`})`;
}

/** Built-in functions in lower case; those that are written as a word become the call that they stand for. */
const CALLS: { readonly [word: string]: string } = {
  current_timestamp: 'getdate',
  current_user: 'user_name',
  session_user: 'user_name',
  user: 'user_name',
  system_user: 'suser_sname',
};

function callText(call: Extract<Expression, { kind: 'call' }>): string {
  const [word = '', more] = call.name;
  if (more !== undefined || call.star || call.distinct || call.over !== undefined) throw new Unknown();
  const name = word.toLowerCase();
  const isDateFunction = name.startsWith('date');
  const args = call.arguments.map((argument, index) =>
    isDateFunction && index === 0 && argument.kind === 'column' ? argument.name.join('.') : text(argument),
  );
  return `${CALLS[name] ?? name}(${args.join(',')})`;
}

function typeText({ name, arguments: args }: TypeName): string {
  return `[${name}]${args.length === 0 ? '' : `(${args.join(',')})`}`;
}

function bracketed(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}
