import { oc } from '@orpc/contract';
import { z } from 'zod';
import { pilotPreview, pilotWish } from '../pilot.ts';
import { rehearsalMatrix, rehearsedEvent, rehearsedMode, saidInRehearsal } from '../rehearsal.ts';
import { command, knownAccount, question } from './asking.ts';

/** What the step Rehearse asks. */
export const rehearse = {
  /**
   * Takes accounts of every kind through every event of a mode on a practice tenant; the legacy database is only read. `known` as for
   * the test cases.
   */
  rehearse: oc.input(command.extend({ mode: rehearsedMode, known: knownAccount.optional() })),
  /** What came of rehearsing a mode the latest time; no rows where nobody has. */
  rehearsalMatrix: question.input(z.object({ mode: rehearsedMode })).output(rehearsalMatrix),
  /** What scripts said in one event, and who stood for the kind. */
  saidInRehearsal: question
    .input(z.object({ mode: rehearsedMode, kind: z.string().max(200), event: rehearsedEvent }))
    .output(saidInRehearsal),
  /** What a pilot on the tenant would do; reads the connection and which scopes there are. Makes nothing. */
  previewPilot: question.input(z.object({ wish: pilotWish })).output(pilotPreview),
  /** Takes accounts made for it, one for each password format, through the tenant and back; what it makes it removes. */
  pilot: oc.input(command.extend({ wish: pilotWish })),
};
