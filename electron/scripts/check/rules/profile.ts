import type { AnyNode, ObjectExpression } from 'acorn';
import { actions } from '../../actions.ts';
import type { Found } from '../finding.ts';
import { calledName, isFunction, memberName, nodesIn, propertiesOf } from '../tree/nodes.ts';
import { nodesOfType, type ScriptTree } from '../tree/script-tree.ts';
import { requiredBy, settled } from '../tree/values.ts';
import { handedOver, isNothing } from './handed-over.ts';

/** What login and getUser hand over for a user: a profile, with a user_id that is the same each time. */
export function profileFindings(tree: ScriptTree): readonly Found[] {
  const handed = handedOver(tree);
  const noErrors = handed.flatMap(({ error }) => errorFindings(error));
  if (actions[tree.action].answers !== 'profile') return noErrors;
  const profiles = handed.flatMap(({ error, value }) => {
    if (value === null || value.type === 'SpreadElement' || isNothing(value) || !isNothing(error)) return [];
    return valueFindings(tree, value, settled(tree.scopes, value));
  });
  return [...noErrors, ...profiles, ...emailVerifiedFindings(tree)];
}

function errorFindings(error: AnyNode | null): readonly Found[] {
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

function valueFindings(tree: ScriptTree, at: AnyNode, value: AnyNode): readonly Found[] {
  const what = noProfile(tree, value);
  if (what !== null) {
    return [
      {
        rule: 'no-profile',
        severity: 'error',
        at,
        text: `${tree.action} hands over ${what} where Auth0 needs a profile. Nobody can be signed in by it.`,
        next: 'Hand over an object with user_id and email, or null for nobody.',
      },
    ];
  }
  return value.type === 'ObjectExpression' ? userIdFindings(tree, at, value) : [];
}

function noProfile({ scopes }: ScriptTree, value: AnyNode): string | null {
  if (value.type === 'Literal') return value.value === null ? null : `a ${typeof value.value}`;
  if (value.type === 'ArrayExpression') return 'a list';
  if (isFunction(value)) return 'a function';
  if (value.type !== 'CallExpression') return null;
  const { callee } = value;
  const ofPromise =
    callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Promise';
  const called = callee.type === 'Identifier' ? settled(scopes, callee) : null;
  const isAsync = called !== null && isFunction(called) && called.async;
  return ofPromise || isAsync ? 'a promise' : null;
}

function userIdFindings(tree: ScriptTree, at: AnyNode, profile: ObjectExpression): readonly Found[] {
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
  for (const node of nodesIn(id)) {
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

function emailVerifiedFindings(tree: ScriptTree): readonly Found[] {
  return nodesOfType(tree, 'Property').flatMap((property) => {
    const isField = property.key.type === 'Identifier' && property.key.name === 'email_verified' && !property.computed;
    const approved = isField
      ? nodesIn(property.value).some((node) => {
          if (node.type === 'MemberExpression') return /^is_?approved$/i.test(memberName(node) ?? '');
          return node.type === 'Identifier' && /^is_?approved$/i.test(node.name);
        })
      : false;
    if (!approved) return [];
    return [
      {
        rule: 'email-verified',
        severity: 'warning',
        at: property.value,
        text: 'IsApproved says that somebody may sign in, not that the address is theirs: Auth0 then trusts addresses that nobody has confirmed.',
        next: 'Write false unless the old application confirmed addresses, and keep IsApproved for who may sign in.',
      },
    ];
  });
}
