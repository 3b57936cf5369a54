import { z } from 'zod';
import { queryBoolean, queryInteger } from '../http/validate.ts';

/** Auth0 OpenAPI, POST /connections: letters, digits and single hyphens, at most 128. */
const name = z
  .string()
  .max(128)
  .regex(/^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$/);

const legacyPasswordOptions = [
  'passwordPolicy',
  'password_complexity_options',
  'password_history',
  'password_no_personal_info',
  'password_dictionary',
] as const;

/** Auth0 docs, custom database connections: a script has at most 100 KB, modules apart. */
const largestScript = 102_400;

/** `options` accepts members beyond those it knows; these are checked (Auth0 OpenAPI and docs: connections). */
const options = z
  .looseObject({
    enabledDatabaseCustomization: z.boolean(),
    import_mode: z.boolean(),
    customScripts: z.partialRecord(
      z.enum([
        'login',
        'get_user',
        'create',
        'verify',
        'change_password',
        'delete',
        'change_email',
        'change_username',
        'change_phone_number',
      ]),
      z
        .string()
        .min(1)
        .refine((script) => Buffer.byteLength(script) <= largestScript, `Script is larger than ${largestScript} bytes`),
    ),
    configuration: z.record(z.string(), z.string()),
    requires_username: z.boolean(),
    enable_script_context: z.boolean(),
    disable_signup: z.boolean(),
    set_user_root_attributes: z.enum(['on_each_login', 'on_first_login', 'never_on_login']),
    brute_force_protection: z.boolean(),
    validation: z.looseObject({
      username: z
        .strictObject({ min: z.int().min(1), max: z.int().max(128) })
        .nullable()
        .optional(),
    }),
    passwordPolicy: z.enum(['none', 'low', 'fair', 'good', 'excellent']).nullable(),
  })
  .partial()
  .refine(
    (value) => !('attributes' in value && ('requires_username' in value || 'validation' in value)),
    'attributes excludes requires_username and validation',
  )
  .refine(
    (value) => !('password_options' in value && legacyPasswordOptions.some((key) => key in value)),
    'password_options excludes the older password fields',
  );

const changeable = {
  display_name: z.string().max(128).optional(),
  options: options.nullable().optional(),
  enabled_clients: z.array(z.string()).max(50).optional(),
  is_domain_connection: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
  realms: z.array(z.string().max(128)).optional(),
  metadata: z
    .record(z.string().max(255), z.string().max(255))
    .refine((value) => Object.keys(value).length <= 10, 'Too many properties defined, maximum 10')
    .optional(),
};

export const createConnectionSchema = z.strictObject({ name, strategy: z.string().min(1), ...changeable });

export const updateConnectionSchema = z
  .strictObject(changeable)
  .refine((value) => Object.keys(value).length > 0, 'Too few properties defined (0), minimum 1');

/** `strategy` may be given several times, and the SDK repeats it. */
const strategies = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : [value]));

export const fieldsQuery = {
  fields: z.string().optional(),
  include_fields: queryBoolean.optional(),
};

export const listConnectionsQuery = z.strictObject({
  page: queryInteger(0, 1_000_000).optional(),
  per_page: queryInteger(1, 100).optional(),
  include_totals: queryBoolean.optional(),
  from: z.string().optional(),
  take: queryInteger(1, 100).optional(),
  strategy: strategies.optional(),
  name: z.string().optional(),
  ...fieldsQuery,
});

export const updateClientsSchema = z
  .array(z.strictObject({ client_id: z.string().min(1), status: z.boolean() }))
  .min(1)
  .max(50);
