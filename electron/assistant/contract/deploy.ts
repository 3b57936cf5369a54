import { z } from 'zod';
import { consents } from '../../common/deploy-consents.ts';
import { actionName, scriptFinding } from './scripts.ts';
import { count, list, time } from './shapes.ts';
import { failure } from './words.ts';

const name = z.string().min(1).max(256);

/** Where the account service is that scripts ask instead of SQL Server, and as whom; the application's secret is no part of it. */
export const serviceSettings = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2048),
  /** The identifier of its API in Auth0. */
  audience: z.string().min(1).max(600),
  /** Of the application that asks it; its secret is API_CLIENT_SECRET among the given values of the configuration. */
  clientId: z.string().min(1).max(256),
  /** Where a token is had; the tenant's own where it is left out. */
  tokenUrl: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .optional(),
});
export type ServiceSettings = z.infer<typeof serviceSettings>;

/** What action scripts are given that are deployed to a connection, where it is not what this computer uses; the login's password is no part of it. */
export const deploySettings = z.strictObject({
  /** As Auth0's machines reach the database. */
  server: z.string().min(1).max(255).optional(),
  port: z.number().int().min(1).max(65_535).optional(),
  /** A SQL login for the scripts alone; its password is SQL_PASSWORD among the given values of the configuration. */
  user: z.string().min(1).max(128).optional(),
  ca: z.string().max(65_536).optional(),
  trustServerCertificate: z.boolean().optional(),
  /** Whether the connection asks for user names; left out, it keeps what it has. */
  requiresUsername: z.boolean().optional(),
  /** Client ids of applications for which the connection is enabled. */
  applications: z.array(name).max(500).optional(),
  /** Scripts ask the account service; left out, they ask SQL Server themselves. */
  service: serviceSettings.optional(),
});
export type DeploySettings = z.infer<typeof deploySettings>;

/** Values of a connection's `configuration` by their keys: they go in through a command, stay in memory, and never come back. */
export const configurationValues = z.record(z.string().min(1).max(256), z.string().max(65_536));

export const consent = z.enum(consents);
export type { Consent } from '../../common/deploy-consents.ts';

/**
 * What a deployment is to bring: the scripts of the chosen mode; what an earlier one left, 0 for what was there before the first; login
 * and getUser that answer nobody; or the same scripts without the values that deployments gave them.
 */
export const deployTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mode') }),
  z.strictObject({ kind: z.literal('back'), number: count }),
  z.strictObject({ kind: z.literal('cutover') }),
  z.strictObject({ kind: z.literal('without-secrets') }),
]);
export type DeployTarget = z.infer<typeof deployTarget>;

/** A script as it is told of: never its text, in which somebody may have written a password. */
const scriptDigest = z.object({ digest: z.string(), lines: count });

/** One difference between a connection as it is and as it should be, or as it was left and as it is. */
export const deploymentChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('setting'), path: z.string(), from: z.json(), to: z.json() }),
  z.object({
    kind: z.literal('script'),
    /** The action's name; Auth0's own key of a script that Userferry doesn't know. */
    script: z.string(),
    from: scriptDigest.nullable(),
    to: scriptDigest.nullable(),
    linesAdded: count,
    linesRemoved: count,
  }),
  /** Values are never told; `resent`: only Auth0 knows whether the value is another. */
  z.object({
    kind: z.literal('configuration'),
    key: z.string(),
    change: z.enum(['added', 'replaced', 'resent', 'removed']),
  }),
  z.object({ kind: z.literal('application'), clientId: z.string(), change: z.enum(['enabled', 'disabled']) }),
]);
export type DeploymentChange = z.infer<typeof deploymentChange>;

/** What a deployment would do to the connection as it is at this moment. Nothing was sent. */
export const workedOutDeployment = z.object({
  connection: z.string(),
  /** The tenant's domain. */
  tenant: z.string(),
  mode: z.string(),
  /** Empty where there is nothing to change. */
  changes: list(deploymentChange),
  /** All that would change are values that may be the same already. */
  perhapsTheSame: z.boolean(),
  /** What somebody else has changed since the last deployment, and whether this one would undo it. */
  foreign: list(z.object({ change: deploymentChange, undone: z.boolean() })),
  /** Actions that no script can do for these tables, and why. */
  leftOut: list(z.object({ action: actionName, failure })),
  /** What no yes helps against. */
  obstacles: list(failure),
  /** What stands against nothing, and is to be known before. */
  warnings: list(z.object({ code: z.string(), message: z.string(), next: z.string() })),
  /** Yeses that are needed. */
  needs: list(consent),
  /** Keys of the configuration whose values only Auth0 knows, while all have to be sent again. */
  unknownValues: list(z.string()),
  /** What is wrong with scripts that it would bring. */
  scriptErrors: list(z.object({ action: actionName, errors: list(scriptFinding) })),
  /** With it, exactly this is deployed. */
  code: z.string(),
});
export type WorkedOutDeployment = z.infer<typeof workedOutDeployment>;

/** One deployment to the connection, as the journal has it. */
const deploymentEntry = z.object({
  number: count,
  /** `trickle`, `legacy`, `cutover`; `before` for going back to what was there before the first. */
  mode: z.string(),
  at: time,
  /** `intended`: written down, and nobody knows whether it arrived; `superseded`: and a later one has taken its place. */
  state: z.enum(['intended', 'superseded', 'applied']),
});
export type DeploymentEntry = z.infer<typeof deploymentEntry>;

/** What was deployed to the connection that the forms name, as far as this workspace knows. */
export const deploymentState = z.object({
  settings: deploySettings,
  /** Keys of the configuration whose values were given since the start. */
  given: list(z.string()),
  /** The latest first: that is what is there now, as far as nobody else changed it. */
  list: list(deploymentEntry),
  /** The connection was there before the first of them, and can be brought back to that. */
  before: z.boolean(),
  /** Actions whose script is otherwise than was deployed last; missing while nobody knows, or where another mode is deployed. */
  differing: list(actionName).optional(),
});
export type DeploymentState = z.infer<typeof deploymentState>;

/** A script as the last deployment left it. */
export const deployedScript = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), source: z.string(), number: count }),
  /** Nothing is deployed, or no such script. */
  z.object({ kind: z.literal('none') }),
  /** It is somebody else's, or holds a secret. */
  z.object({ kind: z.literal('hidden') }),
]);
export type DeployedScript = z.infer<typeof deployedScript>;

const verdict = z.enum(['enough', 'tight', 'too-little', 'unknown']);

/** Whether the tenant carries the sign-ins of the busiest minute. */
export const capacity = z.object({
  /** How long a sign-in takes in the script, in ms, by so many test cases; null while nobody has measured it. */
  scriptTime: z.object({ p95: z.number(), runs: count.nullable() }).nullable(),
  /** Scripts that the tenant runs at once. */
  concurrency: count,
  /** Scripts under way at once when sign-ins come in bunches. */
  underWay: z.number().nullable(),
  /** Sign-ins a second that the tenant would carry. */
  signInsPossible: z.number().nullable(),
  tenant: verdict,
});
export type Capacity = z.infer<typeof capacity>;
