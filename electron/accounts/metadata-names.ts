/** Auth0 docs, "Metadata Field Names and Data Types": a user whose `app_metadata` has one of these is refused. */
const RESERVED: ReadonlySet<string> = new Set([
  '__tenant',
  '_id',
  'blocked',
  'clientID',
  'created_at',
  'email_verified',
  'email',
  'globalClientID',
  'global_client_id',
  'identities',
  'lastIP',
  'lastLogin',
  'loginsCount',
  'metadata',
  'multifactor_last_modified',
  'multifactor',
  'updated_at',
  'user_id',
]);

/** The mark that trickle's scripts set in `app_metadata`: nobody else may. */
export const TRICKLE_MARK = 'userferry_trickle';

/** Whether Auth0 takes a name in either kind of metadata: not empty, no dot and no dollar sign. */
export function isMetadataName(name: string): boolean {
  return /^[^.$]+$/.test(name);
}

/** Whether a mapping may give `app_metadata` a field of this name. */
export function isAppMetadataName(name: string): boolean {
  return isMetadataName(name) && !RESERVED.has(name) && name !== TRICKLE_MARK;
}
