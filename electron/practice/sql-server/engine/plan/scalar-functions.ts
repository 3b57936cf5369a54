import { failure } from '../failure.ts';
import { resolveFunction } from '../scalar/functions.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Binder, ExpressionBinder } from './binder.ts';
import { allUses, type BoundValue } from './bound.ts';
import { constant } from './constant.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/** Functions whose first argument is a word, not a value: DATEADD(day, …). */
const WORD_FIRST = new Set(['DATEADD', 'DATEDIFF', 'DATEDIFF_BIG', 'DATEPART', 'DATENAME', 'DATETRUNC', 'DATE_BUCKET']);

/** A function of the catalog and session, or one that computes with its arguments alone. @throws SqlError 195 unknown name */
export function bindScalarFunction(
  name: string,
  call: Call,
  binder: Binder,
  expressions: ExpressionBinder,
): BoundValue {
  const args = call.arguments.map((argument, index) => {
    const word = index === 0 && WORD_FIRST.has(name) ? bareWord(argument) : undefined;
    return word === undefined ? expressions.value(argument, binder) : { ...constant(null, null), word };
  });
  const found = binder.environment.surroundings.catalogFunction(name, args);
  if (found !== undefined) return found;
  const resolved = resolveFunction(name, args);
  if (resolved === undefined) {
    throw failure(195, `'${call.name.join('.')}' is not a recognized built-in function name.`, {
      severity: 15,
      state: 10,
    });
  }
  const evaluations = args.map(({ evaluate }) => evaluate);
  return {
    type: resolved.type,
    nullable: resolved.nullable,
    uses: allUses(args),
    evaluate: (row, run) =>
      resolved.evaluate(
        evaluations.map((evaluate) => evaluate(row, run)),
        run.context,
      ),
  };
}

function bareWord(expression: Expression): string | undefined {
  return expression.kind === 'column' && expression.name.length === 1 ? expression.name[0] : undefined;
}
