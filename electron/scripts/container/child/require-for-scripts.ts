import { createRequire } from 'node:module';
import { requested } from '../modules.ts';

const requireOfOurs = createRequire(import.meta.url);

/**
 * The `require` that scripts get. `onNote` hears what differs from Auth0, once for each module that a script asks for.
 * @throws Error with code `MODULE_NOT_FOUND`, as Node's own does, and the reason in its message
 */
export function requireForScripts(onNote: (note: string) => void): (specifier: unknown) => unknown {
  const told = new Set<string>();
  return (specifier) => {
    const found =
      typeof specifier === 'string'
        ? requested(specifier)
        : { kind: 'refused' as const, why: 'The name of a module is a text.' };
    switch (found.kind) {
      case 'refused':
        throw Object.assign(new Error(`Cannot find module '${String(specifier)}'. ${found.why}`), {
          code: 'MODULE_NOT_FOUND',
        });
      case 'built-in':
        return requireOfOurs(found.name);
      case 'package':
        for (const note of found.notes) {
          if (!told.has(note)) onNote(note);
          told.add(note);
        }
        return requireOfOurs(found.name);
    }
  };
}
