import { z } from 'zod';

/**
 * Where Auth0's documentation contradicts itself or is silent, the practice tenant can behave either way, so that tests
 * pass under both readings. The defaults are the readings thought more likely, or the stricter ones.
 */
export const variantsSchema = z.strictObject({
  /** What the 512,000 bytes of an import are measured on: the request's content length, or its file part alone. */
  importCap: z.enum(['request', 'file']).default('request'),
  /** What a job is called while it runs: current documentation lists only `pending`, older pages `processing`. */
  runningStatus: z.enum(['pending', 'processing']).default('pending'),
  /** Code of a malformed value: `INVALID_FORMAT` was observed (Community 102951), `FORMAT` is listed. */
  formatCode: z.enum(['INVALID_FORMAT', 'FORMAT']).default('INVALID_FORMAT'),
  /** Code of a row that meets an existing user: by the field that clashes, always `CONFLICT`, or `DUPLICATED_USER`. */
  existingUserCode: z.enum(['by-field', 'CONFLICT', 'DUPLICATED_USER']).default('by-field'),
  /** What an upsert matches on: e-mail (current documentation), or any identifier (older pages). */
  upsertMatch: z.enum(['email', 'any']).default('email'),
  /** What cures a half-created user: both deletes (Auth0 Support), or the one by e-mail (bulk import page). */
  halfCreatedCure: z.enum(['both', 'by-email']).default('both'),
  /** Whether the log's entries of API writes carry the request's X-Correlation-ID. */
  logCorrelation: z.boolean().default(true),
  /** Whether an export's link lives from the job's end, or anew from each reading of the job. */
  exportLink: z.enum(['from-completion', 'from-reading']).default('from-completion'),
  /** Whether ciphertext of `configuration` sent back is taken for a new value, or recognised. */
  configurationEcho: z.enum(['stored-as-value', 'recognised']).default('stored-as-value'),
  /** Whether reading gives the same ciphertext for a value as long as it is the same, or another one each time. */
  configurationCiphertext: z.enum(['stored', 'fresh']).default('stored'),
  /** What a PATCH does with realms and the two switches beside `options` that it leaves out: nothing, or sets them back. */
  omittedFields: z.enum(['kept', 'set-back']).default('kept'),
  /** What becomes of `enable_script_context` taken back; the documentation says only that it is irreversible. */
  contextTakenBack: z.enum(['refused', 'ignored']).default('refused'),
  /** What a sign-in takes as a password: anything, or at most 72 printable ASCII characters (Auth0 docs claim it). */
  signInPasswords: z.enum(['any', 'ascii-72']).default('any'),
  /** Whether getUser runs at the sign-in of somebody whom a connection with import mode doesn't have: one page lists “log in” among its events. */
  getUserAtSignIn: z.enum(['not-run', 'before-login']).default('not-run'),
  /**
   * What a reset makes of somebody who isn't there yet, with import mode: a half-created record that the next sign-in completes
   * (newer documentation, Community 120220), the user at once (older pages), or nothing but a new password in the legacy database,
   * by the script changePassword (Auth0 Support, “Password Reset Before First Login”).
   */
  resetBeforeMigration: z
    .enum(['created-at-sign-in', 'created-when-confirmed', 'through-change-password'])
    .default('created-at-sign-in'),
  /** What a reset of somebody who isn't there is answered: what everybody is (so that nobody learns who is there), or 404, as documented. */
  resetOfNobody: z.enum(['same-answer', 'not-found']).default('same-answer'),
  /** What app metadata is called in the profiles of scripts: both names stand in Auth0's documentation. */
  scriptMetadata: z.enum(['app_metadata', 'metadata']).default('app_metadata'),
  /** Whether changeEmail is given the context where the others are: the documentation's sample shows it without. */
  changeEmailContext: z.enum(['given', 'withheld']).default('given'),
  /** What changing an address does where the legacy database is asked and changeEmail is missing: nothing, or Auth0's profile alone. */
  changeEmailMissing: z.enum(['refused', 'auth0-alone']).default('refused'),
  /** What a sign-up says of an address that is taken: nothing in particular, or that it is. */
  signUpTaken: z.enum(['invalid_signup', 'user_exists']).default('invalid_signup'),
  /** How a script's own error reaches an application at sign-in; documented is only that its message does. */
  signInScriptError: z.enum(['access_denied', 'server_error']).default('access_denied'),
  /** How many seconds user search lags behind; it is eventually consistent. */
  searchLagSeconds: z.number().min(0).default(0),
});

export type Variants = z.output<typeof variantsSchema>;
export type VariantsInput = z.input<typeof variantsSchema>;
