import { defaultConnectLimits } from '../../../electron/legacy/connect.ts';
import type { Engine } from '../../../electron/practice/sql-server/engine/interface.ts';
import { Faults, faultsSchema } from '../../../electron/practice/sql-server/wire/faults.ts';
import { cancelDeafRelay } from '../../integration/legacy/relays.ts';
import { speaksTds, type WhenOver } from '../../integration/legacy/servers.ts';
import type { Failing } from './failing.ts';
import { place, usual, well, wellEngine, withOwn } from './legacy-place.ts';

const longerThanAnyStatement = faultsSchema.parse({ delay: 600_000 });

/** A server that lets everybody in, and then hangs over each statement until it is called off. */
async function hangingServer(whenOver?: WhenOver) {
  const faults = new Faults();
  let logins = 0;
  const engine: Engine = {
    login(request) {
      const session = wellEngine.login(request);
      if (!('batch' in session)) return session;
      logins += 1;
      return withOwn(session, {
        // The driver’s own batch, with which it sets up a connection, is the last that is answered: it makes one to see whether it can, and
        // another one for statements.
        batch(text) {
          if (logins > 1) faults.set(longerThanAnyStatement);
          return session.batch(text);
        },
      });
    },
  };
  return place(speaksTds(engine, null, { faults }), whenOver);
}

/** Takes as long as one statement may. */
export const hangs: Failing = {
  name: 'the server hangs over a statement until what keeps it busy is over',
  check: 'database',
  code: 'UF-1005',
  says: /took too long over one statement.*Nothing was changed.*at a quieter hour/s,
  waits: defaultConnectLimits.requestTimeout,
  async begin(whenOver) {
    const server = await hangingServer(whenOver);
    return {
      typed: { ...usual, port: String(server.port) },
      async mend({ runChecks }) {
        server.becomes(well());
        await runChecks();
      },
    };
  },
};

/** Takes as long as one statement may, and as it may take to be called off. */
export const goesOn: Failing = {
  name: 'the server goes on with a statement that was called off, until what keeps it busy is over',
  check: 'database',
  code: 'UF-1006',
  says: /went on with a statement that was called off.*Nothing was changed.*Try again/s,
  waits: defaultConnectLimits.requestTimeout + defaultConnectLimits.cancelTimeout,
  async begin(whenOver) {
    const server = await hangingServer(whenOver);
    const port = await cancelDeafRelay(server.port, whenOver);
    return {
      typed: { ...usual, port: String(port) },
      async mend({ runChecks }) {
        server.becomes(well());
        await runChecks();
      },
    };
  },
};
