// Whatever a tenant holds, a pilot removes only connections that this workspace's journal wrote down, by name and id or name and mark.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ThrowawayRecord } from '../../../../electron/journal/pilot-records.ts';
import { MARK, throwawayName, throwawayOptions } from '../../../../electron/migration/pilot/throwaway.ts';
import { sweep } from '../../../../electron/migration/pilot/throwaways.ts';
import type { PilotTenant, SeenConnection } from '../../../../electron/tenant/pilot/pilot-tenant.ts';

const few = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const name = few('members', 'userferry-pilot-1', 'userferry-pilot-2', 'userferry-pilot-3', 'userferry-pilot-1-t');
const mark = few('a', 'b', 'c');

const seen = fc.record({
  id: few('con_1', 'con_2', 'con_3', 'con_4'),
  name,
  isDatabase: fc.boolean(),
  metadata: fc.oneof(
    fc.constant({}),
    mark.map((own) => ({ [MARK]: own })),
  ),
});
const written = fc.record({
  pilot: few('1', '2'),
  name,
  mark,
  connection: fc.option(few('con_1', 'con_2', 'con_3', 'con_4')),
});

test('nothing is ever removed but what was written down', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(seen, { selector: ({ name: own }) => own }),
      fc.uniqueArray(written, { selector: ({ pilot, name: own }) => `${pilot} ${own}` }),
      async (connections, records) => {
        // A tenant gives an id once.
        const byId = new Map(connections.map((connection) => [connection.id, connection]));
        const there = new Map([...byId.values()].map((connection) => [connection.name, connection]));
        const removed: SeenConnection[] = [];
        const crossedOff: string[] = [];
        const tenant = {
          users: { domain: 'tenant' },
          seen: async (of: string) => there.get(of) ?? null,
          removeConnection: async (id: string) => {
            for (const connection of there.values()) {
              if (connection.id !== id) continue;
              removed.push(connection);
              there.delete(connection.name);
            }
          },
        } as unknown as PilotTenant;
        const book = {
          throwawaysLeft: async (): Promise<readonly ThrowawayRecord[]> => records,
          throwawayRemoved: async (_: string, of: string) => void crossedOff.push(of),
          intendThrowaway: async () => undefined,
          throwawayMade: async () => undefined,
        };
        const patience = { tenant: <Result>(work: () => Promise<Result>) => work() };
        const { left } = await sweep(tenant, book, patience, new AbortController().signal);
        for (const connection of removed) {
          expect(connection.isDatabase).toBe(true);
          expect(connection.name).toMatch(/^userferry-pilot-/);
          const theirs = records.filter((record) => record.name === connection.name);
          expect(
            theirs.some(({ connection: id, mark: own }) =>
              id === null ? connection.metadata[MARK] === own : id === connection.id,
            ),
          ).toBe(true);
        }
        // What stays of a name that was written down is told, and looked at again the next time.
        for (const { name: own } of left) {
          expect([...byId.values()].some((connection) => connection.name === own)).toBe(true);
        }
        for (const { name: own } of records) expect([...crossedOff, ...left.map((one) => one.name)]).toContain(own);
      },
    ),
    { numRuns: 500 },
  );
});

test('what was being made when a pilot was stopped is looked for by the next one', async () => {
  const crossedOff: string[] = [];
  const made = throwawayName('token');
  const tenant = { users: { domain: 'tenant' }, seen: async () => null } as unknown as PilotTenant;
  const book = {
    throwawaysLeft: async () => [{ pilot: '2', name: made, mark: 'a', connection: null }],
    throwawayRemoved: async (_: string, of: string) => void crossedOff.push(of),
    intendThrowaway: async () => undefined,
    throwawayMade: async () => undefined,
  };
  const patience = { tenant: <Result>(work: () => Promise<Result>) => work() };
  const swept = (brokenOff: string | null) => sweep(tenant, book, patience, new AbortController().signal, brokenOff);
  expect(await swept('2')).toMatchObject({ removed: [], left: [{ name: made }] });
  expect(crossedOff).toEqual([]);
  expect(await swept(null)).toEqual({ removed: [], left: [] });
  expect(crossedOff).toEqual([made]);
});

test('a connection of a pilot has what of the target decides imports and sign-ins, and nothing that leads to the legacy database', () => {
  const options = {
    requires_username: true,
    validation: { username: { min: 3, max: 20 } },
    passwordPolicy: 'good',
    enabledDatabaseCustomization: true,
    import_mode: true,
    bareConfiguration: 'x',
    disable_signup: false,
  };
  expect(throwawayOptions({ options })).toEqual({
    requires_username: true,
    validation: { username: { min: 3, max: 20 } },
    passwordPolicy: 'good',
    disable_signup: true,
  });
  expect(throwawayOptions(null)).toEqual({ disable_signup: true });
  expect(throwawayName('0123456789abcdef').length + '-t'.length).toBeLessThanOrEqual(35);
});
