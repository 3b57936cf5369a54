import type { Cursor } from './cursor.ts';
import { parseFrame } from './parse-frame.ts';
import type { Expression, OrderItem, Over } from './tree.ts';

/** The parts of the expression grammar that a call's inside needs. */
interface ExpressionGrammar {
  readonly value: (cursor: Cursor) => Expression;
  readonly condition: (cursor: Cursor) => Expression;
}

/** A function call after its name: arguments, DISTINCT, `*`, TRIM's FROM, WITHIN GROUP, OVER. */
export function parseCall(cursor: Cursor, name: readonly string[], grammar: ExpressionGrammar): Expression {
  const upper = name.length === 1 ? name[0]?.toUpperCase() : undefined;
  cursor.expectSymbol('(');
  let star = false;
  let distinct = false;
  const args: Expression[] = [];
  if (upper === 'PARSE' || upper === 'TRY_PARSE') throw cursor.unsupported(`the function ${upper}`);
  if (cursor.takeSymbol('*')) {
    star = true;
  } else if (!cursor.isSymbol(')')) {
    if (upper === 'TRIM' && cursor.isAnyWord('LEADING', 'TRAILING', 'BOTH')) {
      throw cursor.unsupported('TRIM(LEADING | TRAILING | BOTH …)');
    }
    distinct = cursor.takeWord('DISTINCT');
    if (!distinct) cursor.takeWord('ALL');
    // IIF's first argument is the only one of any function that is a condition.
    args.push(upper === 'IIF' ? grammar.condition(cursor) : grammar.value(cursor));
    if (upper === 'TRIM' && cursor.takeWord('FROM')) args.push(grammar.value(cursor));
    while (cursor.takeSymbol(',')) args.push(grammar.value(cursor));
  }
  cursor.expectSymbol(')');
  const withinGroup = parseWithinGroup(cursor, grammar);
  if (cursor.isAnyWord('IGNORE', 'RESPECT') && cursor.isWord('NULLS', 1))
    throw cursor.unsupported('IGNORE | RESPECT NULLS');
  const over = cursor.takeWord('OVER') ? parseOver(cursor, grammar) : undefined;
  return {
    kind: 'call',
    name,
    arguments: args,
    star,
    distinct,
    ...(withinGroup === undefined ? {} : { withinGroup }),
    ...(over === undefined ? {} : { over }),
  };
}

function parseWithinGroup(cursor: Cursor, grammar: ExpressionGrammar): OrderItem[] | undefined {
  if (!cursor.takeWord('WITHIN', 'GROUP')) return undefined;
  return cursor.parenthesized(() => {
    cursor.expectWord('ORDER', 'BY');
    return parseOrderItems(cursor, grammar.value);
  });
}

function parseOver(cursor: Cursor, grammar: ExpressionGrammar): Over {
  if (!cursor.isSymbol('(')) throw cursor.unsupported('a named window');
  return cursor.parenthesized(() => {
    const partition = cursor.takeWord('PARTITION', 'BY') ? cursor.list(() => grammar.value(cursor)) : [];
    const order = cursor.takeWord('ORDER', 'BY') ? parseOrderItems(cursor, grammar.value) : [];
    const frame = parseFrame(cursor, order.length > 0);
    return { partition, order, ...(frame === undefined ? {} : { frame }) };
  });
}

/** What follows ORDER BY. */
export function parseOrderItems(cursor: Cursor, value: (cursor: Cursor) => Expression): OrderItem[] {
  return cursor.list(() => {
    const expression = value(cursor);
    if (cursor.takeWord('DESC')) return { expression, descending: true };
    cursor.takeWord('ASC');
    return { expression, descending: false };
  });
}
