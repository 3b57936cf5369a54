import type { AnyNode, Node } from 'acorn';
import type { Found } from '../finding.ts';
import { callbackPaths } from '../paths/callback-paths.ts';
import type { Spot } from '../paths/calls.ts';
import type { Sighting } from '../paths/values.ts';
import { calledName, isFunction } from '../tree/nodes.ts';
import type { ScriptTree } from '../tree/script-tree.ts';

/** How often, when and whether the callback is called, on every way through the script. */
export function callbackPathFindings(tree: ScriptTree): readonly Found[] {
  const { sightings, silent } = callbackPaths(tree);
  const twice = sightings.filter((sighting) => sighting.kind === 'twice');
  const goesOn = new Set(twice.map(({ first }) => first.start));
  const forgetful = new Map<number, Found>();
  const found: Found[] = [];
  for (const sighting of sightings) {
    if (sighting.kind === 'called') continue;
    if (sighting.kind !== 'twice') {
      // One sentence for each callback that is gone on behind.
      if (sighting.kind !== 'work-after' || !goesOn.has(sighting.first.start)) found.push(foundFor(sighting, tree));
    } else if (
      sighting.first.now &&
      sighting.first.start !== sighting.second.start &&
      isInBranch(sighting.first, tree)
    ) {
      forgetful.set(sighting.first.start, returnForgotten(sighting.first));
    } else found.push(calledTwice(sighting.second));
  }
  return [...onePerFirst(found, sightings), ...forgetful.values(), ...silentFindings(silent, tree)];
}

/** Work behind one callback is told once, at its beginning. */
function onePerFirst(found: readonly Found[], sightings: readonly Sighting[]): readonly Found[] {
  const firsts = new Map<number, number>();
  for (const sighting of sightings) {
    if (sighting.kind !== 'work-after') continue;
    const before = firsts.get(sighting.first.start);
    firsts.set(sighting.first.start, Math.min(before ?? sighting.at.start, sighting.at.start));
  }
  const told = new Set(firsts.values());
  return found.filter(({ rule, at }) => rule !== 'work-after-callback' || told.has(at.start));
}

/** Whether a call stands by itself within an `if` of its own function. */
function isInBranch(spot: Spot, { nodes, scopes }: ScriptTree): boolean {
  const call = nodes.find(
    (node) => node.type === 'CallExpression' && node.start === spot.start && node.end === spot.end,
  );
  let at: Node | undefined = call;
  while (at !== undefined) {
    const parent: AnyNode | undefined = scopes.parents.get(at);
    if (parent === undefined || isFunction(parent)) return false;
    if (parent.type === 'ReturnStatement') return false;
    if (parent.type === 'IfStatement') return true;
    at = parent;
  }
  return false;
}

function foundFor(sighting: Exclude<Sighting, { kind: 'twice' | 'called' }>, tree: ScriptTree): Found {
  const { at } = sighting;
  switch (sighting.kind) {
    case 'in-loop':
      return {
        rule: 'callback-in-loop',
        severity: 'error',
        at,
        text: 'The callback is called for each of many, so it may be called several times, or never where there is none. What Auth0 does then is not defined.',
        next: 'Collect what the loop finds and call the callback once, behind it.',
      };
    case 'work-after':
      return {
        rule: 'work-after-callback',
        severity: 'warning',
        at,
        text: 'The script goes on after its callback. Auth0 may end the container there, in the middle of this.',
        next: 'Do this before the callback, and write `return callback(…)` as the last thing.',
      };
    case 'under-way':
      return {
        rule: 'still-under-way',
        severity: 'warning',
        at,
        text: 'The callback is called while this is still under way. Auth0 may end it unfinished.',
        next: 'Wait for it (await, or the callback in its last then), or clear it, before the callback.',
      };
    case 'unhandled':
      return {
        rule: 'rejection-unhandled',
        severity: isTidyingUp(at, tree) ? 'warning' : 'error',
        at,
        text: 'When this is rejected nobody calls the callback: whoever signs in waits until Auth0’s limit of some 20 seconds, and gets an error without a reason.',
        next: 'Hand the error over: `.catch((error) => callback(error))`, or try around it with `return callback(error)` in its catch.',
      };
    case 'uncaught':
      return {
        rule: 'throws',
        severity: 'error',
        at,
        text: 'This is thrown out of the script instead of being handed over: nothing catches it there, and in a function that runs later it takes the container down.',
        next: 'Write `return callback(error)`, or throw inside a promise whose rejection calls back.',
      };
  }
}

/** `await pool.close()` and its like: they could be rejected, and hardly ever are. */
function isTidyingUp(spot: Spot, { nodes }: ScriptTree): boolean {
  return nodes.some(
    (node) =>
      node.type === 'AwaitExpression' &&
      node.start === spot.start &&
      node.end === spot.end &&
      node.argument.type === 'CallExpression' &&
      /^(?:close|end|disconnect|release|destroy|quit)$/.test(calledName(node.argument.callee) ?? ''),
  );
}

function returnForgotten(at: Spot): Found {
  return {
    rule: 'return-forgotten',
    severity: 'error',
    at,
    text: 'After this callback the script goes on and calls back a second time. What Auth0 does then is not defined: somebody with a wrong password may be let in.',
    next: 'Write `return` before it.',
  };
}

function calledTwice(at: Spot): Found {
  return {
    rule: 'callback-twice',
    severity: 'error',
    at,
    text: 'The callback may have been called already when this calls it. What Auth0 does then is not defined.',
    next: 'Let every way through the script call it once: return after the first call.',
  };
}

function silentFindings(silent: readonly Spot[] | null, { fn }: ScriptTree): readonly Found[] {
  const rule = { rule: 'callback-never', severity: 'error' } as const;
  const leadsTo = 'Whoever signs in waits until Auth0’s limit of some 20 seconds, and the container is recycled.';
  if (silent === null) {
    if (fn === null) return [];
    const text = `The function never calls its callback; what it returns is not looked at. ${leadsTo}`;
    return [{ ...rule, at: headOf(fn), text, next: 'Call the callback once, as the last thing, on every way.' }];
  }
  return silent.map((at) => ({
    ...rule,
    at,
    text: `A way through the script ends here without the callback. ${leadsTo}`,
    next: 'Call the callback here too: `callback(null)` for nobody, `callback(new Error(…))` for what went wrong.',
  }));
}

/** Of a function its head, so that an editor doesn't mark all of it. */
export function headOf({ start, body }: { readonly start: number; readonly body: Spot }): Spot {
  return { start, end: Math.max(start + 1, body.start) };
}
