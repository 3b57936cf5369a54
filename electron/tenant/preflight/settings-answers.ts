import { z } from 'zod';
import type { BreachedPasswords, BruteForce, Factor, SuspiciousIps } from './tenant-facts.ts';

// What the Management API answers about sign-ins. Unknown members pass, but one that is not as documented makes the whole answer
// unreadable: taken for absent, it would read as “off”. (Auth0 OpenAPI: GET /attack-protection/…, /guardian/policies, /guardian/factors.)

const words = z.array(z.string()).default([]);
const listed = z.array(z.unknown()).default([]);
const count = z.number().positive().nullish();

const suspiciousIps = z.looseObject({
  enabled: z.boolean(),
  shields: words,
  allowlist: listed,
  stage: z.looseObject({ 'pre-login': z.looseObject({ max_attempts: count, rate: count }).nullish() }).nullish(),
});

export function toSuspiciousIps(answer: unknown): SuspiciousIps {
  const { enabled, shields, allowlist, stage } = suspiciousIps.parse(answer);
  const beforeSignIn = stage?.['pre-login'];
  return {
    enabled,
    blocks: shields.includes('block'),
    exempt: allowlist.length,
    maxAttempts: beforeSignIn?.max_attempts ?? null,
    everyMs: beforeSignIn?.rate ?? null,
  };
}

const bruteForce = z.looseObject({
  enabled: z.boolean(),
  shields: words,
  allowlist: listed,
  mode: z.string().optional(),
  max_attempts: count,
});

export function toBruteForce(answer: unknown): BruteForce {
  const { enabled, shields, allowlist, mode, max_attempts: maxAttempts } = bruteForce.parse(answer);
  return {
    enabled,
    blocks: shields.includes('block'),
    exempt: allowlist.length,
    maxAttempts: maxAttempts ?? null,
    everywhere: mode === 'count_per_identifier',
  };
}

const breachedPasswords = z.looseObject({
  enabled: z.boolean(),
  shields: words,
  stage: z.looseObject({ 'pre-change-password': z.looseObject({ shields: words }).nullish() }).nullish(),
});

export function toBreachedPasswords(answer: unknown): BreachedPasswords {
  const { enabled, shields, stage } = breachedPasswords.parse(answer);
  return {
    enabled,
    blocks: shields.includes('block'),
    tellsPeople: shields.includes('user_notification'),
    blocksNew: stage?.['pre-change-password']?.shields.includes('block') ?? false,
  };
}

export function toPolicies(answer: unknown): readonly string[] {
  return z.array(z.string()).parse(answer);
}

const factors = z.array(z.looseObject({ name: z.string(), enabled: z.boolean() }));

export function toFactors(answer: unknown): readonly Factor[] {
  return factors.parse(answer).map(({ name, enabled }) => ({ name, enabled }));
}
