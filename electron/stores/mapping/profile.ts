import { z } from 'zod';
import { isAppMetadataName, isMetadataName } from '../../accounts/metadata-names.ts';
import { type Value, valueSchema } from './value.ts';

/** Auth0's own profile fields that an import takes, in the order in which they matter. */
export const profileFields = [
  'email',
  'email_verified',
  'username',
  'name',
  'given_name',
  'family_name',
  'nickname',
  'picture',
  'phone_number',
  'phone_verified',
] as const;
/** Those that are yes or no; the others are texts. */
export const flagFields = [
  'email_verified',
  'phone_verified',
] as const satisfies readonly (typeof profileFields)[number][];

export const metadataName = z
  .string()
  .refine(isMetadataName, 'Auth0’s metadata takes no name with a dot or a dollar sign');
export const appMetadataName = z
  .string()
  .refine(isAppMetadataName, 'Auth0 or Userferry keeps this name for itself; it is none for app_metadata');

/** What a mapping gives a user besides key, password, roles and whether somebody may sign in: what a person may change. */
export const profile = z.strictObject({
  fields: z.partialRecord(z.enum(profileFields), valueSchema),
  userMetadata: z.record(metadataName, valueSchema),
  appMetadata: z.record(appMetadataName, valueSchema),
});
export type Profile = z.infer<typeof profile>;

/** Every value of a profile under the name by which a person knows its field: `email`, `user_metadata.city`. */
export function valuesOfProfile({ fields, userMetadata, appMetadata }: Profile): readonly (readonly [string, Value])[] {
  const named = (before: string, values: Profile['userMetadata']) =>
    Object.entries(values).map(([name, value]): [string, Value] => [`${before}${name}`, value]);
  return [...named('', fields), ...named('user_metadata.', userMetadata), ...named('app_metadata.', appMetadata)];
}
