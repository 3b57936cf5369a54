import { jsonRoute, type Route } from './http/route.ts';
import { noBody, noQuery } from './http/validate.ts';
import { factorNames, type SignInSettings } from './sign-in-settings.ts';
import type { TenantParts } from './tenant-parts.ts';

/** How the tenant says that it protects sign-ins: `GET /attack-protection/…`, `GET /guardian/…` (Auth0 OpenAPI). */
export function signInSettingsRoutes(parts: TenantParts): readonly Route[] {
  const told = (operation: string, path: string, scope: string, body: (settings: SignInSettings) => unknown): Route =>
    jsonRoute({
      operation,
      method: 'GET',
      path: `/api/v2/${path}`,
      scopes: [scope],
      group: 'other',
      query: noQuery,
      body: noBody,
      handle: () => ({ status: 200, body: body(parts.signIns) }),
    });
  const protection = (name: string, body: (settings: SignInSettings) => unknown) =>
    told(`attack-protection.${name}.get`, `attack-protection/${name}`, 'read:attack_protection', body);
  return [
    protection('suspicious-ip-throttling', ({ suspiciousIps }) => suspiciousIps),
    protection('brute-force-protection', ({ bruteForce }) => bruteForce),
    protection('breached-password-detection', ({ breachedPasswords }) => breachedPasswords),
    told('guardian.policies.list', 'guardian/policies', 'read:mfa_policies', ({ mfaPolicies }) => mfaPolicies),
    told('guardian.factors.list', 'guardian/factors', 'read:guardian_factors', ({ factors }) =>
      factorNames.map((name) => ({ name, enabled: factors.includes(name), trial_expired: false })),
    ),
  ];
}
