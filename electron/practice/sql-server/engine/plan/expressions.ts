import { bindTest } from './bind-test.ts';
import { bindValue } from './bind-value.ts';
import type { ExpressionBinder } from './binder.ts';

/** The binder of expressions as a whole. */
export const expressions: ExpressionBinder = {
  value: (expression, binder) => bindValue(expression, binder, expressions),
  test: (expression, binder) => bindTest(expression, binder, expressions),
};
