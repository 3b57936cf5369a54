import { z } from 'zod';
import { actionNames } from '../../scripts/actions.ts';
import { count, list, time } from './shapes.ts';
import { failure } from './words.ts';

export { emptyScript } from '../../common/empty-script.ts';
export { type ActionName, actionNames, actions } from '../../scripts/actions.ts';

export const actionName = z.enum(actionNames);

/** A script's text; Auth0 takes up to 100 KB, and one that is too large must still be seen to be so. */
export const scriptSource = z.string().max(300_000);

/** A place in a script's text; lines and columns count from 1. */
const place = z.object({ line: count, column: count });
export type ScriptPlace = z.infer<typeof place>;

/** What an editor of a script begins with. */
export const scriptToEdit = z.object({
  /** As it was saved; null while nobody has. */
  edited: scriptSource.nullable(),
  /** As it is written from the mapping, or why it can't be. */
  template: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('written'), source: z.string() }),
    z.object({ kind: z.literal('none'), failure }),
  ]),
  /** Names that the text may use: keys of `configuration`, and what `require` serves. */
  configuration: list(z.string()),
  modules: list(z.string()),
});
export type ScriptToEdit = z.infer<typeof scriptToEdit>;

/** One thing that is wrong with a script's text, or may be. */
export const scriptFinding = z.object({
  rule: z.string(),
  /** `error`: it fails or harms at Auth0. `warning`: it works by luck, or for some people only. */
  severity: z.enum(['error', 'warning']),
  place: place.extend({ end: place }),
  text: z.string(),
  /** What to write instead. */
  next: z.string(),
});
export type ScriptFinding = z.infer<typeof scriptFinding>;

const outcomeKind = z.enum([
  'profile',
  'nobody',
  'value',
  'wrong-password',
  'validation-error',
  'unauthorized',
  'error',
  'syntax-error',
  'not-a-function',
  'timed-out',
  'crashed',
  'out-of-memory',
  'recycled',
]);
export type ScriptOutcomeKind = z.infer<typeof outcomeKind>;

/** Everything that came of one call, in words; without any password. */
const scriptCall = z.object({
  kind: outcomeKind,
  /** Whether the script did what a script is to do; that a password is wrong is a sound answer. */
  sound: z.boolean(),
  text: z.string(),
  /** Where in the script it ended, for errors. */
  place: place.nullable(),
  /** Personal data. */
  profile: z.record(z.string(), z.json()).nullable(),
  breaches: list(z.object({ text: z.string(), place: place.nullable() })),
  /** `at` in milliseconds since the call began. */
  console: list(
    z.object({ level: z.enum(['log', 'info', 'warn', 'error', 'debug']), text: z.string(), at: z.number() }),
  ),
  durationMs: z.number(),
});
export type ScriptCall = z.infer<typeof scriptCall>;

/** What came of an action that writes, tried on copies of the accounts that its arguments name. */
const scriptWriting = z.object({
  /** What it sent that changes something, oldest first; no values. */
  statements: list(z.object({ sql: z.string(), parameters: list(z.object({ name: z.string(), type: z.string() })) })),
  /** What the accounts are like afterwards; masked. `values` is null where a column holds a password or the like. */
  differences: list(
    z.object({
      account: z.string(),
      what: z.enum(['made', 'deleted', 'changed']),
      columns: list(
        z.object({ column: z.string(), values: z.object({ before: z.string(), after: z.string() }).nullable() }),
      ),
    }),
  ),
  /** What the copies go without. */
  notCopied: list(z.object({ what: z.string(), why: z.string() })),
  /** With it, exactly this is done in the legacy database; null where there is nothing to do. */
  code: z.string().nullable(),
  server: z.string(),
  database: z.string(),
  /** What came of it there; null where it was not run there. */
  written: scriptCall.nullable(),
});
export type ScriptWriting = z.infer<typeof scriptWriting>;

/** A call; of an action that writes the one on copies, and what it wrote. */
export const scriptRun = scriptCall.extend({ writing: scriptWriting.nullable() });
export type ScriptRun = z.infer<typeof scriptRun>;

/** One test case of a script and what came of it; no personal data, and nothing that a script said. */
export const scriptCase = z.object({
  name: z.string(),
  title: z.string(),
  outcome: z.enum(['passed', 'failed', 'not-run']),
  /** What is wrong, or why it was not run. */
  words: z.string().optional(),
  /** Of the script's text. */
  line: count.optional(),
  at: time,
  durationMs: z.number(),
});
export type ScriptCase = z.infer<typeof scriptCase>;

/** The test cases of an action's script, the latest time that they were run. */
export const scriptCases = z.object({
  list: list(scriptCase),
  /** Whether script and mapping are as they were then; unknown until the database has been asked what scripts are made from. */
  standing: z.enum(['present', 'outdated', 'unknown']),
});
export type ScriptCases = z.infer<typeof scriptCases>;

/** What scripts said to the calls of a case, in their own words; it may name people. */
export const saidInCase = z.object({
  calls: list(z.object({ action: actionName, text: z.string(), breaches: list(z.string()), durationMs: z.number() })),
});
export type SaidInCase = z.infer<typeof saidInCase>;

/** One action script, as a list of them shows it. No text, no personal data. */
export const scriptState = z.object({
  action: actionName,
  /** Somebody has saved another text than the template's. */
  edited: z.boolean(),
  running: z.boolean(),
  /** Missing until they have been run. */
  cases: scriptCases.optional(),
  /** What its latest call came to, while the text is the one that was called. */
  last: z
    .object({
      kind: outcomeKind,
      sound: z.boolean(),
      breaches: count,
      durationMs: z.number(),
      at: time,
      /** It was a text that nobody has saved. */
      unsaved: z.boolean(),
    })
    .optional(),
});
export type ScriptState = z.infer<typeof scriptState>;
