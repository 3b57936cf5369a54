import { createHash } from 'node:crypto';
import type { ConnectionImage } from '../../journal/deployments.ts';
import { scriptName } from '../../tenant/script-keys.ts';

/** SHA-256 of a connection's scripts, by the names of their actions. */
export function scriptDigests({ scripts }: ConnectionImage): Readonly<Record<string, string>> {
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  return Object.fromEntries(Object.entries(scripts).map(([key, text]) => [scriptName(key), digest(text)]));
}
