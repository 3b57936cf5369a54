import { createServer } from 'node:net';
import { closedPort, listening, sqlBrowser } from '../../integration/legacy/servers.ts';
import type { Failing } from './failing.ts';
import { place, usual, well } from './legacy-place.ts';

const BROWSER = 1434;
const USUAL_PORT = 1433;

/** Where the server is not found, or doesn’t answer: nothing has been sent yet. */
export const reachingFailures: readonly Failing[] = [
  {
    name: 'the server’s name is mistyped',
    check: 'name',
    code: 'UF-1101',
    says: /No computer with the name sql\.invalid can be found.*Check the spelling/s,
    async begin() {
      const { port } = await place(well());
      return {
        typed: { ...usual, server: 'sql.invalid', port: String(port) },
        async mend({ fill, runChecks }) {
          await fill('Server', '127.0.0.1');
          await runChecks();
        },
      };
    },
  },
  {
    name: 'there is no instance of that name, and the SQL Server Browser lists those that are there',
    check: 'instance',
    code: 'UF-1102',
    says: /has no instance named “MEMBER”.*Choose one that is there: PAYROLL, MEMBERS/s,
    async begin() {
      const { port } = await place(well());
      const other = await closedPort();
      await sqlBrowser(
        [
          { name: 'PAYROLL', port: other },
          { name: 'MEMBERS', port },
        ],
        0,
        BROWSER,
      );
      return {
        typed: { ...usual, instance: 'MEMBER', port: '' },
        mend: ({ press }) => press('Use the instance MEMBERS'),
      };
    },
  },
  {
    name: 'the instance has no TCP/IP, which the DBA enables',
    check: 'instance',
    code: 'UF-1102',
    says: /doesn’t take connections over TCP\/IP.*enable TCP\/IP under Protocols/s,
    async begin() {
      const instances: { name: string; port?: number }[] = [{ name: 'MEMBERS' }];
      await sqlBrowser(instances, 0, BROWSER);
      return {
        typed: { ...usual, instance: 'MEMBERS', port: '' },
        async mend({ runChecks }) {
          const { port } = await place(well());
          instances.splice(0, 1, { name: 'MEMBERS', port });
          await runChecks();
        },
      };
    },
  },
  {
    name: 'nothing listens on the port, and another one is the server’s',
    check: 'port',
    code: 'UF-1001',
    says: /nothing answers on port \d+.*which port it uses/s,
    async begin() {
      const { port } = await place(well());
      return {
        typed: { ...usual, port: String(await closedPort()) },
        async mend({ fill, runChecks }) {
          await fill('Port', String(port));
          await runChecks();
        },
      };
    },
  },
  {
    name: 'the service does not run, and the DBA starts it',
    check: 'port',
    code: 'UF-1001',
    says: /that the service runs/,
    async begin() {
      const port = await closedPort();
      return {
        typed: { ...usual, port: String(port) },
        async mend({ runChecks }) {
          await listening(well(), port);
          await runChecks();
        },
      };
    },
  },
  {
    name: 'the server hangs up while it fails over',
    check: 'login',
    code: 'UF-1003',
    says: /The connection to 127\.0\.0\.1 broke off.*try again/s,
    async begin() {
      const server = await place((socket) => socket.destroy());
      return {
        typed: { ...usual, port: String(server.port) },
        async mend({ runChecks }) {
          server.becomes(well());
          await runChecks();
        },
      };
    },
  },
];

/** Takes as long as a connection is waited for. */
export const swallowed: Failing = {
  name: 'a firewall swallows what is sent, and is opened',
  check: 'encryption',
  code: 'UF-1002',
  says: /did not answer on port \d+ in time.*A firewall may drop the connection/s,
  async begin(whenOver) {
    const server = await place(() => undefined, whenOver);
    return {
      typed: { ...usual, port: String(server.port), encryption: 'checked' },
      async mend({ choose, runChecks }) {
        server.becomes(well());
        await choose('Encryption', 'none');
        await runChecks();
      },
    };
  },
};

/** Takes as long as the SQL Server Browser is waited for, and the usual port: a computer that has a SQL Server can't show it. */
export const wrongInstance: Failing = {
  name: 'the SQL Server Browser is silent, and the usual port is another instance’s',
  check: 'instance',
  code: 'UF-1107',
  says: /belongs to .* not to “MEMBERS”.*Ask the DBA for the port of “MEMBERS”/s,
  async begin(whenOver) {
    await listening(well(), USUAL_PORT, whenOver);
    const { port } = await place(well(), whenOver);
    return {
      typed: { ...usual, instance: 'MEMBERS', port: '' },
      async mend({ fill, runChecks }) {
        await fill('Port', String(port));
        await runChecks();
      },
    };
  },
};

export const usualPortIsFree = await new Promise<boolean>((resolve) => {
  const server = createServer();
  server.once('error', () => resolve(false));
  server.listen(USUAL_PORT, '127.0.0.1', () => server.close(() => resolve(true)));
});
