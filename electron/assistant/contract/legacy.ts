import { z } from 'zod';
import { LEAST_ROWS_PER_SECOND, MOST_ROWS_PER_SECOND } from '../../common/reading-pace.ts';
import { list } from './shapes.ts';
import { failure } from './words.ts';

/** One check of a diagnosis (SQL Server or tenant), in order; the first failure ends the sequence. */
export const check = z.object({
  name: z.string(),
  state: z.enum(['waiting', 'running', 'passed', 'warned', 'failed']),
  finding: z.string(),
  milliseconds: z.number().optional(),
  failure: failure.optional(),
  /** What the server showed as its certificate when the encryption check stopped on it. */
  certificate: z
    .object({
      subject: z.string(),
      issuer: z.string(),
      validFrom: z.string(),
      validTo: z.string(),
      key: z.string(),
      fingerprint256: z.string(),
      names: list(z.string()),
    })
    .optional(),
  /** Instances that are there, where the one named is not. */
  instances: list(z.object({ name: z.string(), port: z.number().int().optional() })).optional(),
  /** Databases that the login can open, where the one named is not among them. */
  databases: list(z.string()).optional(),
});
export type Check = z.infer<typeof check>;

/** Who signs in at the SQL Server. */
export const signInKind = z.enum([
  'sql-login',
  'windows-domain',
  'windows-user',
  'entra-default',
  'entra-service-principal',
  'entra-token',
]);
export type SignInKind = z.infer<typeof signInKind>;

/** How quietly the legacy database is read. */
export const rowsPerSecond = z.number().int().min(LEAST_ROWS_PER_SECOND).max(MOST_ROWS_PER_SECOND);

/** What may be read whole although it is large: `schema.name` of tables and views, `SELECT` for an administrator's own. */
export const allowScans = z.array(z.string().min(1).max(257)).max(100);

export const legacyForm = z.object({
  server: z.string().max(255),
  port: z.number().int().min(1).max(65535).optional(),
  instance: z.string().max(128).optional(),
  database: z.string().max(128),
  signIn: signInKind.default('sql-login'),
  /** The login's or account's name; of a service principal its application (client) id. */
  user: z.string().max(256),
  /** Of a Windows account. */
  domain: z.string().max(256).optional(),
  /** Of a service principal: its directory. */
  tenantId: z.string().max(256).optional(),
  encrypt: z.enum(['strict', 'yes', 'no']),
  /** What makes the certificate trusted: the system's authorities, one's own, one fingerprint, or nothing (a named risk). */
  trust: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('system') }),
    z.object({ kind: z.literal('authority'), pem: z.string().max(65_536) }),
    z.object({ kind: z.literal('fingerprint'), fingerprint256: z.string().max(128) }),
    z.object({ kind: z.literal('unchecked') }),
  ]),
  /** The name that the certificate must carry, where it is not the server's. */
  certificateName: z.string().max(255).optional(),
  /** TLS before 1.2 and SHA-1: a named risk. */
  oldEncryption: z.boolean().optional(),
  readOnlyReplica: z.boolean().default(true),
  /** Missing: as fast as the server gives. */
  rowsPerSecond: rowsPerSecond.optional(),
});
export type LegacyForm = z.infer<typeof legacyForm>;
