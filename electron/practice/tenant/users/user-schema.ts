import { z } from 'zod';
import { isEmail, isPhoneNumber, isUrl } from '../checks/formats.ts';
import { queryBoolean, queryInteger } from '../http/validate.ts';

const email = z.string().refine(isEmail, "Object didn't pass validation for format email");
const metadata = z.record(z.string(), z.unknown());

const profile = {
  email: email.optional(),
  email_verified: z.boolean().optional(),
  verify_email: z.boolean().optional(),
  phone_number: z.string().refine(isPhoneNumber, 'String does not match pattern ^\\+[0-9]{1,15}$').optional(),
  phone_verified: z.boolean().optional(),
  username: z.string().min(1).max(128).optional(),
  password: z.string().min(1).optional(),
  blocked: z.boolean().optional(),
  given_name: z.string().min(1).max(150).optional(),
  family_name: z.string().min(1).max(150).optional(),
  name: z.string().min(1).max(300).optional(),
  nickname: z.string().min(1).max(300).optional(),
  picture: z.string().refine(isUrl, "Object didn't pass validation for format strict-uri").optional(),
  user_metadata: metadata.optional(),
  app_metadata: metadata.optional(),
};

/** Auth0 OpenAPI, POST /users: no unknown properties, and no password hash. */
export const createUserSchema = z.strictObject({
  connection: z.string().min(1),
  user_id: z.string().max(255).regex(/^\S*$/).optional(),
  ...profile,
});

/** Null takes it away (Auth0 docs, Update Root Attributes for Users). */
const removable = {
  given_name: profile.given_name.nullable(),
  family_name: profile.family_name.nullable(),
  name: profile.name.nullable(),
  nickname: profile.nickname.nullable(),
  picture: profile.picture.nullable(),
};

/** Auth0 OpenAPI, PATCH /users/{id}; what may not be changed together is refused. */
export const updateUserSchema = z
  .strictObject({
    connection: z.string().optional(),
    client_id: z.string().optional(),
    verify_phone_number: z.boolean().optional(),
    ...profile,
    ...removable,
  })
  .refine((value) => Object.keys(value).length > 0, 'Too few properties defined (0), minimum 1')
  .refine(
    (value) =>
      value.password === undefined ||
      (value.email === undefined && value.email_verified === undefined && value.username === undefined),
    'Cannot update password and email, email_verified or username simultaneously',
  )
  .refine(
    (value) => value.username === undefined || value.email === undefined,
    'Cannot update username and email simultaneously',
  );

export const fieldsQuery = z.strictObject({ fields: z.string().optional(), include_fields: queryBoolean.optional() });

export const listUsersQuery = z.strictObject({
  page: queryInteger(0, 1_000_000).default(0),
  per_page: queryInteger(0, 100).default(50),
  include_totals: queryBoolean.default(false),
  sort: z
    .string()
    .regex(/^(created_at|updated_at|email|user_id|logins_count):(1|-1)$/)
    .optional(),
  connection: z.string().optional(),
  fields: z.string().optional(),
  include_fields: queryBoolean.optional(),
  q: z.string().optional(),
  search_engine: z.literal('v3').optional(),
  primary_order: queryBoolean.optional(),
});

export const byEmailQuery = z.strictObject({
  email: z.string().min(1),
  fields: z.string().optional(),
  include_fields: queryBoolean.optional(),
});
