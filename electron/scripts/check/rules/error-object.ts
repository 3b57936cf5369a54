import type { Found } from '../finding.ts';
import type { ScriptTree } from '../tree/script-tree.ts';
import { type HandedOver, handedOver } from './handed-over.ts';

/** Something handed over as an error that is none. */
export function errorObjectFindings(tree: ScriptTree): readonly Found[] {
  return handedOver(tree).flatMap(({ error }) => errorFindings(error));
}

function errorFindings(error: HandedOver['error']): readonly Found[] {
  const what =
    error?.type === 'ObjectExpression'
      ? 'an object'
      : error?.type === 'TemplateLiteral' || (error?.type === 'Literal' && error.value !== null)
        ? 'no Error'
        : null;
  if (error === null || what === null) return [];
  return [
    {
      rule: 'no-error-object',
      severity: 'error',
      at: error,
      text: `What is handed over as an error is ${what}. Auth0 shows and logs it without a reason.`,
      next: "Write `callback(new Error('…'))`, or one of Auth0’s own errors.",
    },
  ];
}
