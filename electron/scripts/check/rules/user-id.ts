import type { AnyNode, ObjectExpression } from 'acorn';
import type { Found } from '../finding.ts';
import { calledName, isFunction, memberName, nodesIn, propertiesOf } from '../tree/nodes.ts';
import type { ScriptTree } from '../tree/script-tree.ts';
import { requiredBy, settled } from '../tree/values.ts';
import { isNothing, profilesIn } from './handed-over.ts';

/** A user_id that is missing, that Auth0 refuses, or that differs each time. */
export function userIdFindings(tree: ScriptTree): readonly Found[] {
  return profilesIn(tree).flatMap(({ at, value }) =>
    value.type === 'ObjectExpression' ? ofProfile(tree, at, value) : [],
  );
}

function ofProfile(tree: ScriptTree, at: AnyNode, profile: ObjectExpression): readonly Found[] {
  if (profile.properties.some(({ type }) => type === 'SpreadElement')) return [];
  const id = propertiesOf(profile)?.get('user_id')?.value;
  if (id === undefined) {
    const computed = profile.properties.some((property) => property.type === 'Property' && property.computed);
    return computed || isSetLater(tree, at) ? [] : [userIdMissing(at, 'The profile has no user_id.')];
  }
  if (isNothing(id) || (id.type === 'Literal' && id.value === ''))
    return [userIdMissing(id, 'The profile’s user_id is nothing.')];
  if (id.type === 'Literal' && typeof id.value !== 'string') return [userIdUnfit(id, 'is no text')];
  if (id.type === 'Literal' && typeof id.value === 'string' && /\s/.test(id.value))
    return [userIdUnfit(id, 'has a blank in it')];
  const random = randomIn(tree, id);
  return random === null ? [] : [userIdRandom(id, random)];
}

/** `profile.user_id = …`, or whatever else is done to the profile after it was made. */
function isSetLater(tree: ScriptTree, at: AnyNode): boolean {
  const binding = at.type === 'Identifier' ? tree.scopes.bindingOf(at) : null;
  if (binding === null) return false;
  return binding.references.some((reference) => {
    const parent = tree.scopes.parents.get(reference);
    if (parent?.type === 'CallExpression') return parent.callee !== reference && at !== reference;
    if (parent?.type !== 'MemberExpression') return false;
    const name = memberName(parent);
    return (name === null || name === 'user_id') && tree.scopes.parents.get(parent)?.type === 'AssignmentExpression';
  });
}

/** What gives another value at each call. */
function randomIn({ scopes }: ScriptTree, id: AnyNode): string | null {
  const named = id.type === 'Identifier' ? settled(scopes, id) : id;
  for (const node of isFunction(named) ? [] : nodesIn(named)) {
    const value = node.type === 'Identifier' ? settled(scopes, node) : node;
    if (value.type === 'NewExpression') {
      const isNow = value.callee.type === 'Identifier' && value.callee.name === 'Date' && value.arguments.length === 0;
      if (isNow) return 'the time';
    }
    if (value.type !== 'CallExpression') continue;
    const { callee } = value;
    const name = calledName(callee) ?? '';
    const required = callee.type === 'Super' ? null : requiredBy(scopes, callee);
    if (/^uuid(@|$)/.test(required?.specifier ?? '') && !/^v[35]$/.test(required?.path[0] ?? '')) return 'a new UUID';
    if (/^(?:randomUUID|randomBytes|randomInt|random|hrtime)$/.test(name)) return 'chance';
    const ofTime =
      callee.type === 'MemberExpression' &&
      callee.object.type === 'Identifier' &&
      /^(?:Date|performance)$/.test(callee.object.name);
    if (ofTime && name === 'now') return 'the time';
  }
  return null;
}

const userIdNext = 'Take the key of the account’s row, as text, with the connection’s name before it.';

function userIdMissing(at: AnyNode, text: string): Found {
  return {
    rule: 'user-id-missing',
    severity: 'error',
    at,
    text: `${text} Auth0 then makes none that stays the same, or refuses the user.`,
    next: userIdNext,
  };
}

function userIdUnfit(at: AnyNode, what: string): Found {
  return {
    rule: 'user-id-unfit',
    severity: 'error',
    at,
    text: `The profile’s user_id ${what}. Auth0 takes a text of up to 255 characters without blanks.`,
    next: userIdNext,
  };
}

function userIdRandom(at: AnyNode, what: string): Found {
  return {
    rule: 'user-id-random',
    severity: 'error',
    at,
    text: `The profile’s user_id is made of ${what}: each sign-in makes another user of the same person.`,
    next: userIdNext,
  };
}
