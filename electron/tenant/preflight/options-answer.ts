import { z } from 'zod';
import type { ConnectionAnswer } from '../answers.ts';
import { usernamesOf } from '../read-connections.ts';
import type { OptionsSeen, PasswordPolicy, RequiredAttribute } from './tenant-facts.ts';

const flag = z.boolean().nullish();
const number = z.number().nullish();
const part = <Shape extends z.ZodRawShape>(shape: Shape) => z.looseObject(shape).nullish();
const attribute = part({ profile_required: flag });

/** Of `options`, what tells how people will sign in (Auth0 OpenAPI, GET /connections); the password's rules in either form. */
const options = z.looseObject({
  disable_signup: flag,
  disable_self_service_change_password: flag,
  brute_force_protection: flag,
  attributes: part({ email: attribute, phone_number: attribute }),
  passwordPolicy: z.string().nullish(),
  password_complexity_options: part({ min_length: number }),
  password_history: part({ enable: flag, size: number }),
  password_dictionary: part({ enable: flag }),
  password_no_personal_info: part({ enable: flag }),
  password_options: part({
    complexity: part({ min_length: number, character_types: z.array(z.string()).nullish() }),
    history: part({ active: flag, size: number }),
    dictionary: part({ active: flag }),
    profile_data: part({ active: flag }),
  }),
});
type Options = z.infer<typeof options>;

/** What matters of a connection's options; null where they are not shown. */
export function toOptionsSeen(answer: ConnectionAnswer): OptionsSeen | null {
  if (answer.options === undefined) return null;
  const seen = options.parse(answer.options);
  const required: readonly RequiredAttribute[] = (['email', 'phone_number'] as const).filter(
    (name) => seen.attributes?.[name]?.profile_required === true,
  );
  return {
    customDatabase: answer.options.enabledDatabaseCustomization === true,
    importMode: answer.options.import_mode === true,
    usernames: usernamesOf(answer.options),
    signUpDisabled: seen.disable_signup === true,
    selfServiceResetDisabled: seen.disable_self_service_change_password === true,
    required,
    bruteForceProtection: seen.brute_force_protection ?? null,
    passwordPolicy: policyOf(seen),
  };
}

function policyOf(seen: Options): PasswordPolicy {
  const { password_options: newer } = seen;
  if (newer) {
    return {
      strength: null,
      minLength: newer.complexity?.min_length ?? null,
      characterTypes: newer.complexity?.character_types ?? [],
      history: newer.history?.active === true ? (newer.history.size ?? 'some') : 0,
      dictionary: newer.dictionary?.active === true,
      personalData: newer.profile_data?.active === true,
    };
  }
  return {
    strength: seen.passwordPolicy ?? null,
    minLength: seen.password_complexity_options?.min_length ?? null,
    characterTypes: [],
    history: seen.password_history?.enable === true ? (seen.password_history.size ?? 'some') : 0,
    dictionary: seen.password_dictionary?.enable === true,
    personalData: seen.password_no_personal_info?.enable === true,
  };
}
