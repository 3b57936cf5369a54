import { z } from 'zod';
import { unfinishedKinds } from '../../common/forget-words.ts';
import { runState } from './run.ts';
import { count, list, time } from './shapes.ts';

export { unfinishedTexts } from '../../common/forget-words.ts';

/** What closing the workspace out would delete, and where what is kept of it would lie. */
export const workedOutForget = z.object({
  /** Where evidence and disposal record go. */
  folder: z.string(),
  /** The disposal record’s file in it. */
  record: z.string(),
  /** Everything that is deleted beside the key; names within Userferry’s own folder. */
  files: list(z.object({ name: z.string(), bytes: count })),
  /** Those of which evidence is written first. */
  runs: list(z.object({ id: z.string(), state: runState, accounts: count, imported: count })),
  /** As many as were read last: whose addresses and details the journal holds. */
  accounts: count,
  unfinished: list(z.object({ kind: z.enum(unfinishedKinds), id: z.string() })),
  /** Somebody has to answer for it by name: there is a production tenant. */
  needsName: z.boolean(),
});
export type WorkedOutForget = z.infer<typeof workedOutForget>;

/** A closing out with its yes, which is the word itself. */
export const forgetWish = z.object({
  yes: z.literal('forget'),
  folder: z.string().min(1).max(1024),
  by: z.string().trim().max(200),
  why: z.string().trim().max(1000),
  /** Gives up what is not at its end. */
  evenUnfinished: z.boolean(),
});
export type ForgetWish = z.infer<typeof forgetWish>;

/** A workspace that is closed out, or that something kept from being deleted whole. */
export const closeOutState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('begun'), workspace: z.string(), folder: z.string(), at: time }),
  z.object({
    state: z.literal('done'),
    workspace: z.string(),
    at: time,
    by: z.string().nullable(),
    folder: z.string(),
    record: z.string(),
    files: count,
    packs: list(z.object({ run: z.string(), folder: z.string(), fingerprint: z.string() })),
    /** Of accounts that moved by signing in. */
    reports: list(z.object({ path: z.string(), sha256: z.string() })).optional(),
    /** What Userferry can’t delete for anybody, in sentences. */
    left: list(z.string()),
  }),
]);
export type CloseOutState = z.infer<typeof closeOutState>;
