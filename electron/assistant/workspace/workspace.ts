import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { checkPrefix } from '../../accounts/user-id.ts';
import { parseServerAddress } from '../../common/server-address.ts';
import { mapping } from '../../stores/mapping/mapping.ts';
import {
  allowScans,
  deploySettings,
  environmentKind,
  modeName,
  planRules,
  rowsPerSecond,
  scopeSettings,
  storeName,
} from '../contract/index.ts';

// What a workspace file says: everything a migration needs except secrets. It may be mailed to a colleague.

const name = z.string().min(1).max(256);

/** Who signs in; the secret of it (password, client secret, access token) is no part of the file. */
const authenticationSettings = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('sql-login'), user: z.string().min(1).max(128) }),
  z.strictObject({ type: z.literal('windows-domain'), domain: name, user: name }),
  z.strictObject({ type: z.literal('windows-user') }),
  z.strictObject({ type: z.literal('entra-default') }),
  z.strictObject({ type: z.literal('entra-service-principal'), tenantId: name, clientId: name }),
  z.strictObject({ type: z.literal('entra-token') }),
]);

const legacyFields = z.strictObject({
  /** A host, or what is written in one: `HOST\\INSTANCE`, `HOST,PORT`. */
  server: z.string().min(1).max(255),
  port: z.number().int().min(1).max(65_535).optional(),
  instance: z.string().max(128).optional(),
  database: z.string().min(1).max(128),
  authentication: authenticationSettings,
  /** `strict`: TLS before anything else, with SQL Server 2022 and later and Azure SQL. */
  encrypt: z.union([z.boolean(), z.literal('strict')]),
  /** "Trust anyway": a named risk that the report repeats. */
  trustServerCertificate: z.boolean().optional(),
  /** SHA-256 of the one certificate to trust, in hex with or without colons. */
  certificateFingerprint: z.string().optional(),
  /** One's own authority, and no other: its certificate, PEM. */
  ca: z.string().max(65_536).optional(),
  /** The name in the server's certificate, where it is not `server`. */
  certificateName: z.string().min(1).max(255).optional(),
  /** TLS 1.0, 1.1 and SHA-1 on this connection: a named risk that the report repeats. */
  oldEncryption: z.boolean().optional(),
  /** False: the primary replica of an availability group is read even where there is a readable secondary. */
  readOnlyReplica: z.boolean().optional(),
  /** Quiet: at most so many rows a second are read, in small pages. Left out, as many as the server gives. */
  rowsPerSecond: rowsPerSecond.optional(),
  /** What may be read whole although it is large and no index helps: `schema.name` of tables and views, `SELECT`. */
  allowScans: allowScans.optional(),
});

export const legacySettings = legacyFields.superRefine((settings, context) => {
  if (
    settings.encrypt === 'strict' &&
    (settings.trustServerCertificate || settings.certificateFingerprint !== undefined)
  ) {
    context.addIssue({
      code: 'custom',
      path: ['encrypt'],
      message:
        'Strict encryption always checks the certificate: leave out trustServerCertificate and certificateFingerprint.',
    });
  }
  if (settings.ca !== undefined && !isCertificate(settings.ca)) {
    context.addIssue({ code: 'custom', path: ['ca'], message: 'This is not a certificate in PEM form.' });
  }
  const address = parseServerAddress(settings.server);
  if (address.kind === 'refused') context.addIssue({ code: 'custom', path: ['server'], message: address.why });
});

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem) !== null;
  } catch {
    return false;
  }
}

export const environmentSettings = z.strictObject({
  kind: environmentKind,
  /** `tenant.region.auth0.com`, or an `http://127.0.0.1:PORT` origin for practice alone. */
  domain: z.string().min(1).max(255),
  clientId: z.string().min(1).max(128),
  connection: z.string().min(1).max(128),
  deploy: deploySettings.optional(),
});

export const workspaceFile = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.literal(1),
    id: z.string().regex(/^[a-z0-9-]{8,64}$/),
    name: z.string().min(1).max(120),
    /** In front of every user id; frozen with the first run. */
    userIdPrefix: z.string().min(1).max(32),
    legacy: legacySettings,
    store: storeName,
    /** Read by instead of what the store proposes; a custom store needs it. */
    mapping: mapping.optional(),
    /** Chosen applications' ids of a store that has them; empty for all. */
    applications: z.array(z.string()).default([]),
    environments: z.record(z.string(), environmentSettings),
    strategy: z.strictObject({ mode: modeName, rules: planRules, scope: scopeSettings.default({}) }),
  })
  .superRefine((file, context) => {
    const prefix = checkPrefix(file.userIdPrefix);
    if (prefix.kind === 'refused') context.addIssue({ code: 'custom', path: ['userIdPrefix'], message: prefix.why });
    for (const [name, environment] of Object.entries(file.environments)) {
      if (environment.kind !== 'practice' && environment.domain.includes('://')) {
        context.addIssue({
          code: 'custom',
          path: ['environments', name, 'domain'],
          message: 'Only a practice environment may be an http:// origin; name the tenant’s domain without a scheme.',
        });
      }
    }
  });

export type WorkspaceFile = z.infer<typeof workspaceFile>;
export type LegacySettings = z.infer<typeof legacySettings>;
export type EnvironmentSettings = z.infer<typeof environmentSettings>;
