import type { AnyNode, Literal, TemplateElement } from 'acorn';
import type { Found } from '../finding.ts';
import { calledName, propertiesOf, propertyName } from '../tree/nodes.ts';
import { nodesOfType, type ScriptTree } from '../tree/script-tree.ts';
import { requiredBy, settled } from '../tree/values.ts';

/** Texts that are a secret whatever they are for. */
const secretTexts: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/, what: 'A token' },
  { pattern: /\b[Bb]earer\s+[\w.~+/-]{16,}/, what: 'A token' },
  { pattern: /\bBasic\s+[A-Za-z0-9+/]{12,}={0,2}$/, what: 'A name with its password' },
  { pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/, what: 'A private key' },
  { pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, what: 'An access key' },
  { pattern: /\b(?:sk_live_|rk_live_|ghp_|github_pat_|xox[abp]-)[\w-]{10,}/, what: 'An access key' },
  { pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/:@]+@/i, what: 'A password in an address' },
  { pattern: /(?:^|;)\s*(?:password|pwd)\s*=\s*[^\s;]+/i, what: 'A password in a connection string' },
];

const secretName =
  /^(?:pass(?:word|wd|phrase)?|pwd|(?:client_?|shared_?|signing_?|jwt_?)?secret(?:_?key)?|api_?key|access_?key|private_?key|(?:auth|access|api|bearer|refresh)_?token|sql_?password|db_?password)$/i;

/** Settings beside which a password is one for signing in somewhere. */
const besideLogin = /^(?:server|host|user|userName|username|database|client_?id|url|uri|tenant|domain|type)$/i;

/** Headers that carry a key. */
const keyHeader = /^(?:x-)?(?:api|auth|access|subscription)[-_]?(?:key|token)$|^ocp-apim-subscription-key$/i;

/** The name of a column or field in which passwords are, and no password. */
const fieldName = /^(?:user)?_?(?:pass(?:word|wd)?|pwd)_?(?:hash)?$/i;

/** What signs or encrypts with the key that it is given second. */
const keyed = /^(?:createHmac|createCipheriv|sign|verify)$/;

/** Passwords, tokens and keys that stand in the text, where every administrator of the tenant reads them. */
export function secretFindings(tree: ScriptTree): readonly Found[] {
  const found = new Map<number, Found>();
  const note = (at: AnyNode, what: string) => {
    if (!found.has(at.start)) found.set(at.start, secret(at, what));
  };
  for (const node of [...nodesOfType(tree, 'Literal'), ...nodesOfType(tree, 'TemplateElement')]) {
    const text = textIn(node);
    const known = secretTexts.find(({ pattern }) => pattern.test(text));
    if (known !== undefined) note(node, known.what);
  }
  for (const object of nodesOfType(tree, 'ObjectExpression')) {
    const properties = propertiesOf(object) ?? new Map<string, never>();
    const signsIn = [...properties.keys()].some((name) => besideLogin.test(name));
    for (const property of properties.values()) {
      const name = propertyName(property) ?? '';
      const literal = literalIn(tree, property.value);
      if (literal === null) continue;
      if (signsIn && secretName.test(name) && !fieldName.test(textIn(literal))) note(literal, 'A password or key');
      if (keyHeader.test(name) && /^(?=.*\d)(?=.*[A-Za-z])(?!.*:\/\/)\S{16,}$/.test(textIn(literal)))
        note(literal, 'A key');
    }
  }
  for (const { id, init } of nodesOfType(tree, 'VariableDeclarator')) {
    if (id.type !== 'Identifier' || !init || !secretName.test(id.name)) continue;
    const literal = literalIn(tree, init);
    // A word or an address is the name of something; a secret has digits in it.
    if (literal !== null && /^(?=.*\d)(?=.*[A-Za-z])(?!.*:\/\/)\S{8,}$/.test(textIn(literal)))
      note(literal, 'A password or key');
  }
  for (const { callee, arguments: args } of nodesOfType(tree, 'CallExpression')) {
    const [, key] = args;
    if (callee.type === 'Super' || !keyed.test(calledName(callee) ?? '') || key === undefined) continue;
    const required = requiredBy(tree.scopes, callee);
    if (!/^(?:node:)?(?:crypto|jsonwebtoken)(?:@|$)/.test(required?.specifier ?? '')) continue;
    const literal = literalIn(tree, key);
    if (literal !== null && textIn(literal).length >= 6) note(literal, 'A key');
  }
  return [...found.values()];
}

/** The text that a value is, or falls back to: `configuration.PASSWORD || 'text'`. */
function literalIn({ scopes }: ScriptTree, node: AnyNode): Literal | null {
  if (node.type === 'LogicalExpression') return nonEmpty(node.right);
  const value = node.type === 'Identifier' ? settled(scopes, node) : node;
  return nonEmpty(value);
}

function nonEmpty(node: AnyNode): Literal | null {
  return node.type === 'Literal' && typeof node.value === 'string' && node.value !== '' ? node : null;
}

function textIn(node: Literal | TemplateElement): string {
  if (node.type === 'TemplateElement') return node.value.cooked ?? '';
  return typeof node.value === 'string' ? node.value : '';
}

function secret(at: AnyNode, what: string): Found {
  return {
    rule: 'secret-in-text',
    severity: 'error',
    at,
    text: `${what} stands in the text. Whoever may read the tenant’s scripts has it, and so has every export and backup of them.`,
    next: 'Put it into the connection’s configuration, which Auth0 encrypts, and read it there: `configuration.NAME`. Change it, as it has been seen.',
  };
}
