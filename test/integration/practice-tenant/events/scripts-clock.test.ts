import { expect, onTestFinished, test } from 'vitest';
import type { PracticeTenantOptions } from '../../../../electron/practice/practice.ts';
import { OpenedTenant } from '../opened-tenant.ts';
import { knowsSome, scriptedConnection } from './scripted-connection.ts';

const day = 86_400_000;
/** As long as a slow machine needs from one reading of the clock to the next. */
const moment = 60_000;
const behind = -3000 * day;

// Every way to ask for the time, and what must stay as it is.
const login = `function login(name, password, callback) {
  const made = new Date();
  callback(null, {
    user_id: name,
    email: name,
    app_metadata: {
      now: Date.now(),
      made: made.getTime(),
      text: Date.parse(Date()),
      module: require('uuid').v7 === undefined ? null : parseInt(require('uuid').v7().replace('-', '').slice(0, 12), 16),
      date: made instanceof Date && made.constructor === Date && Object.prototype.toString.call(made),
      given: new Date(2001, 1, 3).getTime() === new Date('2001-02-03T00:00:00Z').getTime() && Date.UTC(2001, 1, 3),
    },
  });
}`;

test.for([
  ['stands still', 'simulated', 0],
  ['runs behind the machine’s', { ahead: behind }, behind],
] as const satisfies readonly (readonly [string, PracticeTenantOptions['clock'], number])[])(
  'scripts see the tenant’s clock, which %s, before and after it is advanced',
  async ([, clock, ahead]) => {
    const begins = Date.now() + ahead;
    const tenant = await OpenedTenant.open({ clock, tokenLifetimeSeconds: 10_000_000 });
    onTestFinished(() => tenant.stop());
    const { name: connection } = await scriptedConnection(tenant, true, { login, get_user: knowsSome });
    for (const [days, email] of [
      [0, 'first@contoso.example'],
      [40, 'second@contoso.example'],
    ] as const) {
      if (days > 0) await tenant.control('clock', { milliseconds: days * day });
      expect((await tenant.signIn(email, 'any', connection)).status).toBe(200);
      const { app_metadata: seen, created_at } = await tenant.users.get(`auth0|${email}`);
      const expected = begins + days * day;
      for (const at of [seen?.now, seen?.made, seen?.text, seen?.module, Date.parse(String(created_at))]) {
        expect(Math.abs(Number(at) - expected)).toBeLessThan(moment);
      }
      expect(seen).toMatchObject({ date: '[object Date]', given: Date.UTC(2001, 1, 3) });
    }
  },
);
