import { z } from 'zod';
import type { Json, JsonObject } from '../common/json.ts';

const json: z.ZodType<Json> = z.json();

/**
 * Members beside `options` that a PATCH sets back to something when they are left out (Auth0 OpenAPI, PATCH /connections:
 * `display_name` and `realms` to the name, the two switches to false), and `metadata`: what was read is sent again.
 */
const fieldNames = ['display_name', 'is_domain_connection', 'show_as_button', 'realms', 'metadata'] as const;

/** What a change of a connection sends: all of it, because Auth0 replaces `options` whole. */
export interface ConnectionContent {
  /** Members beside `options`. */
  readonly fields: JsonObject;
  /** `options` without scripts and configuration; members that Userferry does not know are kept. */
  readonly options: JsonObject;
  /** `options.customScripts`, by Auth0's keys. */
  readonly scripts: Readonly<Record<string, string>>;
  /** `options.configuration`: plain values when sent, ciphertext when read. */
  readonly configuration: Readonly<Record<string, string>>;
}

/** A database connection with everything that a change of it must not lose, as the tenant gives it. */
export interface WholeConnection extends ConnectionContent {
  readonly id: string;
  readonly name: string;
  /** Client ids of the applications for which it is enabled, sorted. */
  readonly applications: readonly string[];
}

const texts = z.record(z.string(), z.string().nullable());

/** The connection's own answer; options are missing where the token may not see them. */
const wholeAnswer = z.looseObject({
  id: z.string(),
  name: z.string(),
  display_name: json.optional(),
  is_domain_connection: json.optional(),
  show_as_button: json.optional(),
  realms: json.optional(),
  metadata: json.optional(),
  options: z.object({ customScripts: texts.nullish(), configuration: texts.nullish() }).catchall(json).optional(),
});

const clientsPage = z.looseObject({
  clients: z.array(z.looseObject({ client_id: z.string() })),
  next: z.string().nullish(),
});

/** One page of a connection's applications, and where the next begins. */
export function readApplications(answer: unknown): { readonly ids: readonly string[]; readonly next: string | null } {
  const { clients, next } = clientsPage.parse(answer);
  return { ids: clients.map(({ client_id: id }) => id), next: next ?? null };
}

/** Everything of a connection but its applications; null where `read:connections_options` is missing. */
export function readWhole(answer: unknown): Omit<WholeConnection, 'applications'> | null {
  const whole = wholeAnswer.parse(answer);
  if (whole.options === undefined) return null;
  const { customScripts, configuration, ...options } = whole.options;
  return {
    id: whole.id,
    name: whole.name,
    fields: defined(fieldNames.map((name) => [name, whole[name]])),
    options: sendable(defined(Object.entries(options))),
    scripts: present(customScripts),
    configuration: present(configuration),
  };
}

/** Superseded by `password_options`: Auth0 may show them beside it, and takes either alone (Auth0 OpenAPI, PATCH /connections). */
const supersededOptions: ReadonlySet<string> = new Set([
  'passwordPolicy',
  'password_complexity_options',
  'password_history',
  'password_no_personal_info',
  'password_dictionary',
]);

function sendable(options: JsonObject): JsonObject {
  if ((options.password_options ?? null) === null) return options;
  return Object.fromEntries(Object.entries(options).filter(([name]) => !supersededOptions.has(name)));
}

/** `options` as they are sent: without scripts or configuration where there are none. */
export function optionsOf({ options, scripts, configuration }: ConnectionContent): JsonObject {
  return {
    ...options,
    ...(Object.keys(scripts).length === 0 ? {} : { customScripts: scripts }),
    ...(Object.keys(configuration).length === 0 ? {} : { configuration }),
  };
}

function defined(entries: readonly (readonly [string, Json | undefined])[]): JsonObject {
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

/** A key without a value is none. */
function present(values: Readonly<Record<string, string | null>> | null | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([key, text]) => (text === null ? [] : [[key, text] as const])),
  );
}
