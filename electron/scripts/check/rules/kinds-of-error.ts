import type { AnyNode, Expression, SpreadElement } from 'acorn';
import type { Found } from '../finding.ts';
import { calledName, isFunction, memberName, nodesIn } from '../tree/nodes.ts';
import type { ScriptTree } from '../tree/script-tree.ts';
import { constantText } from '../tree/values.ts';
import { handedOver } from './handed-over.ts';

const saysNobody = /\b(?:not found|no such|no user|no account|unknown user|(?:does not|doesn[’']t) exist|not exist)\b/i;
const saysWrong =
  /\b(?:wrong|invalid|incorrect|bad)\b.*\b(?:passwords?|credentials?|login|user ?name)\b|\b(?:passwords?|credentials?)\b.*\b(?:wrong|invalid|incorrect|mismatch|not match|doesn[’']t match)\b/i;

/** “Not found” and “wrong password” told as if the database were down. */
export function kindsOfErrorFindings(tree: ScriptTree): readonly Found[] {
  if (tree.action !== 'login' && tree.action !== 'getUser') return [];
  return handedOver(tree).flatMap(({ node, error }) => {
    const made = madeError(tree, error);
    if (made === null) return [];
    const test = testAround(tree, node);
    const nobody = saysNobody.test(made.message) || (test !== null && asksForNobody(test));
    if (tree.action === 'getUser') {
      const wrong = made.name === 'WrongUsernameOrPasswordError';
      return nobody || wrong ? [notFound(made.at)] : [];
    }
    if (made.name !== 'Error') return [];
    const wrong = saysWrong.test(made.message) || (test !== null && asksForPassword(test));
    return wrong || nobody ? [wrongPassword(made.at)] : [];
  });
}

interface MadeError {
  readonly at: AnyNode;
  readonly name: string;
  readonly message: string;
}

/** `new Error('…')`, also as `err || new Error('…')`. */
function madeError(tree: ScriptTree, error: Expression | SpreadElement | null): MadeError | null {
  if (error?.type === 'LogicalExpression') return madeError(tree, error.right);
  if (error?.type !== 'NewExpression' || error.callee.type !== 'Identifier') return null;
  const message = error.arguments.map((part) => constantText(tree.scopes, part) ?? '').join(' ');
  return { at: error, name: error.callee.name, message };
}

/** The condition of the `if` in whose first branch a call stands. */
function testAround({ scopes }: ScriptTree, node: AnyNode): AnyNode | null {
  let at: AnyNode = node;
  for (let step = 0; step < 4; step += 1) {
    const parent = scopes.parents.get(at);
    if (parent === undefined || isFunction(parent)) return null;
    if (parent.type === 'IfStatement') return parent.consequent === at ? parent.test : null;
    at = parent;
  }
  return null;
}

/** `!user`, `rows.length === 0`, `rowCount < 1`, and nothing beside it. */
function asksForNobody(test: AnyNode): boolean {
  if (test.type === 'UnaryExpression' && test.operator === '!') {
    return (
      test.argument.type === 'Identifier' && /user|account|row|record|profile|found|member/i.test(test.argument.name)
    );
  }
  if (test.type !== 'BinaryExpression') return false;
  const compared = `${test.operator}${test.right.type === 'Literal' ? String(test.right.value) : ''}`;
  const counted = nodesIn(test.left).some(
    (node) =>
      (node.type === 'MemberExpression' &&
        memberName(node) === 'length' &&
        /row|user|record|result/i.test(wordsIn(node))) ||
      (node.type === 'Identifier' && /^(?:row_?count|count|affected)$/i.test(node.name)),
  );
  return counted && /^(?:===?0|<1|<=0)$/.test(compared);
}

function wordsIn(node: AnyNode): string {
  return nodesIn(node)
    .flatMap((each) => {
      if (each.type === 'Identifier') return [each.name];
      return each.type === 'MemberExpression' ? [memberName(each) ?? ''] : [];
    })
    .join(' ');
}

/** `!isValid`, `!bcrypt.compareSync(…)`, and nothing beside it. */
function asksForPassword(test: AnyNode): boolean {
  if (test.type !== 'UnaryExpression' || test.operator !== '!') return false;
  const { argument } = test;
  const name = argument.type === 'CallExpression' ? calledName(argument.callee) : calledName(argument);
  return /^(?:is_?valid|valid|is_?match|matche?s?|same|fits|compareSync|passwordFits)$/i.test(name ?? '');
}

function notFound(at: AnyNode): Found {
  return {
    rule: 'not-found-as-error',
    severity: 'error',
    at,
    text: 'That nobody has this name is no error for getUser: with one, nobody can sign up, and “forgot password” says that something broke.',
    next: 'Write `return callback(null)`.',
  };
}

function wrongPassword(at: AnyNode): Found {
  return {
    rule: 'wrong-password-as-error',
    severity: 'error',
    at,
    text: 'A wrong password is handed over as if something had broken: people see a failure instead of “wrong user name or password”, and Auth0’s brute-force protection doesn’t count it.',
    next: 'Write `return callback(new WrongUsernameOrPasswordError(usernameOrEmail))`.',
  };
}
