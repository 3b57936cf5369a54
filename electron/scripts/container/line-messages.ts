import { z } from 'zod';
import type { FromContainer, Json } from './line.ts';

const call = z.number().int().nonnegative();
/** Longer texts are cut by the child; these are what a parent puts up with. */
const text = z.string().max(70_000);
const place = z.strictObject({ line: z.number().int(), column: z.number().int() });
const somewhere = place.nullable();
const error = z.strictObject({ name: text, message: text, at: z.array(place).max(20) });
const json: z.ZodType<Json> = z.json();

const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('value'), value: json }),
  z.strictObject({ kind: z.literal('wrong-password'), identifier: text.nullable(), message: text }),
  z.strictObject({ kind: z.literal('validation-error'), code: text, message: text }),
  z.strictObject({ kind: z.literal('unauthorized'), message: text }),
  z.strictObject({ kind: z.literal('error'), error }),
  z.strictObject({ kind: z.literal('syntax-error'), message: text, place: somewhere }),
  z.strictObject({ kind: z.literal('not-a-function'), found: text }),
]);

const breach = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('callback-twice'), place: somewhere }),
  z.strictObject({ kind: z.literal('work-after-callback'), place: somewhere }),
  z.strictObject({ kind: z.literal('callback-too-early'), what: text, place: somewhere }),
  z.strictObject({ kind: z.literal('synchronous-throw'), error }),
  z.strictObject({ kind: z.literal('unhandled-rejection'), error }),
  z.strictObject({ kind: z.literal('promise-without-callback'), error: error.nullable() }),
  z.strictObject({ kind: z.literal('no-error-object'), found: text }),
  z.strictObject({ kind: z.literal('not-json'), what: text }),
]);

const line = z.strictObject({
  level: z.enum(['log', 'info', 'warn', 'error', 'debug']),
  text,
  at: z.number().nonnegative(),
});

/** What a container's process may say; anything else is not listened to. */
export const fromContainer: z.ZodType<FromContainer> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('answered'), call, answer }),
  z.strictObject({ kind: z.literal('watched'), call }),
  z.strictObject({ kind: z.literal('breach'), call, breach }),
  z.strictObject({ kind: z.literal('console'), call, line }),
  z.strictObject({ kind: z.literal('uncaught'), call: call.nullable(), error }),
]);
