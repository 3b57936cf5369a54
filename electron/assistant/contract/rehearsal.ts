import { z } from 'zod';
import { cellOutcomes, eventWords, type RehearsedEvent, rehearsedModes } from '../../common/rehearsal-words.ts';
import { count, list, time } from './shapes.ts';

export { countCells, reasonsOf, whereText } from '../../common/rehearsal-summary.ts';
export {
  type CellOutcome,
  cellOutcomes,
  eventsOf,
  eventWords,
  type RehearsedEvent,
  type RehearsedMode,
  rehearsedModes,
} from '../../common/rehearsal-words.ts';

export const rehearsedMode = z.enum(rehearsedModes);
export const rehearsedEvent = z.enum(Object.keys(eventWords) as [RehearsedEvent, ...RehearsedEvent[]]);

/** What a rehearsal came to, in numbers; the matrix is asked for. */
export const rehearsalSummary = z.object({
  mode: rehearsedMode,
  at: time,
  durationMs: z.number(),
  worked: count,
  failed: count,
  notApplicable: count,
  notTried: count,
  /** Whether scripts, mapping and rules are as they were then; unknown until the database has been asked what scripts are made from. */
  standing: z.enum(['present', 'outdated', 'unknown']),
});
export type RehearsalSummary = z.infer<typeof rehearsalSummary>;

/** Every kind of account with what came of every event; no account by name. */
export const rehearsalMatrix = z.object({
  /** Which accounts were looked at, in words that follow “among”. */
  lookedAt: z.string(),
  kinds: list(
    z.object({
      id: z.string(),
      title: z.string(),
      cells: list(
        z.object({
          event: rehearsedEvent,
          outcome: z.enum(cellOutcomes),
          /** Missing where it worked and there is nothing to say of it. */
          words: z.string().optional(),
        }),
      ),
    }),
  ),
});
export type RehearsalMatrix = z.infer<typeof rehearsalMatrix>;

/** Who stood for a kind, and what scripts said in one event; personal data may be in it. Nothing once Userferry was closed since. */
export const saidInRehearsal = z.object({
  /** The account's key. */
  account: z.string().nullable(),
  calls: list(z.object({ action: z.string(), text: z.string().nullable(), console: list(z.string()) })),
});
export type SaidInRehearsal = z.infer<typeof saidInRehearsal>;
