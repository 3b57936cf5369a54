import { z } from 'zod';
import { unfinishedKinds } from '../../common/forget-words.ts';

const deletedFile = z.strictObject({
  /** Within the workspace's folder, or the record's, or whole where it lay elsewhere. */
  name: z.string(),
  bytes: z.int().min(0),
  /** SHA-256, hexadecimal. */
  sha256: z.string(),
});
export type DeletedFile = z.infer<typeof deletedFile>;

/** That a workspace was closed out: what, when, by whom; no account and nobody in it is named. */
export const disposal = z.strictObject({
  disposal: z.literal('userferry-workspace'),
  version: z.literal(1),
  release: z.string(),
  workspace: z.strictObject({ id: z.string(), name: z.string(), file: z.string() }),
  /** The folder in which Userferry kept it. */
  home: z.string(),
  by: z.string().nullable(),
  why: z.string().nullable(),
  /** ISO 8601, UTC; `ended` is null while something is still to be deleted. */
  begun: z.string(),
  ended: z.string().nullable(),
  /** What was not at its end, and was closed out all the same. */
  unfinished: z.array(z.strictObject({ kind: z.enum(unfinishedKinds), id: z.string() })).readonly(),
  /** The evidence that was kept, a pack for each run. */
  packs: z.array(z.strictObject({ run: z.string(), folder: z.string(), fingerprint: z.string() })).readonly(),
  /** The report on accounts that moved by signing in, where there was one; records of older releases lack it. */
  reports: z.array(deletedFile).readonly().optional(),
  deleted: z.array(deletedFile).readonly(),
  key: z.literal('destroyed'),
  /** What Userferry can't delete for anybody. */
  left: z.array(z.string()).readonly(),
});
export type Disposal = z.infer<typeof disposal>;

/** The record's file name; it is another while something is still to be deleted. */
export function disposalName(workspace: string, state: 'begun' | 'ended'): string {
  return `disposal-${workspace}${state === 'begun' ? '.unfinished' : ''}.json`;
}
