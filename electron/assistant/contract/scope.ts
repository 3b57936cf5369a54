import { z } from 'zod';

/** Which accounts a plan covers; what is left out covers all. */
export const scopeSettings = z.strictObject({
  /** Keys as the survey shows them. */
  keys: z.array(z.string().min(1)).min(1).optional(),
  /** Roles of the old application; one of them is enough. */
  roles: z.array(z.string().min(1)).min(1).optional(),
  /** Who signed in since this day, `2024-01-31`; who is not known to have signed in stays in. */
  signedInSince: z.iso.date().optional(),
  /** So many accounts that would be imported, in the order of their keys. */
  first: z.number().int().min(1).optional(),
});
export type ScopeSettings = z.infer<typeof scopeSettings>;

/** The same as a plan keeps it; null covers all. */
export const planScope = z.object({
  keys: z.array(z.string()).readonly().nullable(),
  roles: z.array(z.string()).readonly().nullable(),
  /** Milliseconds since 1970 (UTC). */
  signedInSince: z.number().nullable(),
  first: z.number().nullable(),
});
export type PlanScope = z.infer<typeof planScope>;

/** How a plan wants the scope that a workspace names. Days begin at midnight UTC. */
export function planScopeOf({ keys, roles, signedInSince, first }: ScopeSettings): PlanScope {
  return {
    keys: keys ?? null,
    roles: roles ?? null,
    signedInSince: signedInSince === undefined ? null : Date.parse(`${signedInSince}T00:00:00Z`),
    first: first ?? null,
  };
}

/** Whom a scope leaves out, a sentence for each limit; none when it covers everybody. `count` writes a number as its reader does. */
export function scopeSentences(
  { keys, roles, signedInSince, first }: PlanScope,
  count: (value: number) => string,
): readonly string[] {
  return [
    ...(keys === null ? [] : [`Only accounts that are named one by one: ${count(keys.length)}.`]),
    ...(roles === null ? [] : [`Only accounts with the role ${roles.join(' or ')}.`]),
    ...(signedInSince === null
      ? []
      : [`Only who signed in since ${new Date(signedInSince).toISOString().slice(0, 10)}, or when is unknown.`]),
    ...(first === null ? [] : [`Only the first ${count(first)} that would be imported.`]),
  ];
}
