import type { AnyNode } from 'acorn';
import { actions } from '../../actions.ts';
import { actionOf } from '../action-of.ts';
import type { Found } from '../finding.ts';
import { isFunction } from '../tree/nodes.ts';
import { callbackNames, type ScriptTree } from '../tree/script-tree.ts';
import { headOf } from './callback-paths.ts';

/** Whether the text is the one function that Auth0 calls, with the parameters that it hands over. */
export function functionShapeFindings(tree: ScriptTree): readonly Found[] {
  const { fn, value } = tree;
  if (fn === null) return value === null ? [] : [noFunction(value)];
  if (fn.generator) {
    return [
      {
        rule: 'no-function',
        severity: 'error',
        at: headOf(fn),
        text: 'A generator does nothing when it is called: nothing of this script would run.',
        next: `Write \`function ${tree.action}\` without the asterisk.`,
      },
    ];
  }
  return [...nameFindings(tree, fn), ...parameterFindings(tree, fn), ...helperFindings(tree)];
}

function noFunction(value: AnyNode): Found {
  const what = value.type === 'ClassExpression' ? 'a class, which can’t be called' : 'no function';
  return {
    rule: 'no-function',
    severity: 'error',
    at: value,
    text: `The text is ${what}. Auth0 calls the function that a script consists of.`,
    next: 'Let the text be one function with the action’s parameters, and everything else inside it.',
  };
}

function nameFindings({ action }: ScriptTree, fn: NonNullable<ScriptTree['fn']>): readonly Found[] {
  const name = fn.id?.name;
  if (name === undefined) {
    return [
      {
        rule: 'anonymous',
        severity: 'warning',
        at: headOf(fn),
        text: 'The function has no name. It works, but Auth0’s logs can’t say where an error came from.',
        next: `Name it ${action}.`,
      },
    ];
  }
  const meant = actionOf(name);
  if (meant === null || meant === action) return [];
  return [
    {
      rule: 'other-action',
      severity: 'warning',
      at: fn.id ?? fn,
      text: `This is checked as ${action}, and its function is called ${name}. Auth0 calls whatever stands in the field, so that a script in the wrong one is run with other arguments.`,
      next: `Check it as ${meant}, or name the function ${action}.`,
    },
  ];
}

function parameterFindings({ action, settings, source, ...tree }: ScriptTree, fn: NonNullable<ScriptTree['fn']>) {
  const { params } = fn;
  const own = actions[action].parameters;
  const before = [...own, ...(settings.context ? ['context'] : [])];
  const wanted = `${action}(${[...before, 'callback'].join(', ')})`;
  const found = (at: { start: number; end: number }, text: string): Found => ({
    rule: 'parameters',
    severity: 'error',
    at,
    text,
    next: `Write \`function ${wanted}\`.`,
  });
  const names = params.map((param) => (param.type === 'Identifier' ? param.name : null));
  const hidden =
    params.some(({ type }) => type === 'RestElement') ||
    tree.nodes.some((node) => node.type === 'Identifier' && node.name === 'arguments');
  // Auth0's documentation shows changeEmail without a context even where the others have one.
  const counts = [before.length + 1, ...(settings.context && action === 'changeEmail' ? [own.length + 1] : [])];
  if (!hidden && !counts.includes(params.length)) {
    const last = names.at(-1) ?? 'it';
    const gets = [...before, 'the callback'][params.length - 1];
    const text =
      params.length < before.length + 1
        ? params.length === 0
          ? 'The function has no parameters, so that it has no callback to call.'
          : `The function has ${params.length} parameters, and Auth0 hands over ${before.length + 1}: ${last} is ${gets}, and nobody calls back.`
        : names.includes('context') && !settings.context
          ? 'The function expects a context, which Auth0 hands over only where the connection has it switched on: without it the callback is missing.'
          : `The function has ${params.length} parameters, and Auth0 hands over ${before.length + 1}: ${last} is missing.`;
    return [found(headOf(fn), text)];
  }
  const misplaced = params.find((_, index) => index < params.length - 1 && callbackNames.has(names[index] ?? ''));
  if (misplaced !== undefined) {
    return [found(misplaced, 'The callback is the last argument; here another one would be called.')];
  }
  const password = names.findIndex((name) => name !== null && /^(new)?pass(word|wd)?$|^(new)?pwd$/i.test(name));
  const passwordAt = own.findIndex((name) => actions[action].passwords.includes(name));
  const swapped = params[password];
  if (swapped !== undefined && passwordAt !== -1 && password !== passwordAt && names[passwordAt] !== null) {
    return [
      found(
        swapped,
        `The password is argument ${passwordAt + 1}; what is called ${names[password]} here is another one.`,
      ),
    ];
  }
  return [];
}

function helperFindings({ program, fn }: ScriptTree): readonly Found[] {
  const helper = program.body.find((statement) => isFunction(statement) && statement !== fn);
  if (helper === undefined || !isFunction(helper)) return [];
  return [
    {
      rule: 'helper-outside',
      severity: 'warning',
      at: headOf(helper),
      text: 'A second function stands beside the action’s. Auth0 asks for one function, and which one of several it takes is not documented.',
      next: 'Move it inside the action’s function.',
    },
  ];
}
