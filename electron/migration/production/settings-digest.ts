import { createHash } from 'node:crypto';
import { canonicalJson } from '../../common/canonical-json.ts';
import { scriptName } from '../../tenant/script-keys.ts';
import type { PlanBasis } from '../plan/plan-types.ts';

/** What decides how an account is read and what becomes of it; whom it is about (scope), and where from, is no part of it. */
export type DecidingSettings = Pick<PlanBasis, 'mapping' | 'applications' | 'prefix' | 'rules'>;

/** Tells whether a rehearsal or pilot was of the same mapping and rules as what is to be begun. SHA-256, hexadecimal. */
export function settingsDigest({ mapping, applications, prefix, rules }: DecidingSettings): string {
  const settings = { mapping, applications: applications.toSorted(), prefix, rules };
  // Through JSON first: a field that is undefined is one that is not there.
  return digestOf(JSON.parse(JSON.stringify(settings)));
}

/** Tells whether scripts, by their actions, are the same. SHA-256, hexadecimal. */
export function scriptsDigest(scripts: Iterable<readonly [action: string, source: string]>): string {
  return digestOf([...scripts].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** The same of what a connection has by Auth0's keys; null is a script that it hasn't. */
export function deployedScriptsDigest(scripts: Readonly<Record<string, string | null>>): string {
  return scriptsDigest(
    Object.entries(scripts).flatMap(([key, source]) => (source === null ? [] : [[scriptName(key), source] as const])),
  );
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
