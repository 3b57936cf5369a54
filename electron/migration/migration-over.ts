import { runsOver } from './bulk/runs-over.ts';
import { exceptionsOver } from './cutover/exceptions-over.ts';
import { deltaOver } from './delta/delta-over.ts';
import { deploymentsOver } from './deploy/deployments-over.ts';
import { makeEngine } from './engine.ts';
import { evidenceOver } from './evidence/evidence-over.ts';
import { readMoved } from './mark-migrated/read-moved.ts';
import type { Migration, MigrationOptions } from './migration.ts';
import { personOver } from './person/person-over.ts';
import { pilotOver } from './pilot/pilot-over.ts';
import { plansOver } from './plan/plans-over.ts';
import { presentOver } from './present/present-over.ts';
import { resetMailsOver } from './reset-mails/reset-mails-over.ts';
import { rolesOver } from './roles/roles-over.ts';
import { signInsOver } from './sign-ins/sign-ins-over.ts';
import { trickleOver } from './trickle/trickle-over.ts';
import { undoOver } from './undo/undo-over.ts';
import type { ConnectedWorker } from './worker/connect-worker.ts';

/** What works on a journal, over the worker that has it open. */
export function migrationOver(
  connected: ConnectedWorker,
  options: Pick<MigrationOptions, 'settings' | 'clock' | 'random'>,
): Migration {
  const worker = connected.api;
  const closing = new AbortController();
  const engine = makeEngine(worker, closing.signal, options);
  const { runs, allDone } = runsOver(engine);

  return {
    readValue: (name) => worker.readValue(name),
    writeValue: (name, value) => worker.writeValue(name, value),
    ...plansOver(engine),
    ...runs,
    keepScriptCases: (action, cases) => worker.keepScriptCases(action, cases),
    scriptCases: () => worker.scriptCases(),
    keepRehearsal: (rehearsal) => worker.keepRehearsal(rehearsal),
    rehearsals: () => worker.rehearsals(),
    keepOverride: (override) => worker.keepOverride(override),
    overridesOf: (tenant, connection) => worker.overridesOf(tenant, connection),
    moved(ends, of, use, given) {
      const signal = engine.either(given);
      const { exports, plainPatience } = engine;
      return readMoved({ worker, ends, signal, exports, patience: plainPatience(signal) }, of, use);
    },
    resetMails: resetMailsOver(engine),
    undo: undoOver(engine),
    roles: rolesOver(engine),
    present: presentOver(engine),
    pilot: pilotOver(engine),
    evidence: evidenceOver(engine),
    delta: deltaOver(engine, runs),
    people: personOver(engine),
    deployments: deploymentsOver(engine),
    trickle: trickleOver(engine),
    signIns: signInsOver(engine),
    exceptions: exceptionsOver(engine),
    async close() {
      closing.abort();
      await allDone();
      await connected.close();
    },
  };
}
