import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { isEmail } from '../checks/formats.ts';
import { metadataErrors } from '../checks/metadata.ts';
import { usernameErrors } from '../checks/username.ts';
import type { Connection } from '../connections/connection-store.ts';
import { modeOf } from '../custom-database/connection-mode.ts';
import { createInLegacy } from '../custom-database/create-in-legacy.ts';
import type { ScriptFailure } from '../custom-database/script-failure.ts';
import { whetherTaken } from '../custom-database/whether-taken.ts';
import { ApiError } from '../http/api-error.ts';
import { type AuthEndpoint, readInput } from '../http/auth-endpoint.ts';
import { logEvent } from '../logs/log-event.ts';
import { packOwnPassword } from '../passwords/packed-password.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { mailVerification } from '../tickets/mail-verification.ts';
import { blankUser } from '../users/blank-user.ts';
import { newUserId } from '../users/new-user-id.ts';
import type { UserRecord } from '../users/user-record.ts';
import type { Variants } from '../variants.ts';
import { clientAndConnection } from './client-and-connection.ts';

const name = z.string().min(1).max(300).optional();
/** Auth0 docs, sign up: these, and no others here. */
const request = z.strictObject({
  client_id: z.string().min(1),
  connection: z.string().min(1),
  email: z.string().refine(isEmail, 'is no e-mail address'),
  password: z.string().min(1),
  username: z.string().min(1).max(128).optional(),
  given_name: name,
  family_name: name,
  name,
  nickname: name,
  picture: z.string().optional(),
  user_metadata: z.record(z.string(), z.json()).optional(),
});
type SignUp = z.output<typeof request>;

/** `POST /dbconnections/signup`. */
export const signUpEndpoint: AuthEndpoint = {
  operation: 'dbconnections.signup',
  path: '/dbconnections/signup',
  handle: signUp,
};

async function signUp(parts: TenantParts, incoming: IncomingMessage): Promise<object> {
  const input = await readInput(incoming, request);
  const { client, connection } = clientAndConnection(parts, input);
  refuseUnfit(connection, input);
  const made = await makeUser(parts, connection, input);
  const event = { connection, userName: input.email, client };
  if (made.kind === 'refused') {
    logEvent(parts, { ...event, type: 'fs', description: made.description });
    throw made.answer;
  }
  const { user } = made;
  logEvent(parts, { ...event, type: 'ss', description: '', userId: `auth0|${user.id}` });
  mailVerification(parts, user);
  return {
    _id: user.id,
    email: user.email,
    email_verified: user.emailVerified,
    ...(user.username === null ? {} : { username: user.username }),
  };
}

type Made =
  | { readonly kind: 'made'; readonly user: UserRecord }
  | { readonly kind: 'refused'; readonly description: string; readonly answer: ApiError };

/** A5: Auth0's own store is looked at first, then getUser; create and login follow where import mode is off. */
async function makeUser(parts: TenantParts, connection: Connection, input: SignUp): Promise<Made> {
  const here = parts.users.inConnection(connection);
  const { email, username, password } = input;
  const stored = () =>
    here.byEmail(email.toLowerCase()) !== null ||
    here.halfCreated(email.toLowerCase()) !== null ||
    (username !== undefined && here.byUsername(username.toLowerCase()) !== null);
  const { variants } = parts.settings;
  if (stored()) return takenBySomebody(variants);
  const taken = await whetherTaken(parts, connection, [email, username]);
  if (taken.kind === 'taken') return takenBySomebody(variants);
  if (taken.kind === 'unknown') return failed(taken.failure);
  if (modeOf(connection) === 'legacy') {
    const { client_id: clientId, connection: _, password: __, ...fields } = input;
    const account = { clientId, identifier: email, password, fields: definedOf(fields) };
    const created = await createInLegacy(parts, connection, account);
    return created.kind === 'failed' ? failed(created.failure) : created;
  }
  const hash = await packOwnPassword(password);
  // Somebody may have come while the script was asked.
  if (stored()) return takenBySomebody(variants);
  const user = newUser(connection, input, hash, parts.clock.now());
  parts.users.add(user);
  return { kind: 'made', user };
}

function newUser(connection: Connection, input: SignUp, hash: string, now: number): UserRecord {
  const { given_name, family_name, nickname, picture, user_metadata } = input;
  const extra = definedOf({ given_name, family_name, nickname, picture });
  return {
    ...blankUser(connection, newUserId(), now),
    email: input.email.toLowerCase(),
    username: input.username?.toLowerCase() ?? null,
    name: input.name ?? null,
    extra: Object.keys(extra).length === 0 ? null : extra,
    userMetadata: user_metadata === undefined ? null : JSON.stringify(user_metadata),
    password: hash,
  };
}

/** The Authentication API's own shape of an error at sign-up (Auth0 docs: common authentication errors). */
function signUpError(code: string, description: string, shape = 'BadRequestError'): ApiError {
  return new ApiError(400, { name: shape, code, description, statusCode: 400 });
}

function takenBySomebody({ signUpTaken }: Variants): Made {
  const description = 'The user already exists.';
  const said = signUpTaken === 'user_exists' ? description : 'Invalid sign up';
  return { kind: 'refused', description, answer: signUpError(signUpTaken, said) };
}

/** A `ValidationError` reaches the application with its code and its text (Auth0 docs: custom database errors, “Return errors when using Lock”). */
function failed(failure: ScriptFailure): Made {
  const code = failure.kind === 'validation' ? failure.code : 'script_error';
  const shape = failure.kind === 'validation' ? 'ValidationError' : 'Error';
  return { kind: 'refused', description: failure.message, answer: signUpError(code, failure.message, shape) };
}

function refuseUnfit(connection: Connection, input: SignUp): void {
  if (connection.options.disable_signup === true) {
    throw signUpError('signup_disabled', 'The practice tenant’s connection takes no sign-ups.');
  }
  const wrong = [
    ...(input.username === undefined ? [] : usernameErrors(input.username, connection.options)),
    ...metadataErrors('user_metadata', input.user_metadata ?? {}),
  ][0];
  if (wrong !== undefined) throw signUpError('invalid_signup', wrong.message);
}

/** Without members that are undefined. */
function definedOf<Values extends object>(values: Values): { [Key in keyof Values]: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Values]: Exclude<Values[Key], undefined>;
  };
}
