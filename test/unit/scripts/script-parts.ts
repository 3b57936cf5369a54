import crypto from 'node:crypto';
import { neededParts } from '../../../electron/scripts/render/parts.ts';
import { readTemplates } from '../../../electron/scripts/render/templates.ts';

const { parts } = readTemplates(new URL('../../../templates/', import.meta.url));

/** A function of the scripts' common parts as it runs in a script, with what it needs. */
export function scriptPart(name: string): (...args: readonly unknown[]) => unknown {
  const text = neededParts(name, parts)
    .map((part) => part.text)
    .join('\n\n');
  const make = new Function('crypto', 'console', `${text}\nreturn ${name};`);
  return make(crypto, { log: () => undefined }) as (...args: readonly unknown[]) => unknown;
}
