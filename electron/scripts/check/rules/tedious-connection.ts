import type { AnyNode, NewExpression, ObjectExpression } from 'acorn';
import type { Found } from '../finding.ts';
import { hasSpread, memberName, propertiesOf } from '../tree/nodes.ts';
import { nodesOfType, type ScriptTree } from '../tree/script-tree.ts';
import { settled } from '../tree/values.ts';
import { hasNewTedious, isTediousClass } from './database-calls.ts';

/** What tedious 11 and later no longer does by itself (behaviour of tedious 11.0.3; Auth0's published templates still count on it). */
export function tediousConnectionFindings(tree: ScriptTree): readonly Found[] {
  if (!hasNewTedious(tree)) return [];
  return connectionsMade(tree).flatMap(({ node, config, options }) => [
    ...(config === null ? [] : loginFindings(config)),
    ...connectFindings(tree, node),
    ...(config === null || options === null ? [] : encryptionFindings(node, options)),
  ]);
}

/** A `new Connection(…)` with its settings, as far as they can be seen whole. */
export interface ConnectionMade {
  readonly node: NewExpression;
  readonly config: ObjectExpression | null;
  readonly options: ObjectExpression | null;
}

/** Every connection that a script makes. */
export function connectionsMade(tree: ScriptTree): readonly ConnectionMade[] {
  return nodesOfType(tree, 'NewExpression')
    .filter((node) => isTediousClass(node, 'Connection', tree))
    .map((node) => {
      const config = objectIn(tree, node.arguments[0]);
      const given = config === null ? undefined : propertiesOf(config)?.get('options');
      const options = given === undefined ? emptyOptions(config) : objectIn(tree, given.value);
      return { node, config, options };
    });
}

function objectIn({ scopes }: ScriptTree, node: AnyNode | undefined): ObjectExpression | null {
  if (node === undefined || node.type === 'SpreadElement') return null;
  const value = node.type === 'Identifier' ? settled(scopes, node) : node;
  const touched = node.type === 'Identifier' && isTouched(scopes, node);
  return value.type === 'ObjectExpression' && !hasSpread(value) && !touched ? value : null;
}

/** Whether settings are changed after they were made: what is in them then can't be seen. */
function isTouched(scopes: ScriptTree['scopes'], node: Extract<AnyNode, { type: 'Identifier' }>): boolean {
  const references = scopes.bindingOf(node)?.references ?? [];
  return references.some((reference) => scopes.parents.get(reference)?.type === 'MemberExpression');
}

/** Settings without options have none of them. */
function emptyOptions(config: ObjectExpression | null): ObjectExpression | null {
  return config === null ? null : { ...config, properties: [] };
}

function loginFindings(config: ObjectExpression): readonly Found[] {
  const properties = propertiesOf(config);
  const login = properties?.get('userName') ?? properties?.get('password');
  if (login === undefined || properties?.has('authentication')) return [];
  return [
    {
      rule: 'sign-in-ignored',
      severity: 'error',
      at: login,
      text: 'tedious 11 and later ignores userName and password here and signs in as nobody: no user can sign in.',
      next: "Write `authentication: { type: 'default', options: { userName: …, password: … } }`.",
    },
  ];
}

function connectFindings({ scopes }: ScriptTree, node: NewExpression): readonly Found[] {
  const parent = scopes.parents.get(node);
  const id = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : null;
  const binding = id === null ? null : scopes.bindingOf(id);
  if (binding === null) return [];
  const uses = binding.references.map((reference) => scopes.parents.get(reference));
  // Whoever else has it may connect it.
  const kept = uses.every((use) => use?.type === 'MemberExpression' && use.object.type === 'Identifier');
  const connects = uses.some((use) => use?.type === 'MemberExpression' && memberName(use) === 'connect');
  if (!kept || connects) return [];
  return [
    {
      rule: 'never-connected',
      severity: 'error',
      at: node,
      text: 'tedious 11 and later connects only when it is told to: the connect event never comes, nothing calls back, and Auth0 ends the script after some 20 seconds.',
      next: `Write \`${binding.name}.connect();\` behind its event handlers.`,
    },
  ];
}

function encryptionFindings(node: NewExpression, options: ObjectExpression): readonly Found[] {
  const properties = propertiesOf(options);
  const found = (at: AnyNode, text: string, next: string): readonly Found[] => [
    { rule: 'encryption', severity: 'warning', at, text, next },
  ];
  const encrypt = properties?.get('encrypt');
  if (encrypt?.value.type === 'Literal' && encrypt.value.value === false) {
    return found(
      encrypt,
      'Without encryption every account’s data, and the hashes, cross the internet from Auth0 in clear.',
      'Write `encrypt: true`, with the certificate’s authority in `cryptoCredentialsDetails: { ca: configuration.SQL_CA }`.',
    );
  }
  const trust = properties?.get('trustServerCertificate');
  if (trust?.value.type === 'Literal' && trust.value.value === true) {
    return found(
      trust,
      'Any certificate is taken: whoever sits between Auth0 and the server can read and change what passes.',
      'Leave it out and hand the authority over: `cryptoCredentialsDetails: { ca: configuration.SQL_CA }`.',
    );
  }
  if (trust !== undefined || properties?.has('cryptoCredentialsDetails')) return [];
  return found(
    node,
    'tedious 11 and later encrypts and takes no certificate that it can’t check: with the self-signed one that SQL Server makes for itself it never connects.',
    'Hand the certificate’s authority over: `cryptoCredentialsDetails: { ca: configuration.SQL_CA }`, or say `trustServerCertificate: false` where a public authority signed it.',
  );
}
